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

/** What the network is given for each brightness, by channel as the raster has them: red, green, blue. */
const GIVEN = [2, 1, 0].map((channel) => Float32Array.from({ length: 256 }, (_, value) => (value / 255 - MEAN[channel]!) / DEVIATION[channel]!))

function toInput(raster: Raster): Tensor {
  const size = raster.width * raster.height
  const planes = new Float32Array(3 * size)
  const [red, green, blue] = GIVEN as [Float32Array, Float32Array, Float32Array]
  const { data } = raster
  // The network was trained on blue, green, red.
  for (let i = 0, from = 0; i < size; i++, from += 3) {
    planes[i] = blue[data[from + 2]!]!
    planes[size + i] = green[data[from + 1]!]!
    planes[2 * size + i] = red[data[from]!]!
  }
  return new Tensor('float32', planes, [1, 3, raster.height, raster.width])
}

/** A connected patch above the threshold: its ends in each row it reaches, and what the map says on average. */
type Patch = { top: number; lefts: Int32Array; rights: Int32Array; count: number; mean: number }

/** The patches of a map, each lent until the next is asked for. */
function* patchesOf(map: Float32Array, width: number, height: number): Generator<Patch> {
  const seen = new Uint8Array(map.length)
  const stack = new Int32Array(map.length)
  const [lefts, rights] = [new Int32Array(height), new Int32Array(height)]
  for (let start = 0; start < map.length; start++) {
    if (map[start]! <= PIXEL_THRESHOLD || seen[start] === 1) continue
    let [depth, sum, count, bottom] = [1, 0, 0, 0]
    const top = (start / width) | 0
    stack[0] = start
    seen[start] = 1
    lefts.fill(width)
    rights.fill(-1)
    while (depth > 0) {
      const index = stack[--depth]!
      const y = (index / width) | 0
      const x = index - y * width
      sum += map[index]!
      count++
      if (y > bottom) bottom = y
      if (x < lefts[y]!) lefts[y] = x
      if (x > rights[y]!) rights[y] = x
      if (x > 0 && seen[index - 1] === 0 && map[index - 1]! > PIXEL_THRESHOLD) {
        seen[index - 1] = 1
        stack[depth++] = index - 1
      }
      if (x < width - 1 && seen[index + 1] === 0 && map[index + 1]! > PIXEL_THRESHOLD) {
        seen[index + 1] = 1
        stack[depth++] = index + 1
      }
      if (y > 0 && seen[index - width] === 0 && map[index - width]! > PIXEL_THRESHOLD) {
        seen[index - width] = 1
        stack[depth++] = index - width
      }
      if (y < height - 1 && seen[index + width] === 0 && map[index + width]! > PIXEL_THRESHOLD) {
        seen[index + width] = 1
        stack[depth++] = index + width
      }
    }
    yield { top, lefts: lefts.subarray(top, bottom + 1), rights: rights.subarray(top, bottom + 1), count, mean: sum / count }
  }
}

/** The patches as turned rectangles, in pixels of the map. */
function rectanglesOf(map: Float32Array, width: number, height: number): Quad[] {
  const quads: Quad[] = []
  for (const { top, lefts, rights, count, mean } of patchesOf(map, width, height)) {
    if (count < FEWEST_PIXELS || mean < BOX_THRESHOLD) continue
    const points: Point[] = []
    for (const [i, left] of lefts.entries()) points.push([left, top + i], [rights[i]! + 1, top + i], [left, top + i + 1], [rights[i]! + 1, top + i + 1])
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
