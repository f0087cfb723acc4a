// A cheap look for what could be a stacked code: a dense area longer along its rows of bars than across, and differing more that way.
import type { Point, Quad } from '#contract/reading.ts'
import type { Raster } from './raster.ts'

/** The long side of a picture in cells: a code wide enough to be decoded is thirty cells long. */
const CELLS = 110
/** A cell of a code differs from pixel to pixel by so much, squared, and by so large a share of what the busiest cells of the picture do. */
const LEAST_BUSY = 60
const BUSIEST = 0.97
const SHARE_OF_BUSIEST = 0.2
/** Busy cells among the nine round a cell of a code: at an edge or a line there are six. */
const LEAST_NEAR = 7
/** Share of all difference that lies one way, along the rows: bars are higher than wide. */
const LEAST_SHARE = 0.1
/** In cells, without the outermost. Lines of text are lower or shorter. */
const LEAST_LENGTH = 24
const LEAST_HEIGHT = 5
/** Length by height: of the codes on cards 4 to 5, seen at a slant. */
const ASPECTS = [1.2, 10] as const
/** Share of its rectangle an area takes. */
const LEAST_FILL = 0.55

/** `quad` along the rows of bars, either end first; `weight`: how much there is of it, in cells. */
export type CodeArea = { readonly quad: Quad; readonly weight: number }

/** Per cell: the direction of its bars as a vector of twice the angle, as long as their strength, and all difference there is. */
type Cells = { readonly size: number; readonly wide: number; readonly high: number; readonly x: Float32Array; readonly y: Float32Array; readonly all: Float32Array }

/** Structure tensors of the green channel, of every other row. */
function cellsOf({ data, width, height }: Raster): Cells {
  const size = Math.max(6, Math.round(Math.max(width, height) / CELLS))
  const [wide, high] = [Math.floor((width - 2) / size), Math.floor((height - 2) / size)]
  const [x, y, all] = [new Float32Array(wide * high), new Float32Array(wide * high), new Float32Array(wide * high)]
  const share = 1 / (size * Math.ceil(size / 2))
  const stride = width * 3
  for (let row = 0; row < high; row++) {
    for (let v = row * size + 1; v <= (row + 1) * size; v += 2) {
      for (let column = 0; column < wide; column++) {
        let [xx, yy, xy] = [0, 0, 0]
        for (let i = v * stride + column * size * 3 + 4, end = i + size * 3; i < end; i += 3) {
          const dx = data[i + 3]! - data[i - 3]!
          const dy = data[i + stride]! - data[i - stride]!
          xx += dx * dx
          yy += dy * dy
          xy += dx * dy
        }
        const at = row * wide + column
        x[at] = x[at]! + (xx - yy) * share
        y[at] = y[at]! + 2 * xy * share
        all[at] = all[at]! + (xx + yy) * share
      }
    }
  }
  return { size, wide, high, x, y, all }
}

/** Cells amid busy ones. */
function busyOf({ wide, high, all }: Cells): Uint8Array {
  const least = Math.max(LEAST_BUSY, SHARE_OF_BUSIEST * all.toSorted()[Math.floor(BUSIEST * all.length)]!)
  const isBusy = new Uint8Array(all.length)
  for (let row = 1; row < high - 1; row++) {
    for (let at = row * wide + 1, end = at + wide - 2; at < end; at++) {
      let near = 0
      for (let v = at - wide; v <= at + wide; v += wide) for (let u = v - 1; u <= v + 1; u++) if (all[u]! >= least) near++
      if (near >= LEAST_NEAR) isBusy[at] = 1
    }
  }
  return isBusy
}

/** Busy cells that touch, taken away from the rest. */
function takeArea(isBusy: Uint8Array, wide: number, first: number): number[] {
  const members = [first]
  isBusy[first] = 0
  for (let next = 0; next < members.length; next++) {
    const from = members[next]!
    for (let v = from - wide; v <= from + wide; v += wide) {
      for (let at = v - 1; at <= v + 1; at++) {
        if (!isBusy[at]) continue
        isBusy[at] = 0
        members.push(at)
      }
    }
  }
  return members
}

/** The rectangle round an area along the way its bars differ, if it is shaped like a code. */
function areaOf({ size, wide, x, y, all }: Cells, members: readonly number[]): CodeArea | null {
  let [sumX, sumY, sum] = [0, 0, 0]
  for (const at of members) {
    sumX += x[at]!
    sumY += y[at]!
    sum += all[at]!
  }
  if (Math.hypot(sumX, sumY) < LEAST_SHARE * sum) return null
  const angle = Math.atan2(sumY, sumX) / 2
  const [cos, sin] = [Math.cos(angle), Math.sin(angle)]
  const span = [Infinity, -Infinity, Infinity, -Infinity] as [number, number, number, number]
  for (const at of members) {
    const [column, row] = [(at % wide) + 0.5, Math.floor(at / wide) + 0.5]
    const [along, across] = [column * cos + row * sin, row * cos - column * sin]
    span[0] = Math.min(span[0], along)
    span[1] = Math.max(span[1], along)
    span[2] = Math.min(span[2], across)
    span[3] = Math.max(span[3], across)
  }
  const [length, height] = [span[1] - span[0] + 1, span[3] - span[2] + 1]
  const aspect = length / height
  if (length < LEAST_LENGTH || height < LEAST_HEIGHT || aspect < ASPECTS[0] || aspect > ASPECTS[1]) return null
  if (members.length < LEAST_FILL * length * height) return null
  // The outermost cells of a code are not amid busy ones.
  const [left, right, top, bottom] = [span[0] - 1.5, span[1] + 1.5, span[2] - 1.5, span[3] + 1.5]
  const corner = (along: number, across: number): Point => [(along * cos - across * sin) * size, (along * sin + across * cos) * size]
  return { quad: [corner(left, top), corner(right, top), corner(right, bottom), corner(left, bottom)], weight: members.length }
}

/** Areas that could be a stacked code, the largest first. In pixels of the raster; the wide bars at the ends of a code may be missing. */
export function findCodeAreas(raster: Raster): CodeArea[] {
  const cells = cellsOf(raster)
  const isBusy = busyOf(cells)
  const areas: CodeArea[] = []
  for (let at = isBusy.indexOf(1); at >= 0; at = isBusy.indexOf(1, at)) {
    const members = takeArea(isBusy, cells.wide, at)
    const area = areaOf(cells, members)
    if (area) areas.push(area)
  }
  return areas.toSorted((a, b) => b.weight - a.weight)
}
