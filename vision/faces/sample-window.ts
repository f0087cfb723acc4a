// A square piece of a picture, turned and scaled as a network wants to see it.
import type { Point } from '#contract/reading.ts'
import type { Raster } from '#optics/raster.ts'

/** A square: its centre and side in pixels of the raster, and how far it is turned, radians clockwise on the screen. */
export type Window = { readonly x: number; readonly y: number; readonly side: number; readonly angle: number }

/** Beyond so many samples for a pixel, along each side, nothing is gained. */
const MOST_SAMPLES = 6

/** Where a place of the window lies in the picture; `u` and `v` from 0 to 1 across and down. */
export function placeIn({ x, y, side, angle }: Window, u: number, v: number): Point {
  const [across, down] = [(u - 0.5) * side, (v - 0.5) * side]
  return [x + across * Math.cos(angle) - down * Math.sin(angle), y + across * Math.sin(angle) + down * Math.cos(angle)]
}

/**
 * Samples a window, bilinear, with more samples a pixel where it shrinks.
 * @param size rows and columns of what is made
 * @param into where it goes: three planes of size x size, red, green, blue; 0 to 255, and 0 outside the picture. Overwritten
 */
export function sampleWindow({ data, width, height }: Raster, window: Window, size: number, into: Float32Array): void {
  const step = window.side / size
  const samples = Math.max(1, Math.min(MOST_SAMPLES, Math.round(step)))
  const share = 1 / (samples * samples)
  const [ax, ay] = [Math.cos(window.angle) * step, Math.sin(window.angle) * step]
  const [left, top] = placeIn(window, 0, 0)
  const area = size * size
  const stride = width * 3
  into.fill(0)
  for (let row = 0; row < samples; row++) {
    for (let column = 0; column < samples; column++) {
      const [u, v] = [(column + 0.5) / samples, (row + 0.5) / samples]
      for (let line = 0; line < size; line++) {
        // Centres of pixels lie half a pixel inwards.
        let x = left + ax * u - ay * (line + v) - 0.5
        let y = top + ay * u + ax * (line + v) - 0.5
        for (let to = line * size, end = to + size; to < end; to++, x += ax, y += ay) {
          if (!(x > -1 && y > -1 && x < width && y < height)) continue
          const x0 = Math.floor(x)
          const y0 = Math.floor(y)
          const across = x - x0
          const down = y - y0
          const near = x0 < 0 ? 0 : x0 * 3
          const far = x0 + 1 >= width ? (width - 1) * 3 : x0 * 3 + 3
          const upper = y0 < 0 ? 0 : y0 * stride
          const lower = y0 + 1 >= height ? (height - 1) * stride : upper + (y0 < 0 ? 0 : stride)
          const p = upper + near
          const q = upper + far
          const r = lower + near
          const s = lower + far
          // Written out for the three colours: this is where most of the time of sampling goes.
          const red = data[p]! + (data[q]! - data[p]!) * across
          const green = data[p + 1]! + (data[q + 1]! - data[p + 1]!) * across
          const blue = data[p + 2]! + (data[q + 2]! - data[p + 2]!) * across
          into[to]! += red + (data[r]! + (data[s]! - data[r]!) * across - red) * down
          into[to + area]! += green + (data[r + 1]! + (data[s + 1]! - data[r + 1]!) * across - green) * down
          into[to + 2 * area]! += blue + (data[r + 2]! + (data[s + 2]! - data[r + 2]!) * across - blue) * down
        }
      }
    }
  }
  if (samples > 1) for (let i = 0; i < into.length; i++) into[i]! *= share
}
