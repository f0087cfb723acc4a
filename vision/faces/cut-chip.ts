// Cuts a face out as dlib's descriptor was trained to see it: five points brought to their usual places, 150 x 150.
import type { Face } from '#core/face-facts.ts'
import { CHIP_SIZE } from './build-descriptor.ts'
import type { Pyramid } from './pyramid.ts'
import type { Window } from './sample-window.ts'

/** Where dlib's shape predictor of five points has them on a mean face, in shares of it. */
const USUAL = [[0.8595674595992, 0.2134981538014], [0.6460604764104, 0.2289674387677], [0.1205750620789, 0.2137274526848], [0.3340850613712, 0.2290642403242], [0.4901123135679, 0.6277975316475]] as const
/** Room round that face, in shares of it. */
const PAD = 0.25

/** The window of the chip: the similarity that brings the usual places nearest to the points (least squares). */
export function chipWindow(points: Face['points']): Window {
  const usual = USUAL.map(([x, y]) => [(PAD + x) / (2 * PAD + 1), (PAD + y) / (2 * PAD + 1)] as const)
  const mean = (values: readonly number[]): number => values.reduce((sum, each) => sum + each, 0) / values.length
  const [u, v] = [mean(usual.map((each) => each[0])), mean(usual.map((each) => each[1]))]
  const [x, y] = [mean(points.map((each) => each[0])), mean(points.map((each) => each[1]))]
  let [along, across, spread] = [0, 0, 0]
  usual.forEach(([s, t], i) => {
    const [du, dv, dx, dy] = [s - u, t - v, points[i]![0] - x, points[i]![1] - y]
    along += du * dx + dv * dy
    across += du * dy - dv * dx
    spread += du * du + dv * dv
  })
  const [cos, sin] = [along / spread, across / spread]
  const [toMiddle, downMiddle] = [0.5 - u, 0.5 - v]
  return { x: x + cos * toMiddle - sin * downMiddle, y: y + sin * toMiddle + cos * downMiddle, side: Math.hypot(cos, sin), angle: Math.atan2(sin, cos) }
}

/** The chip as three planes, 0 to 255; good until the next one is cut from this picture. */
export function cutChip(picture: Pyramid, points: Face['points']): Float32Array {
  return picture.sample(chipWindow(points), CHIP_SIZE)
}
