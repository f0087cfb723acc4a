// Finds text lines: the PP-OCRv4 detector's probability map, its connected patches, and a turned rectangle round each.
import { Tensor } from 'onnxruntime-node'
import type { Point, Quad } from '#contract/reading.ts'
import { onlyOutput, type Engines } from './engines.ts'
import { smallestRectangle, mapQuad } from '#optics/geometry.ts'
import { cropQuad } from '#optics/crop-quad.ts'
import { shrinkRaster, type Raster } from '#optics/raster.ts'

const MEAN = [0.485, 0.456, 0.406]
const DEVIATION = [0.229, 0.224, 0.225]
const PIXEL_THRESHOLD = 0.3
const BOX_THRESHOLD = 0.5
/** The map marks the core of a line; this much is grown back, in terms of area over perimeter (DBNet). */
const UNCLIP = 1.6
const FEWEST_PIXELS = 12
const THINNEST = 3

function toInput(raster: Raster): Tensor {
  const size = raster.width * raster.height
  const planes = new Float32Array(3 * size)
  for (let channel = 0; channel < 3; channel++) {
    // The network was trained on blue, green, red.
    const [from, mean, deviation, to] = [2 - channel, MEAN[channel]!, DEVIATION[channel]!, channel * size]
    for (let i = 0; i < size; i++) planes[to + i] = (raster.data[i * 3 + from]! / 255 - mean) / deviation
  }
  return new Tensor('float32', planes, [1, 3, raster.height, raster.width])
}

/** The patches above the threshold as turned rectangles, in pixels of the map. */
function rectanglesOf(map: Float32Array, width: number, height: number): Quad[] {
  const seen = new Uint8Array(map.length)
  const stack = new Int32Array(map.length)
  const quads: Quad[] = []
  for (let start = 0; start < map.length; start++) {
    if (seen[start] || map[start]! <= PIXEL_THRESHOLD) continue
    let depth = 0
    let [sum, count] = [0, 0]
    const extents = new Map<number, [number, number]>()
    const visit = (index: number): void => {
      if (seen[index] || map[index]! <= PIXEL_THRESHOLD) return
      seen[index] = 1
      stack[depth++] = index
    }
    visit(start)
    while (depth > 0) {
      const index = stack[--depth]!
      const y = Math.floor(index / width)
      const x = index - y * width
      sum += map[index]!
      count++
      const extent = extents.get(y)
      if (!extent) extents.set(y, [x, x])
      else if (x < extent[0]) extent[0] = x
      else if (x > extent[1]) extent[1] = x
      if (x > 0) visit(index - 1)
      if (x < width - 1) visit(index + 1)
      if (y > 0) visit(index - width)
      if (y < height - 1) visit(index + width)
    }
    if (count < FEWEST_PIXELS || sum / count < BOX_THRESHOLD) continue
    const points: Point[] = []
    for (const [y, [left, right]] of extents) points.push([left, y], [right + 1, y], [left, y + 1], [right + 1, y + 1])
    const quad = smallestRectangle(points, (w, h) => (Math.min(w, h) < THINNEST ? Number.NaN : (w * h * UNCLIP) / (2 * (w + h))))
    if (quad && Number.isFinite(quad[0][0])) quads.push(quad)
  }
  return quads
}

/**
 * Finds the text lines of a picture.
 * @param longSide the long side the network looks at; small pictures are enlarged by at most half
 * @returns turned rectangles in pixels of `raster`, in no order and of no known direction
 */
export async function detectText(engines: Engines, raster: Raster, longSide: number): Promise<Quad[]> {
  const factor = Math.min(1.5, longSide / Math.max(raster.width, raster.height))
  const width = Math.max(32, Math.round((raster.width * factor) / 32) * 32)
  const height = Math.max(32, Math.round((raster.height * factor) / 32) * 32)
  const whole: Quad = [[0, 0], [raster.width, 0], [raster.width, raster.height], [0, raster.height]]
  const seen = factor < 1 ? shrinkRaster(raster, width, height) : cropQuad(raster, whole, width, height)
  const outputs = await engines.detector.run({ [engines.detector.inputNames[0]!]: toInput(seen) })
  const map = onlyOutput(engines.detector, outputs).data
  const [sx, sy] = [raster.width / width, raster.height / height]
  return rectanglesOf(map, width, height).map((quad) => mapQuad(quad, ([x, y]) => [x * sx, y * sy]))
}
