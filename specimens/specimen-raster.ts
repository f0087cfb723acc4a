// A photograph of a specimen as a page or a reader has it in memory, at a given long side; of the test set, which no threshold was chosen on.
import sharp from 'sharp'
import type { Quad } from '#contract/reading.ts'
import { mapQuad } from '#optics/geometry.ts'
import type { Raster } from '#optics/raster.ts'
import { makeSpecimen, type SpecimenOrder } from './specimen.ts'

/** The picture, and where the document's corners truly lie in it. */
export async function rasterOfSpecimen(order: Omit<SpecimenOrder, 'fontSet' | 'backgrounds' | 'today'>, longSide: number): Promise<{ raster: Raster; corners: Quad }> {
  const { jpeg, corners } = await makeSpecimen({ ...order, fontSet: 'test', backgrounds: 'test', today: '2026-06-01' })
  const { width: whole } = await sharp(jpeg).metadata()
  const { data, info } = await sharp(jpeg).resize({ width: longSide, height: longSide, fit: 'inside' }).removeAlpha().raw().toBuffer({ resolveWithObject: true })
  const factor = info.width / whole
  return { raster: { data: new Uint8Array(data), width: info.width, height: info.height }, corners: mapQuad(corners, ([x, y]) => [x * factor, y * factor]) }
}
