// The check digit of machine-readable zones, ICAO 9303-3 section 4.9.

const WEIGHTS = [7, 3, 1]

/** The value a character counts with: digits as themselves, A = 10 to Z = 35, filler 0. */
export function mrzCharacterValue(character: string): number {
  if (character === '<') return 0
  const code = character.charCodeAt(0)
  return code <= 57 ? code - 48 : code - 55
}

/** The digit (as a character) that guards `text`: weights 7 3 1 from the left, sum modulo 10. */
export function mrzCheckDigit(text: string): string {
  let sum = 0
  for (let i = 0; i < text.length; i++) sum += mrzCharacterValue(text[i]!) * WEIGHTS[i % 3]!
  return String(sum % 10)
}
