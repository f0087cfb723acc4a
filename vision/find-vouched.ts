// Finds in print what an accepted zone says, where no label tells which print it is: labels are small, and the first to blur.
import type { Quad, ReadField } from '#contract/reading.ts'
import { compareNames } from '#core/names.ts'
import { isInside, quadCentre, quadSize } from '#optics/geometry.ts'
import type { FieldDescription, SideDescription, ValueKind } from './documents.ts'
import { normaliseValue } from './normalise-value.ts'
import { leftOf, type TextLine } from './text-line.ts'

type ZoneField = Pick<ReadField, 'name' | 'value' | 'raw'>
/** `quads`: where its rows stand. */
type Zone = { fields: readonly ZoneField[]; quads: readonly Quad[] }

/** Values of a shape of their own; a lone letter might be any field's, and a state's name is the heading's too. */
const SHAPED: readonly ValueKind[] = ['date', 'code', 'latin_name']
/** Print must be as sure as print under a label; a name letter by letter too, for it has no shape. */
const SURE_LINE = 0.75
const SURE_CHARACTER = 0.55
/** Given names stand no farther under the family name, and begin no farther off, in heights. */
const BELOW = { least: 0.6, most: 4 }
const ASIDE = 1.5

/** Only letters count: a comma may be faint. */
const isSureName = ({ characters }: TextLine): boolean => characters.every(({ character, confidence }) => !/\p{L}/u.test(character) || confidence >= SURE_CHARACTER)

/** Two rows, the family name over the given ones, or one row with both. */
function nameRows(lines: readonly TextLine[], field: FieldDescription, zone: ZoneField): TextLine[] | null {
  const isName = (line: TextLine, name: string): boolean => {
    const printed = normaliseValue(line.text, field)
    return printed !== null && compareNames(printed.value, name) === 'same'
  }
  const whole = lines.find((line) => isName(line, zone.value))
  if (whole) return [whole]
  const [family, given] = zone.raw.split('<<').map((part) => part.replace(/<+/g, ' ').trim())
  if (!family || !given) return null
  for (const upper of lines.filter((line) => isName(line, family))) {
    const lower = lines.find((line) => line !== upper && isName(line, given) && line.v - upper.v > BELOW.least * upper.height &&
      line.v - upper.v < BELOW.most * upper.height && Math.abs(leftOf(line) - leftOf(upper)) < ASIDE * upper.height)
    if (lower) return [upper, lower]
  }
  return null
}

/**
 * Printed fields nobody could find by their labels, where a whole line says the very same as the zone. A label goes before: what stands under it
 * is the value, whether the zone says so or not.
 * @param printed what was found by labels
 * @param today `YYYY-MM-DD`, decides the century of years printed with two figures
 */
export function findVouched(lines: readonly TextLine[], side: SideDescription, printed: readonly ReadField[], zone: Zone, today: string): ReadField[] {
  // A zone that is read as text too is no witness for itself.
  const isOfZone = (line: TextLine): boolean => zone.quads.some((quad) => isInside(quadCentre(line.quad), quad, 0.5 * quadSize(quad).height))
  const isTaken = (line: TextLine): boolean => printed.some(({ box }) => box !== null && isInside(quadCentre(line.quad), box, 0))
  const free = lines.filter((line) => line.confidence >= SURE_LINE && !isOfZone(line) && !isTaken(line))
  return side.fields.flatMap((field): ReadField[] => {
    const told = zone.fields.find(({ name }) => name === field.name)
    if (!told || !SHAPED.includes(field.value) || printed.some(({ name }) => name === field.name)) return []
    const isTold = ({ text }: TextLine): boolean => {
      const value = normaliseValue(text, field, today)
      return value !== null && !value.isGuess && value.value === told.value
    }
    const rows = field.value === 'latin_name' ? nameRows(free.filter(isSureName), field, told) : free.filter(isTold).slice(0, 1)
    const [first, last] = [rows?.[0], rows?.at(-1)]
    if (!rows || !first || !last) return []
    const raw = rows.map(({ text }) => text).join(' ')
    const box: Quad = first === last ? first.quad : [first.quad[0], first.quad[1], last.quad[2], last.quad[3]]
    const value = field.value === 'latin_name' ? normaliseValue(raw, field)!.value : told.value
    return [{ name: field.name, source: 'printed', value, raw, confidence: Math.min(...rows.map(({ confidence }) => confidence)), box, doubtful: false }]
  })
}
