// What the page asks of the worker, and what it answers; and the doing of it, which needs no worker to be called.
import type { Raster } from '#optics/raster.ts'
import type { Fingerprint } from './fingerprint.ts'
import { sightOf, type Sight } from './frame-sight.ts'
import { fitWithin, wholeOf, type Area, type Size } from './picture-size.ts'
import { pixelsOf, rasterOf } from './pixels.ts'
import { verdictOf, type Verdict } from './shot-verdict.ts'
import type { Shape } from './side-shape.ts'

/** A picture the worker draws itself: a frame of the camera as it came, where there is such a thing, or a copy of it. */
export type Drawable = VideoFrame | ImageBitmap
/** Or pixels drawn already by a page whose workers cannot draw. */
export type Picture = Drawable | { readonly pixels: ImageData }
export type Order = { readonly picture: Picture; readonly shape: Shape; readonly taken: readonly Fingerprint[] } & (
  /** `region` of the picture is looked at, drawn no longer than `longest`; pixels are of it already. */
  { readonly does: 'look'; readonly region: Area; readonly longest: number; readonly seekWithin: number } | { readonly does: 'judge' }
)
/** `took` milliseconds; the picture comes back so that it can be the shot. */
export type Look = { readonly sight: Sight; readonly took: number; readonly full: Drawable | null }

/** Long side the server reads at. */
export const JUDGED_AT = 2000

let thumb: Uint8Array | null = null

/** Its size as it is shown. */
function sizeOfDrawable(picture: Drawable): Size {
  return 'displayWidth' in picture ? { width: picture.displayWidth, height: picture.displayHeight } : picture
}

function draw(order: Order): Raster {
  const { picture } = order
  if ('pixels' in picture) return rasterOf(picture.pixels)
  const part = order.does === 'look' ? order.region : wholeOf(sizeOfDrawable(picture))
  return rasterOf(pixelsOf(order.does, picture, part, fitWithin(part, order.does === 'look' ? order.longest : JUDGED_AT)))
}

/** Looks at a frame of the running camera. */
export function lookAt(order: Extract<Order, { does: 'look' }>): Look {
  const began = performance.now()
  const raster = draw(order)
  const { shape, seekWithin, taken, region } = order
  const seen = sightOf(raster, { shape, seekWithin, scale: region.width / raster.width, taken }, thumb)
  thumb = seen.thumb
  return { sight: seen.sight, took: performance.now() - began, full: 'pixels' in order.picture ? null : order.picture }
}

/** Judges a picture that was taken. */
export function judge(order: Extract<Order, { does: 'judge' }>): Verdict {
  const raster = draw(order)
  if (!('pixels' in order.picture)) order.picture.close()
  return verdictOf(raster, order.shape, order.taken)
}
