// The 18-character number of a Chinese resident ID card, with its check character (GB 11643-1999).

const WEIGHTS = [7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2] as const

/** Check character of the first 17 digits (ISO 7064 MOD 11-2). */
export function residentDigit(first17: string): string {
  const sum = WEIGHTS.reduce((total, weight, i) => total + weight * Number(first17[i]), 0)
  return '10X98765432'[sum % 11]!
}

/** `region` 6 digits, `birth` `YYYY-MM-DD`, `sequence` 0 to 999 whose last digit is odd for men and even for women. */
export function residentNumber(region: string, birth: string, sequence: number): string {
  const first17 = `${region}${birth.replaceAll('-', '')}${String(sequence).padStart(3, '0')}`
  return first17 + residentDigit(first17)
}
