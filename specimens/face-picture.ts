// Pictures of invented faces, for whatever looks at faces: one or several, of any size, turned, blurred or dark.
import { createCanvas } from '@napi-rs/canvas'
import sharp from 'sharp'
import type { Raster } from '#optics/raster.ts'
import type { Box } from './box.ts'
import { drawFace } from './draw-face.ts'
import type { Moment } from './head-canvas.ts'
import { personOf } from './invent-face.ts'
import type { SpecimenPerson } from './person.ts'

export type DrawnFace = {
  readonly seed: number
  /** Default a man for even seeds and a woman for odd ones, born from 1950 to 2004. */
  readonly person?: Pick<SpecimenPerson, 'sex' | 'date_of_birth'>
  readonly box: Box
  readonly moment?: Moment
  /** What stands behind it in its box; nothing by default. */
  readonly backdrop?: string
}
export type FacePictureOrder = {
  readonly width: number
  readonly height: number
  readonly faces: readonly DrawnFace[]
  /** Quarter turns clockwise that the picture is laid by. */
  readonly quarter?: 0 | 1 | 2 | 3
  /** Deviation of the blur, pixels. */
  readonly blur?: number
  /** Times all light; 1 by default. */
  readonly light?: number
}

/** One head and shoulders that fill the picture. */
export function onePerson(seed: number, height: number, moment: Moment = {}): FacePictureOrder {
  const width = Math.round(height * 0.78)
  return { width, height, faces: [{ seed, box: { x: 0, y: 0, w: width, h: height }, moment }] }
}

/** Draws the picture as a JPEG; the same order gives the same picture. */
export async function drawFacePicture({ width, height, faces, quarter = 0, blur = 0, light = 1 }: FacePictureOrder): Promise<Buffer> {
  const canvas = createCanvas(width, height)
  const pen = canvas.getContext('2d')
  const wall = pen.createLinearGradient(0, 0, width, height)
  wall.addColorStop(0, '#e4e9ee')
  wall.addColorStop(1, '#b9c2cc')
  pen.fillStyle = wall
  pen.fillRect(0, 0, width, height)
  for (const { seed, person = personOf(seed), box, moment, backdrop } of faces) {
    if (backdrop) {
      pen.fillStyle = backdrop
      pen.fillRect(box.x, box.y, box.w, box.h)
    }
    drawFace(pen, box, seed, person, moment)
  }
  const pipeline = sharp(pen.getImageData(0, 0, width, height).data, { raw: { width, height, channels: 4 } }).removeAlpha().rotate(quarter * 90).linear(light, 0)
  return (blur > 0 ? pipeline.blur(blur) : pipeline).jpeg({ quality: 92 }).toBuffer()
}

/** The same picture as pixels. */
export async function rasterOfFaces(order: FacePictureOrder): Promise<Raster> {
  const { data, info } = await sharp(await drawFacePicture(order)).raw().toBuffer({ resolveWithObject: true })
  return { data, width: info.width, height: info.height }
}
