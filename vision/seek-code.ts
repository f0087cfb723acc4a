// Seeks the code some documents bear, and tells what it says as fields: a code that does not decode tells nothing.
import type { Quad, ReadBarcode, ReadField } from '#contract/reading.ts'
import { parseAamva, type AamvaCard } from '#core/aamva.ts'
import type { Raster } from '#optics/raster.ts'
import type { DocumentDescription, SideDescription } from './documents.ts'
import type { Identified } from './identify-document.ts'
import { readBarcode } from './read-barcode.ts'

export type SeenCode = {
  barcode: ReadBarcode
  /** Boxes in pixels of the raster, as that of the code. */
  fields: ReadField[]
  /** The side that bears such a card's code; null where its content is unknown. */
  identified: Identified | null
  /** Reading direction of the code, radians. */
  direction: number
}

export const bearsCode = (side: SideDescription): boolean => side.barcode.length > 0

/** Whether the side the sender names bears a code. */
export function expectsCode(documents: readonly DocumentDescription[], expected: { kind: string; side: string } | undefined): boolean {
  return documents.some(({ kind, sides }) => kind === expected?.kind && sides.some((each) => each.side === expected.side && bearsCode(each)))
}

function fieldsOf({ fields, name_may_be_cut }: AamvaCard, box: Quad): ReadField[] {
  return fields.map(({ name, value, raw }) =>
    ({ name, source: 'barcode', value, raw, confidence: 1, box, doubtful: name === 'name' && name_may_be_cut }))
}

/** The code in a picture, if its error correction comes out right. `quads`: where the document may lie, likeliest first. */
export async function seekCode(raster: Raster, quads: readonly Quad[], documents: readonly DocumentDescription[]): Promise<SeenCode | null> {
  const bearers = documents.flatMap((document) => document.sides.filter(bearsCode).map((side) => ({ document, side, confidence: 1, byLabels: false })))
  const read = await readBarcode(raster, quads[0] ?? null, [...new Set(bearers.flatMap(({ side }) => side.barcode))])
  if (!read) return null
  const { format, text, box } = read
  const card = parseAamva(text)
  // An identity card bears the same code with another subfile.
  const identified = card?.subfile === 'DL' ? (bearers.find(({ document }) => document.kind === 'driving_licence') ?? null) : null
  const direction = Math.atan2(box[1][1] - box[0][1], box[1][0] - box[0][0])
  return { barcode: { format, box }, fields: card ? fieldsOf(card, box) : [], identified, direction }
}
