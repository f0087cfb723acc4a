// Where each value stands in the picture: the box the reader noted, and for values of the machine-readable zone their own characters of the row.
import type { Point, Quad, ReadField, Reading } from '#contract/reading.ts'
import { MRZ_LAYOUTS, type MrzPartName } from '#core/mrz-format.ts'

/** The parts of the zone a field may stand in, the likeliest first. */
const PARTS: Partial<Record<ReadField['name'], readonly MrzPartName[]>> = {
  document_type: ['document_code'], issuing_country: ['issuing_state'], name: ['name'], name_latin: ['name'], document_number: ['document_number'],
  nationality: ['nationality', 'issuing_state'], date_of_birth: ['date_of_birth'], sex: ['sex'], expiry_date: ['expiry_date'],
  personal_number: ['optional_2', 'optional'],
}

function along(a: Point, b: Point, share: number): Point {
  return [a[0] + (b[0] - a[0]) * share, a[1] + (b[1] - a[1]) * share]
}

/** The part of a row between two shares of its width. */
function sliceOf([tl, tr, br, bl]: Quad, from: number, to: number): Quad {
  return [along(tl, tr, from), along(tl, tr, to), along(bl, br, to), along(bl, br, from)]
}

/**
 * The box of one value.
 * @returns pixels of the upright picture; null where nobody knows, and for a barcode, which shows no characters
 */
export function placeOf(field: ReadField, mrz: Reading['mrz']): Quad | null {
  if (field.source === 'barcode') return null
  if (field.source !== 'mrz' || !mrz) return field.box
  const text = field.raw.replace(/<+$/, '')
  for (const name of PARTS[field.name] ?? []) {
    const part = MRZ_LAYOUTS[mrz.format].parts.find((each) => each.part === name)
    const row = part && mrz.boxes[part.line]
    const line = part && mrz.lines[part.line]
    // Only characters that stand there count; a long number that goes on elsewhere keeps the whole row.
    if (row && line && text && line.slice(part.from, part.to).startsWith(text)) return sliceOf(row, part.from / line.length, (part.from + text.length) / line.length)
  }
  return field.box
}

/** Quarter turns clockwise that bring text running in `direction` (degrees clockwise from the horizontal) level. */
export function quartersToLevel(direction: number): number {
  return (((4 - Math.round(direction / 90)) % 4) + 4) % 4
}

/** The SVG transform of so many quarter turns that keeps a picture of this size in the positive corner. */
export function turnOf(quarters: number, width: number, height: number): string {
  return ['', `translate(${height} 0) rotate(90)`, `translate(${width} ${height}) rotate(180)`, `translate(0 ${width}) rotate(270)`][quarters] ?? ''
}
