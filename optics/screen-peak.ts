// A hint that a screen was photographed: the pixel grid of a display leaves a sharp high-frequency peak in the spectrum.
import type { Quad } from '#contract/reading.ts'
import { pointWithin } from './geometry.ts'
import { cutRaster, lumaOf, type Plane, type Raster } from './raster.ts'

const SIZE = 128
const PATCHES = [[0.5, 0.5], [0.3, 0.4], [0.7, 0.6]] as const
/** Below this the spectrum is the document's own lines. */
const LOWEST = 12

const WINDOW = Float64Array.from({ length: SIZE }, (_, i) => 0.5 - 0.5 * Math.cos((2 * Math.PI * i) / SIZE))
/** Cosine and sine of each step of each stage of the transform, stage after stage. */
const STAGES = Array.from({ length: Math.log2(SIZE) }, (_, i) => 2 << i)
const COS = Float64Array.from(STAGES.flatMap((length) => Array.from({ length: length / 2 }, (_, k) => Math.cos(((-2 * Math.PI) / length) * k))))
const SIN = Float64Array.from(STAGES.flatMap((length) => Array.from({ length: length / 2 }, (_, k) => Math.sin(((-2 * Math.PI) / length) * k))))

/** In-place radix-2 transform of one row of `SIZE` complex numbers. */
function transform(real: Float64Array, imaginary: Float64Array): void {
  for (let i = 1, j = 0; i < SIZE; i++) {
    let bit = SIZE >> 1
    for (; j & bit; bit >>= 1) j ^= bit
    j ^= bit
    if (i < j) {
      const re = real[i]!
      real[i] = real[j]!
      real[j] = re
      const im = imaginary[i]!
      imaginary[i] = imaginary[j]!
      imaginary[j] = im
    }
  }
  for (let half = 1, step = 0; half < SIZE; half <<= 1) {
    for (let k = 0; k < half; k++, step++) {
      const cos = COS[step]!
      const sin = SIN[step]!
      for (let i = k; i < SIZE; i += 2 * half) {
        const j = i + half
        const re = real[j]! * cos - imaginary[j]! * sin
        const im = real[j]! * sin + imaginary[j]! * cos
        real[j] = real[i]! - re
        imaginary[j] = imaginary[i]! - im
        real[i]! += re
        imaginary[i]! += im
      }
    }
  }
}

/** Squared magnitudes of the spectrum of one patch, high-passed and windowed; its first half, `SIZE` a row: the other half says the same. */
function spectrumOf({ data, width }: Plane): Float64Array {
  const rows = Array.from({ length: SIZE }, () => [new Float64Array(SIZE), new Float64Array(SIZE)] as const)
  for (let y = 1; y < SIZE - 1; y++) {
    const real = rows[y]![0]
    for (let x = 1; x < SIZE - 1; x++) {
      const i = y * width + x
      const high = 4 * data[i]! - data[i - 1]! - data[i + 1]! - data[i - width]! - data[i + width]!
      real[x] = Math.max(-40, Math.min(40, high)) * (WINDOW[x]! * WINDOW[y]!)
    }
  }
  for (const [real, imaginary] of rows) transform(real, imaginary)
  const out = new Float64Array(SIZE * (SIZE / 2 + 1))
  const [real, imaginary] = [new Float64Array(SIZE), new Float64Array(SIZE)]
  for (let x = 0; x < SIZE; x++) {
    for (let y = 0; y < SIZE; y++) {
      real[y] = rows[y]![0][x]!
      imaginary[y] = rows[y]![1][x]!
    }
    transform(real, imaginary)
    for (let y = 0; y <= SIZE / 2; y++) out[y * SIZE + x] = real[y]! * real[y]! + imaginary[y]! * imaginary[y]!
  }
  return out
}

const isOfJpeg = (frequency: number): boolean => Math.abs(frequency) % (SIZE / 8) < 1.5 || Math.abs(frequency) % (SIZE / 8) > SIZE / 8 - 1.5
/** Where in a spectrum a screen's grid would show: high frequencies that are not JPEG's own. */
const PLACES = Int32Array.from(Array.from({ length: SIZE * (SIZE / 2 + 1) }, (_, i) => i).filter((i) => {
  const [x, y] = [(i % SIZE) < SIZE / 2 ? i % SIZE : (i % SIZE) - SIZE, Math.floor(i / SIZE)]
  return Math.hypot(x, y) >= LOWEST && !isOfJpeg(x) && !isOfJpeg(y)
}))

/**
 * The strongest high-frequency peak of three patches of a document against the median there; JPEG's own frequencies are left out.
 * The patches are taken as they lie: straightened and shrunk, most of a screen's grid is gone (measured).
 * @returns 0 for a small picture; some 5 to 27 on a page or card, up to several hundred on a screen
 */
export function measureScreenPeak(raster: Raster, quad: Quad): number {
  if (raster.width < SIZE + 2 || raster.height < SIZE + 2) return 0
  const peaks = PATCHES.map(([u, v]) => {
    const [x, y] = pointWithin(quad, u, v)
    const left = Math.max(0, Math.min(raster.width - SIZE, Math.round(x - SIZE / 2)))
    const top = Math.max(0, Math.min(raster.height - SIZE, Math.round(y - SIZE / 2)))
    const spectrum = spectrumOf(lumaOf(cutRaster(raster, left, top, left + SIZE, top + SIZE)))
    const sizes = new Float64Array(PLACES.length)
    for (let i = 0; i < sizes.length; i++) sizes[i] = spectrum[PLACES[i]!]!
    sizes.sort()
    return Math.sqrt(sizes[Math.floor(sizes.length * 0.9998)]!) / (Math.sqrt(sizes[sizes.length >> 1]!) || 1)
  })
  return Math.max(...peaks)
}
