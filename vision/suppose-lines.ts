// Where a value must stand though no text was found there: a single letter, as the sex, is too little for the detector of lines.
import type { Point, Quad } from '#contract/reading.ts'
import type { SideDescription } from './documents.ts'
import { findLabels, type LabelHit } from './find-labels.ts'
import { leftOf, type TextLine } from './text-line.ts'
import { placeLines, type PlacedLine } from './text-direction.ts'

/** A supposed value is this many heights of its label wide: enough for a letter or a short word, not for its neighbour. */
const WIDE = 3.2
/** Where no neighbour tells, the value's middle is this many heights of the label below the label's, and it is this much higher. */
const USUAL = { down: 1.5, high: 1.5 }

/** How far below their labels the values beside this one stand, and how high they are. */
function learnFrom(hit: LabelHit, hits: readonly LabelHit[], lines: readonly TextLine[]): { down: number; high: number } {
  const { line: label } = hit
  for (const other of hits) {
    if (other.line === label || Math.abs(other.line.v - label.v) > 0.6 * label.height || other.from > 1) continue
    const value = lines.find((line) => {
      const down = line.v - other.line.v
      return !hits.some((each) => each.line === line) && down > 0.6 * label.height && down < 3 * label.height && Math.abs(leftOf(line) - leftOf(other.line)) < label.height
    })
    if (value) return { down: (value.v - other.line.v) / label.height, high: value.height / label.height }
  }
  return USUAL
}

/**
 * Places to read for fields whose label was found and whose value was not.
 * @param missing names of such fields
 * @returns lines of no text yet, in the frame of the reading direction
 */
export function supposeLines(lines: readonly TextLine[], side: SideDescription, missing: readonly string[], direction: number): PlacedLine[] {
  const hits = findLabels(lines, side)
  const quads = hits.flatMap((hit): Quad[] => {
    if (!hit.field || hit.part !== 0 || hit.wrong > 0 || !missing.includes(hit.field.name)) return []
    const { quad, height, width, characters } = hit.line
    const [a, b, , d] = quad
    const along: Point = [(b[0] - a[0]) / width, (b[1] - a[1]) / width]
    const across: Point = [(d[0] - a[0]) / height, (d[1] - a[1]) / height]
    const box = (u: number, v: number, wide: number, high: number): Quad => {
      const at = (x: number, y: number): Point => [a[0] + along[0] * x + across[0] * y, a[1] + along[1] * x + across[1] * y]
      return [at(u, v - high / 2), at(u + wide, v - high / 2), at(u + wide, v + high / 2), at(u, v + high / 2)]
    }
    const start = hit.from === 0 ? 0 : (characters[hit.from]?.at ?? 0) * width
    const { down, high } = learnFrom(hit, hits, lines)
    const below = box(start - 0.4 * height, (0.5 + down) * height, WIDE * height, high * height)
    const end = ((characters[hit.to - 1]?.at ?? 1) + 0.5 / Math.max(1, characters.length)) * width
    const beside = box(end + 0.1 * height, 0.5 * height, WIDE * height, 1.15 * height)
    return hit.field.place === 'below' ? [below] : hit.field.place === 'right_or_below' ? [beside, below] : hit.field.place === 'right' ? [beside] : []
  })
  return placeLines(quads, direction)
}
