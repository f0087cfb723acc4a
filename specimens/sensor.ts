// The camera behind the lens: blur, exposure, white balance, noise, JPEG.
import sharp from 'sharp'
import { chanceOf } from './chance.ts'
import type { Conditions } from './conditions.ts'
import type { Rgba } from './warp.ts'

/** Throws of noise, drawn once: a table is ten times quicker than a throw for each pixel. */
const NOISE = ((): Float32Array => {
  const chance = chanceOf(1, 'noise table')
  return Float32Array.from({ length: 1 << 16 }, () => chance.normal())
})()

/** A JPEG of the scene as the sensor sees it. `scene` is opaque. */
export async function expose(scene: Rgba, is: Conditions, seed: number): Promise<Buffer> {
  const { width, height } = scene
  const raw = { width, height, channels: 4 } as const
  const scale = Math.max(width, height) / 1600
  // A copy: the canvas may free its pixels while the pipeline still runs.
  let light = sharp(Buffer.from(scene.data), { raw }).removeAlpha()
  const sigma = is.blur * scale
  // Below 0.3 libvips refuses; its 'approximate' precision turns all black below 0.6.
  if (sigma >= 0.3) light = light.blur({ sigma, precision: 'integer' })
  const shake = Math.round(is.shake * scale)
  if (shake > 1) light = light.convolve(kernelOf(shake, seed))
  const { data } = await light.raw().toBuffer({ resolveWithObject: true })
  develop(data, width, is, seed)
  return sharp(data, { raw: { width, height, channels: 3 } }).jpeg({ quality: is.quality, chromaSubsampling: '4:2:0' }).toBuffer()
}

/** A hand's shake: a line through an odd square. */
function kernelOf(length: number, seed: number) {
  const size = Math.max(3, length | 1)
  const turn = chanceOf(seed, 'shake').between(0, Math.PI)
  const kernel = Array.from({ length: size * size }, () => 0)
  const middle = (size - 1) / 2
  for (let step = -middle; step <= middle; step += 0.5) {
    const x = Math.round(middle + step * Math.cos(turn))
    const y = Math.round(middle + step * Math.sin(turn))
    kernel[y * size + x] = 1
  }
  return { width: size, height: size, kernel }
}

/** Exposure and white balance by table, then noise: mostly the same for the three colours, stronger in the dark. In place. */
function develop(data: Buffer, width: number, is: Conditions, seed: number): void {
  const chance = chanceOf(seed, 'sensor')
  const warm = is.grey ? 0 : chance.between(-0.05, 0.05)
  const tables = [1 + warm, 1, 1 - warm].map((gain) => Float32Array.from({ length: 256 }, (_, v) => v * gain * is.exposure + 2))
  const [red, green, blue] = tables as [Float32Array, Float32Array, Float32Array]
  const shot = is.noise
  for (let at = 0, row = 0; at < data.length; row++) {
    const end = Math.min(data.length, at + width * 3)
    let n = chance.whole(0, 65535)
    for (; at < end; at += 3, n++) {
      const dark = shot * (1.25 - data[at + 1]! / 400)
      const luma = NOISE[n & 65535]! * dark * 0.8
      const tint = NOISE[(n * 7 + 13) & 65535]! * dark * 0.45
      let r = red[data[at]!]! + luma + tint
      let g = green[data[at + 1]!]! + luma
      let b = blue[data[at + 2]!]! + luma - tint
      if (is.grey) r = g = b = 0.3 * r + 0.59 * g + 0.11 * b
      data[at] = r < 0 ? 0 : r > 255 ? 255 : r
      data[at + 1] = g < 0 ? 0 : g > 255 ? 255 : g
      data[at + 2] = b < 0 ? 0 : b > 255 ? 255 : b
    }
  }
}
