// Small geometry of boxes in a picture.
import type { Quad } from '#contract/reading.ts'

/** The box as the `points` of an SVG polygon. */
export function pointsOf(quad: Quad): string {
  return quad.map(([x, y]) => `${x},${y}`).join(' ')
}

/** The window that shows a box upright: its middle, its size with a margin, and the turn that makes its upper edge level (degrees). */
export function frameOf(quad: Quad): { cx: number; cy: number; width: number; height: number; turn: number } {
  const [topLeft, topRight, , bottomLeft] = quad
  const wide = Math.hypot(topRight[0] - topLeft[0], topRight[1] - topLeft[1])
  const high = Math.hypot(bottomLeft[0] - topLeft[0], bottomLeft[1] - topLeft[1])
  const cx = quad.reduce((sum, [x]) => sum + x, 0) / 4
  const cy = quad.reduce((sum, [, y]) => sum + y, 0) / 4
  const turn = -(Math.atan2(topRight[1] - topLeft[1], topRight[0] - topLeft[0]) * 180) / Math.PI
  return { cx, cy, width: wide + high, height: high * 1.5, turn }
}

/** How much of a head is shown round its face, in shares of the face. */
const HEAD = 1.7

/** The window that shows a face upright with the head round it, a little higher than wide. */
export function faceFrameOf(quad: Quad): ReturnType<typeof frameOf> {
  const { cx, cy, turn } = frameOf(quad)
  const [topLeft, topRight, , bottomLeft] = quad
  const side = HEAD * Math.max(Math.hypot(topRight[0] - topLeft[0], topRight[1] - topLeft[1]), Math.hypot(bottomLeft[0] - topLeft[0], bottomLeft[1] - topLeft[1]))
  return { cx, cy, width: side, height: side * 1.2, turn }
}

/** Room above and below a row, in shares of its height. */
const ABOVE = 0.2

/** The SVG transform that lays a picture so that a row of it fills a strip from 0, 0, each character as wide as the next. Boxes that lean are sheared upright. */
export function rowTransform([tl, tr, , bl]: Quad, width: number, height: number): string {
  // The strip's axes in the picture, with room above and below; the transform is the inverse of that frame.
  const [ux, uy] = [(tr[0] - tl[0]) / width, (tr[1] - tl[1]) / width]
  const [dx, dy] = [bl[0] - tl[0], bl[1] - tl[1]]
  const [vx, vy] = [(dx * (1 + 2 * ABOVE)) / height, (dy * (1 + 2 * ABOVE)) / height]
  const [ox, oy] = [tl[0] - dx * ABOVE, tl[1] - dy * ABOVE]
  const area = ux * vy - uy * vx || 1e-9
  const [a, b, c, d] = [vy / area, -uy / area, -vx / area, ux / area]
  return `matrix(${[a, b, c, d, -(a * ox + c * oy), -(b * ox + d * oy)].map((each) => each.toFixed(5)).join(' ')})`
}

/** Quarter turns clockwise that bring text running in `direction` (degrees clockwise from the horizontal) level. */
export function levelTurn(direction: number): 0 | 1 | 2 | 3 {
  return ((((4 - Math.round(direction / 90)) % 4) + 4) % 4) as 0 | 1 | 2 | 3
}

/** The SVG transform that turns a picture of this size by quarter turns into a box that starts at 0, 0. */
export function turnTransform(turn: number, width: number, height: number): string {
  return ['', `translate(${height} 0) rotate(90)`, `translate(${width} ${height}) rotate(180)`, `translate(0 ${width}) rotate(270)`][turn] ?? ''
}
