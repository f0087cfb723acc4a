// From lines a peer read to fields: the same descriptions, labels and rules our own reader goes by, and a zone by length and alphabet.
import { parseMrz } from '#core/mrz-parse.ts'
import { MRZ_LAYOUTS, mrzAlphabetAt } from '#core/mrz-format.ts'
import type { MrzFormat, Quad, ReadField } from '#contract/reading.ts'
import type { SideDescription } from '#vision/documents.ts'
import { readFields } from '#vision/read-fields.ts'
import { placeLines } from '#vision/text-direction.ts'

export type PeerLine = { text: string; confidence: number; left: number; top: number; right: number; bottom: number }
/** What a peer read on one side. */
export type PeerReading = { fields: ReadField[]; lines: string[] | null }

/** The height our own recogniser draws lines at. */
const LINE_HEIGHT = 48

/** Makes a line exactly as long as asked, at its longest run of fillers; null where it has none to spare or is far off. */
export function fitLine(line: string, length: number): string | null {
  const off = length - line.length
  if (off === 0) return line
  const [run] = [...line.matchAll(/<+/g)].sort((a, b) => b[0].length - a[0].length)
  if (Math.abs(off) > 6 || !run || run[0].length + off < 1) return null
  return line.slice(0, run.index) + '<'.repeat(run[0].length + off) + line.slice(run.index + run[0].length)
}

/** Letters and digits that look alike: a place that may hold only the one is not the other. */
const LOOKALIKES = [['O', '0'], ['I', '1'], ['S', '5'], ['B', '8'], ['Z', '2'], ['G', '6']] as const

/** A row with each character that its place cannot hold changed for the one that looks like it. */
export function settleRow(row: string, format: MrzFormat, line: number): string {
  return Array.from(row, (character, at) => {
    const alphabet = mrzAlphabetAt(format, line, at)
    if (alphabet.includes(character)) return character
    const pair = LOOKALIKES.find(([letter, digit]) => letter === character || digit === character)
    return pair?.find((each) => alphabet.includes(each)) ?? character
  }).join('')
}

/** The zone among lines, by length and alphabet: the last rows that fit one of the formats, fillers and lookalikes mended. */
export function findZone(texts: readonly string[], formats: readonly MrzFormat[]): { format: MrzFormat; lines: string[] } | null {
  const candidates = texts.map((text) => text.toUpperCase().replace(/[«‹《〈]/g, '<').replace(/\s/g, '')).filter((text) => /^[A-Z0-9<]{24,50}$/.test(text))
  for (const format of formats) {
    const { lines: count, length } = MRZ_LAYOUTS[format]
    const fitted = candidates.map((line) => fitLine(line, length)).filter((line) => line !== null).slice(-count)
    if (fitted.length === count && fitted.some((line) => line.includes('<'))) return { format, lines: fitted.map((line, i) => settleRow(line, format, i)) }
  }
  return null
}

/** Fields of a side, printed and of the zone. `today` decides the zone's centuries. */
export function fieldsOfLines(lines: readonly PeerLine[], side: SideDescription, today: string): PeerReading {
  const texts = lines.toSorted((a, b) => a.top - b.top)
  const quads = texts.map(({ left, top, right, bottom }): Quad => [[left, top], [right, top], [right, bottom], [left, bottom]])
  const placed = placeLines(quads, 0).map((line, i) => {
    const { text, confidence } = texts[i]!
    const letters = Array.from(text)
    const characters = letters.map((character, at) => ({ character, confidence, at: (at + 0.5) / letters.length }))
    return { ...line, text, confidence, characters, drawn: Math.round((line.width / line.height) * LINE_HEIGHT), passedOver: false }
  })
  const zone = findZone(texts.map(({ text }) => text), side.mrz)
  const coded = zone ? parseMrz(zone.lines, zone.format, today).fields : []
  return {
    lines: zone?.lines ?? null,
    fields: [
      ...readFields(placed, side),
      ...coded.map(({ name, value, raw }): ReadField => ({ name, source: 'mrz', value, raw, confidence: 1, box: null, doubtful: false })),
    ],
  }
}
