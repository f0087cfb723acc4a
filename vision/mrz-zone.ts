// Where the rows of a zone lie: one pitch, one left edge, one distance of rows; also those the detector missed or cut short.
import type { Point, Quad } from '#contract/reading.ts'
import { quadCentre, quadSize } from '#optics/geometry.ts'
import type { MrzRow } from './mrz-rows.ts'
import { medianOf } from './mrz-strip.ts'
import type { PlacedLine } from './text-direction.ts'

/**
 * A row as a line through `at` along `along` (a unit vector); `left`: pixels from `at` to where its characters begin, along it.
 * `row`: what was seen of it, if anything was.
 */
export type ZoneRow = { at: Point; along: Point; left: number; row: MrzRow | null }
/** `pitch`: pixels from character to character. */
export type Zone = { rows: ZoneRow[]; pitch: number; /** Characters the longest row shows, as the pitch counts them. */ span: number }

/** Rows are 6.35 mm apart and characters 2.54 mm (ICAO 9303-3 section 4.2). */
const USUAL_STEP = 2.5
/** Rows further apart than this, in pitches, have another between them. */
const SKIPPED = 3.6
/** A strip shows so much, in pitches: height, and to each side; and a share more of what was not seen, for rows grow at a slant. */
const STRIP = { height: 1.9, beside: 1.3, slant: 0.1 }

function unit([x, y]: Point): Point {
  const length = Math.hypot(x, y) || 1
  return [x / length, y / length]
}

/** The direction a line's own box runs in. */
function directionOf({ quad: [a, b, c, d] }: PlacedLine): Point {
  return unit([b[0] + c[0] - a[0] - d[0], b[1] + c[1] - a[1] - d[1]])
}

/** A row's direction, by its only piece, or from its first piece to its last; short ones have none of their own. */
function alongOf(row: MrzRow): Point {
  const [first, last] = [row.pieces[0]!.line, row.pieces[row.pieces.length - 1]!.line]
  if (first === last) return directionOf(first)
  const [a, b] = [quadCentre(first.quad), quadCentre(last.quad)]
  return unit([b[0] - a[0], b[1] - a[1]])
}

/** The direction all pieces agree on: the longer one is, the better it knows. */
function usualAlong(block: readonly MrzRow[]): Point {
  const all = block.flatMap((row) => row.pieces.map(({ line }) => ({ along: directionOf(line), weight: line.width ** 3 })))
  const sum = (axis: 0 | 1): number => all.reduce((total, { along, weight }) => total + along[axis] * weight, 0)
  return unit([sum(0), sum(1)])
}

/** The common geometry of a block; null where its rows are too short to tell a pitch. */
export function zoneOf(block: readonly MrzRow[]): Zone | null {
  const pitches = block.flatMap((row) => row.pieces.flatMap((piece) => (piece.count >= 8 ? [piece] : [])))
  if (pitches.length === 0) return null
  const pitch = medianOf(pitches.flatMap((piece) => Array.from({ length: piece.count }, () => piece.pitch)))
  const longest = block.reduce((a, b) => (b.right - b.left > a.right - a.left ? b : a))
  const usual = usualAlong(block)
  const edge = medianOf(block.map((row) => row.left))
  const rows = block.map((row): ZoneRow => {
    const main = row.pieces.reduce((a, b) => (b.line.width > a.line.width ? b : a)).line
    const along = row.right - row.left > 0.6 * (longest.right - longest.left) ? alongOf(row) : usual
    const from = Math.abs(row.left - edge) < 1.2 * pitch ? row.left : edge
    return { at: quadCentre(main.quad), along, left: from - main.u, row }
  })
  const right = Math.max(...block.map((row) => row.right))
  return { rows, pitch, span: (right - Math.min(edge, longest.left)) / pitch }
}

function moved({ at, along, left }: ZoneRow, by: Point): ZoneRow {
  return { at: [at[0] + by[0], at[1] + by[1]], along, left, row: null }
}

/** From one row to another straight across: what remains of the way when the part along is taken off; and the left edge's shift. */
function across(from: ZoneRow, to: ZoneRow): Point {
  const [x, y] = [to.at[0] - from.at[0], to.at[1] - from.at[1]]
  const along = x * from.along[0] + y * from.along[1]
  return [x - along * from.along[0], y - along * from.along[1]]
}

/** Whether so little of a row was seen that its direction is not certain over its whole length. */
export function isShort({ row }: ZoneRow, pitch: number, length: number): boolean {
  return row !== null && row.right - row.left < 0.7 * length * pitch
}

/** The rows seen with those between, above and below them that may have been missed. */
function withMissed({ rows, pitch }: Zone): ZoneRow[] {
  const usual: Point = [-rows[0]!.along[1] * USUAL_STEP * pitch, rows[0]!.along[0] * USUAL_STEP * pitch]
  let step = usual
  const all = rows.flatMap((row, i): ZoneRow[] => {
    const next = rows[i + 1]
    if (!next) return [row]
    const way = across(row, next)
    const isSkipped = Math.hypot(...way) > SKIPPED * pitch
    step = isSkipped ? [way[0] / 2, way[1] / 2] : way
    return isSkipped ? [row, moved(row, step)] : [row]
  })
  return [moved(all[0]!, [-step[0], -step[1]]), ...all, moved(all[all.length - 1]!, step)]
}

/** Every choice of `lines` rows that follow one another and of which most were seen; those with the most seen first. */
export function rowChoices(zone: Zone, lines: number): ZoneRow[][] {
  const all = withMissed(zone)
  const choices = Array.from({ length: Math.max(0, all.length - lines + 1) }, (_, first) => all.slice(first, first + lines))
  const missed = (choice: readonly ZoneRow[]): number => choice.filter((row) => row.row === null).length
  return choices.filter((choice) => missed(choice) * 2 <= lines).toSorted((a, b) => missed(a) - missed(b))
}

/** How a strip is cut: height against the usual one, how much lower, in pitches, and turned about what was seen of the row, in radians. */
export type Cut = { height: number; lower: number; tilt: number }

/** The box round `length` characters of a row and a little of what is beside them. */
export function stripQuad({ at, along: straight, left, row }: ZoneRow, pitch: number, length: number, { height, lower, tilt }: Cut): Quad {
  const along: Point = [straight[0] - straight[1] * tilt, straight[1] + straight[0] * tilt]
  const down: Point = [-along[1], along[0]]
  const unseen = row ? Math.max(0, length * pitch - (row.right - row.left)) : 0
  const [from, to] = [left - STRIP.beside * pitch, left + (length + STRIP.beside) * pitch + STRIP.slant * unseen]
  const [top, bottom] = [-0.5, 0.5].map((side) => (side * STRIP.height * height + lower) * pitch) as [number, number]
  const point = (u: number, v: number): Point => [at[0] + along[0] * u + down[0] * v, at[1] + along[1] * u + down[1] * v]
  return [point(from, top), point(to, top), point(to, bottom), point(from, bottom)]
}

/** The box a row's own text line was found in, or the one its characters are supposed to lie in. */
export function rowQuad(row: ZoneRow, pitch: number, length: number): Quad {
  const seen = row.row?.pieces
  if (seen?.length === 1 && quadSize(seen[0]!.line.quad).width > 0.9 * length * pitch) return seen[0]!.line.quad
  const [a, b, c, d] = stripQuad(row, pitch, length, { height: 0.95, lower: 0, tilt: 0 })
  return [a, b, c, d]
}
