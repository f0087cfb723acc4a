// A quick look at a picture on the phone itself, for one hint before it is sent. The server's reading decides; this only saves a round.

export type Measure = {
  /** Mean lightness, 0 to 255. */
  readonly light: number
  /** Share of burnt-out pixels, 0 to 1. */
  readonly burnt: number
  /** Variance of the Laplacian: how much fine detail there is. */
  readonly sharp: number
}

/** Lightness of each pixel from RGBA (ITU-R BT.601 weights). */
export function greyOf(rgba: Uint8ClampedArray): Uint8Array {
  const grey = new Uint8Array(rgba.length / 4)
  for (let at = 0; at < grey.length; at++) grey[at] = Math.round(0.299 * (rgba[at * 4] ?? 0) + 0.587 * (rgba[at * 4 + 1] ?? 0) + 0.114 * (rgba[at * 4 + 2] ?? 0))
  return grey
}

/** Measures a grey picture, row by row. */
export function measure(grey: Uint8Array, width: number): Measure {
  const height = Math.floor(grey.length / width)
  let sum = 0
  let burnt = 0
  for (const value of grey) {
    sum += value
    if (value >= 250) burnt++
  }
  let mean = 0
  let square = 0
  let count = 0
  for (let y = 1; y < height - 1; y++) {
    for (let x = 1; x < width - 1; x++) {
      const at = y * width + x
      const edge = (grey[at - 1] ?? 0) + (grey[at + 1] ?? 0) + (grey[at - width] ?? 0) + (grey[at + width] ?? 0) - 4 * (grey[at] ?? 0)
      mean += edge
      square += edge * edge
      count++
    }
  }
  const variance = count > 0 ? square / count - (mean / count) ** 2 : 0
  return { light: grey.length > 0 ? sum / grey.length : 0, burnt: grey.length > 0 ? burnt / grey.length : 0, sharp: variance }
}

/** Mean difference of two grey pictures of one size, 0 to 255: how much the hand moves. */
export function differenceOf(a: Uint8Array, b: Uint8Array): number {
  if (a.length !== b.length || a.length === 0) return 0
  let sum = 0
  for (let at = 0; at < a.length; at++) sum += Math.abs((a[at] ?? 0) - (b[at] ?? 0))
  return sum / a.length
}

export type ShotHint = 'dark' | 'blur' | 'glare' | 'small'

/** The one hint for a picture just taken, the gravest first, or null. `longest` is its longer edge in pixels. */
export function hintOf(seen: Measure, longest: number): ShotHint | null {
  if (seen.light < 45) return 'dark'
  if (seen.sharp < 25) return 'blur'
  if (longest < 900) return 'small'
  return seen.burnt > 0.06 && seen.light < 190 ? 'glare' : null
}
