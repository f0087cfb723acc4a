// Where the document lies in the picture: tilt, turn, distance, seen through a pinhole.
import type { Point, Quad } from '#contract/reading.ts'
import type { Chance } from './chance.ts'
import type { Conditions } from './conditions.ts'
import { through, squareToQuad } from './warp.ts'

export type Pose = {
  width: number
  height: number
  /** Of the document, in its own reading order. */
  corners: Quad
  /** Pixels per millimetre in the middle of the document. */
  density: number
}

const DEGREE = Math.PI / 180
/** Camera distance in units of the document's longer side. */
const DISTANCE = 2.3

/** Lays a document of this size (mm) into a picture of the given long side. All corners keep clear of the border, except where cut off. */
export function layDown(size: { width: number; height: number }, longSide: number, is: Conditions, chance: Chance): Pose {
  const short = Math.round(longSide * 0.75)
  const upright = (is.quarter % 2 === 1) !== size.height > size.width
  const [width, height] = upright ? [short, longSide] : [longSide, short]
  const seen = project(size, is)
  const xs = seen.map(([x]) => x)
  const ys = seen.map(([, y]) => y)
  const [left, top] = [Math.min(...xs), Math.min(...ys)]
  const [wide, high] = [Math.max(...xs) - left, Math.max(...ys) - top]
  const unit = densityOf(seen as Quad, size)
  const scale = is.density ? (is.density * longSide) / 1600 / unit : is.fill * Math.min(width / wide, (height * 0.96) / high)
  const [freeX, freeY] = [width - wide * scale, height - high * scale]
  const share = (): number => 0.5 + chance.between(-1, 1) * is.stray
  let x = Math.min(Math.max(freeX * share(), freeX * 0.12), freeX * 0.88) - left * scale
  let y = Math.min(Math.max(freeY * share(), freeY * 0.12), freeY * 0.88) - top * scale
  if (is.cut > 0) {
    const [dx, dy] = chance.pick([[1, 0], [-1, 0], [0, 1], [0, -1], [0.8, 0.8], [-0.8, -0.8]] as const)
    x += dx * (freeX / 2 + wide * scale * is.cut)
    y += dy * (freeY / 2 + high * scale * is.cut)
  }
  // Tenths of a pixel are enough.
  const tenth = (value: number): number => Math.round(value * 10) / 10
  const corners = seen.map(([px, py]): Point => [tenth(px * scale + x), tenth(py * scale + y)]) as Quad
  return { width, height, corners, density: densityOf(corners, size) }
}

/** The corners as the camera sees them, in arbitrary units. */
function project(size: { width: number; height: number }, is: Conditions): Point[] {
  const longer = Math.max(size.width, size.height)
  const [w, h] = [size.width / longer / 2, size.height / longer / 2]
  const roll = (is.roll + is.quarter * 90) * DEGREE
  const [pitch, yaw] = [is.pitch * DEGREE, is.yaw * DEGREE]
  return [[-w, -h], [w, -h], [w, h], [-w, h]].map(([x = 0, y = 0]): Point => {
    const x1 = x * Math.cos(roll) - y * Math.sin(roll)
    const y1 = x * Math.sin(roll) + y * Math.cos(roll)
    const z = DISTANCE + x1 * Math.sin(yaw) + y1 * Math.sin(pitch)
    return [(x1 * Math.cos(yaw)) / z, (y1 * Math.cos(pitch)) / z]
  })
}

/** Pixels per millimetre along the shorter of the two middle lines' scales. */
function densityOf(corners: Quad, size: { width: number; height: number }): number {
  const m = squareToQuad(corners)
  const span = (a: Point, b: Point): number => Math.hypot(through(m, a)[0] - through(m, b)[0], through(m, a)[1] - through(m, b)[1])
  return Math.min(span([0, 0.5], [1, 0.5]) / size.width, span([0.5, 0], [0.5, 1]) / size.height)
}
