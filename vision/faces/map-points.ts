// The five points of a face at another scale.
import type { Face } from '#core/face-facts.ts'

/** Points times a factor. */
export function mapPoints(points: Face['points'], factor: number): Face['points'] {
  const map = ([x, y]: Face['points'][number]): Face['points'][number] => [x * factor, y * factor]
  return [map(points[0]), map(points[1]), map(points[2]), map(points[3]), map(points[4])]
}
