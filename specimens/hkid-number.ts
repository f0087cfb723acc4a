// The number of a Hong Kong identity card, with its check character.

/** Letters A to Z count 10 to 35, the blank before a single letter 36; weights 9 to 2; the check makes the sum divisible by 11. */
export function hkidCheck(letters: string, digits: string): string {
  const values = [...Array.from(letters.padStart(2, ' '), (each) => (each === ' ' ? 36 : each.charCodeAt(0) - 55)), ...Array.from(digits, Number)]
  const sum = values.reduce((total, value, i) => total + value * (9 - i), 0)
  const check = (11 - (sum % 11)) % 11
  return check === 10 ? 'A' : String(check)
}

/** As printed, e.g. `A123456(3)`. */
export function hkidNumber(letters: string, digits: string): string {
  return `${letters}${digits}(${hkidCheck(letters, digits)})`
}
