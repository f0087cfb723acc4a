// One way of writing a name: compatibility forms, middle dots, spaces and case made alike. The raw string is kept beside it, elsewhere.

/** Dots that people and recognisers take for the middle dot and NFKC leaves alone. */
const DOTS = /[•・‧⋅∙●･·ᐧ⸱]/g
const HAN = '\\p{Script=Han}々〇'
const DOT_IN_HAN = new RegExp(`(?<=[${HAN}]) *[.]+ *(?=[${HAN}])`, 'gu')
const SPACE_IN_HAN = new RegExp(`(?<=[${HAN}·]) +(?=[${HAN}·])`, 'gu')

/** A name with its characters kept, written one way: NFKC, U+00B7 for the middle dot, single spaces, capitals. */
export function normaliseName(text: string): string {
  // Capitals of some letters fall apart (ΐ, ŉ), and some letters fold to small ones: folded, raised, and folded again.
  const raised = text.normalize('NFKC').toUpperCase().normalize('NFKC').toUpperCase()
  const folded = raised.replace(DOTS, '·').replace(/\s+/g, ' ').trim()
  return folded.replace(DOT_IN_HAN, '·').replace(SPACE_IN_HAN, '').replace(/ *· */g, '·')
}

/** A name taken apart by script. A document may write one name in several, side by side. */
export type NameParts = {
  /** Characters, dots left off. */
  readonly han: string
  /** Words of Latin letters, accents kept; apostrophes dropped and hyphens taken for spaces (ICAO 9303-3 section 4.6). */
  readonly latin: readonly string[]
  readonly cyrillic: readonly string[]
  /** All letters of any other script. */
  readonly other: string
}

/** Takes a name apart by script. */
export function partsOfName(text: string): NameParts {
  const plain = normaliseName(text).replace(/['’‘ʼ`´]/g, '')
  const words = plain.replace(/[^\p{L}\p{M}\p{N}]+/gu, ' ').trim().split(' ')
  const of = (script: RegExp): string[] => words.map((word) => (word.match(script) ?? []).join('')).filter((word) => word !== '')
  return {
    han: of(/[\p{Script=Han}々〇]/gu).join(''),
    latin: of(/\p{Script=Latin}\p{M}*/gu),
    cyrillic: of(/\p{Script=Cyrillic}\p{M}*/gu),
    other: of(/(?!\p{Script=Latin}|\p{Script=Cyrillic}|[\p{Script=Han}々〇])\p{L}\p{M}*/gu).join(''),
  }
}
