// Lists of what may be printed, shared by many descriptions: closed lists of values, and the regions of a country.
import { parseRegions, type Regions } from '#core/regions.ts'

/** Either the only values there are, by what is printed, or the regions that authorities and addresses are built of. */
export type Lexicon = { readonly values: ReadonlyMap<string, string> | null; readonly regions: Regions | null }
/** By name. */
export type Lexicons = ReadonlyMap<string, Lexicon>
export const NO_LEXICONS: Lexicons = new Map()

type Row = Record<string, unknown>
const isRow = (value: unknown): value is Row => typeof value === 'object' && value !== null && !Array.isArray(value)
const isText = (value: unknown): value is string => typeof value === 'string' && value !== ''
const isTexts = (value: unknown): value is string[] => Array.isArray(value) && value.length > 0 && value.every(isText)

/** What is compared: capitals without spaces, as printed and without accents, for both are met and both are read. */
function formsOf(printed: string): string[] {
  const plain = printed.replace(/\s+/g, '').toUpperCase()
  return [plain, plain.normalize('NFKD').replace(/\p{M}/gu, '')]
}

function parseValues(value: unknown, name: string): ReadonlyMap<string, string> {
  if (isTexts(value)) return new Map(value.map((each) => [each, each]))
  if (!isRow(value)) throw new Error(`lexicon ${name}: values must be a list, or lists of what is printed by what is meant`)
  const known = new Map<string, string>()
  for (const [meant, printed] of Object.entries(value)) {
    if (!isTexts(printed)) throw new Error(`lexicon ${name}: values.${meant} must be a list of texts`)
    for (const form of [meant, ...printed].flatMap(formsOf)) {
      if ((known.get(form) ?? meant) !== meant) throw new Error(`lexicon ${name}: ${form} means ${known.get(form)} and ${meant}`)
      known.set(form, meant)
    }
  }
  return known
}

/**
 * Reads a lexicon of `rulebook/lexicons/`.
 * @throws {Error} naming what is missing, unknown, not as it must be, or means two things
 */
export function parseLexicon(value: unknown): [name: string, lexicon: Lexicon] {
  if (!isRow(value) || typeof value['name'] !== 'string') throw new Error('a lexicon must be an object with a name')
  const { name } = value
  const other = Object.keys(value).find((key) => !['name', 'sources', 'date', 'reading', 'values', 'regions'].includes(key))
  if (other !== undefined) throw new Error(`lexicon ${name}: ${other} is not known`)
  if (!isTexts(value['sources']) || typeof value['date'] !== 'string') throw new Error(`lexicon ${name}: sources and their date must be said`)
  if (isRow(value['regions'])) return [name, { values: null, regions: parseRegions(value['regions']) }]
  return [name, { values: parseValues(value['values'], name), regions: null }]
}
