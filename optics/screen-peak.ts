// A hint that a screen was photographed: the pixel grid of a display leaves a sharp high-frequency peak in the spectrum.
import type { Plane } from './raster.ts'

const SIZE = 128
const PATCHES = [[0.5, 0.5], [0.3, 0.4], [0.7, 0.6]] as const
/** Below this the spectrum is the document's own lines. */
const LOWEST = 12

/** In-place radix-2 transform of one row of complex numbers. */
function transform(real: Float64Array, imaginary: Float64Array): void {
  const size = real.length
  for (let i = 1, j = 0; i < size; i++) {
    let bit = size >> 1
    for (; j & bit; bit >>= 1) j ^= bit
    j ^= bit
    if (i < j) {
      ;[real[i], real[j]] = [real[j]!, real[i]!]
      ;[imaginary[i], imaginary[j]] = [imaginary[j]!, imaginary[i]!]
    }
  }
  for (let length = 2; length <= size; length <<= 1) {
    const angle = (-2 * Math.PI) / length
    for (let k = 0; k < length / 2; k++) {
      const cos = Math.cos(angle * k)
      const sin = Math.sin(angle * k)
      for (let i = k; i < size; i += length) {
        const j = i + length / 2
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

/** Magnitudes of the spectrum of one patch, high-passed and windowed; rows of `SIZE`. */
function spectrumOf({ data, width }: Plane, left: number, top: number): Float64Array {
  const rows = Array.from({ length: SIZE }, () => [new Float64Array(SIZE), new Float64Array(SIZE)] as const)
  for (let y = 1; y < SIZE - 1; y++) {
    for (let x = 1; x < SIZE - 1; x++) {
      const i = (top + y) * width + left + x
      const high = 4 * data[i]! - data[i - 1]! - data[i + 1]! - data[i - width]! - data[i + width]!
      const window = (0.5 - 0.5 * Math.cos((2 * Math.PI * x) / SIZE)) * (0.5 - 0.5 * Math.cos((2 * Math.PI * y) / SIZE))
      rows[y]![0][x] = Math.max(-40, Math.min(40, high)) * window
    }
  }
  for (const [real, imaginary] of rows) transform(real, imaginary)
  const out = new Float64Array(SIZE * SIZE)
  const [real, imaginary] = [new Float64Array(SIZE), new Float64Array(SIZE)]
  for (let x = 0; x < SIZE; x++) {
    for (let y = 0; y < SIZE; y++) [real[y], imaginary[y]] = [rows[y]![0][x]!, rows[y]![1][x]!]
    transform(real, imaginary)
    for (let y = 0; y < SIZE; y++) out[y * SIZE + x] = Math.hypot(real[y]!, imaginary[y]!)
  }
  return out
}

/** The strongest high-frequency peak of three patches against the median there; JPEG's own frequencies are left out. 0 for a small picture. */
export function measureScreenPeak(plane: Plane): number {
  if (plane.width < SIZE + 2 || plane.height < SIZE + 2) return 0
  const ofJpeg = (frequency: number): boolean => Math.abs(frequency) % (SIZE / 8) < 1.5 || Math.abs(frequency) % (SIZE / 8) > SIZE / 8 - 1.5
  const peaks = PATCHES.map(([atX, atY]) => {
    const left = Math.max(0, Math.min(plane.width - SIZE, Math.round(plane.width * atX - SIZE / 2)))
    const top = Math.max(0, Math.min(plane.height - SIZE, Math.round(plane.height * atY - SIZE / 2)))
    const spectrum = spectrumOf(plane, left, top)
    const sizes: number[] = []
    for (let y = 0; y <= SIZE / 2; y++) {
      for (let x = -SIZE / 2; x < SIZE / 2; x++) {
        if (Math.hypot(x, y) >= LOWEST && !ofJpeg(x) && !ofJpeg(y)) sizes.push(spectrum[y * SIZE + ((x + SIZE) % SIZE)]!)
      }
    }
    sizes.sort((a, b) => a - b)
    return sizes[Math.floor(sizes.length * 0.9998)]! / (sizes[sizes.length >> 1]! || 1)
  })
  return Math.max(...peaks)
}
