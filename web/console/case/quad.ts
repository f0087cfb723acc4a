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

/** Quarter turns clockwise that bring text running in `direction` (degrees clockwise from the horizontal) level. */
export function levelTurn(direction: number): 0 | 1 | 2 | 3 {
  return ((((4 - Math.round(direction / 90)) % 4) + 4) % 4) as 0 | 1 | 2 | 3
}

/** The SVG transform that turns a picture of this size by quarter turns into a box that starts at 0, 0. */
export function turnTransform(turn: number, width: number, height: number): string {
  return ['', `translate(${height} 0) rotate(90)`, `translate(${width} ${height}) rotate(180)`, `translate(0 ${width}) rotate(270)`][turn] ?? ''
}
