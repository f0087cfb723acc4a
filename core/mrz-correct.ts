// Mends one classic confusion of characters when that alone makes every check digit right. What was mended is never accepted unseen.
import type { MrzFormat } from '#contract/reading.ts'
import { checkMrzDigits } from './mrz-check.ts'
import { MRZ_LAYOUTS, mrzAlphabetAt } from './mrz-format.ts'

/** Pairs a reader confuses and a check digit tells apart (6/G, 1/L, M/W and filler with 0, A, K, U it cannot). */
const CONFUSIONS: Readonly<Record<string, string>> = {
  '0': 'ODQ', O: '0', D: '0', Q: '0', '1': 'I', I: '1', '2': 'Z', Z: '2', '5': 'S', S: '5', '8': 'B', B: '8', '7': 'T', T: '7', '4': 'A', A: '4',
  '3': '8', '9': '0',
}

/** Whether a reader confuses the two and a check digit tells them apart. */
export function mrzLooksLike(a: string, b: string): boolean {
  return (CONFUSIONS[a] ?? '').includes(b)
}

function isWhole(lines: readonly string[], format: MrzFormat): boolean {
  return checkMrzDigits(lines, format).every((digit) => digit.right)
}

/**
 * The lines with one character replaced so that every check digit is right.
 * @returns the mended lines; null where they were right already, where nothing mends them, or where more than one way does
 */
export function correctMrz(lines: readonly string[], format: MrzFormat): string[] | null {
  if (isWhole(lines, format)) return null
  const guarded = new Set(MRZ_LAYOUTS[format].checks.flatMap((check) => [
    ...check.over.flatMap(({ line, from, to }) => Array.from({ length: to - from }, (_, i) => `${line}:${from + i}`)),
    `${check.at.line}:${check.at.position}`,
  ]))
  const ways: string[][] = []
  for (const place of guarded) {
    const [line, position] = place.split(':').map(Number) as [number, number]
    const text = lines[line] ?? ''
    const alphabet = mrzAlphabetAt(format, line, position)
    for (const other of CONFUSIONS[text[position] ?? ''] ?? '') {
      if (!alphabet.includes(other)) continue
      const mended = lines.map((each, i) => (i === line ? each.slice(0, position) + other + each.slice(position + 1) : each))
      if (isWhole(mended, format)) ways.push(mended)
    }
  }
  return ways.length === 1 ? ways[0]! : null
}
