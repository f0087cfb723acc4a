// The fingerprint of a picture: signs that survive another encoding, another size, other light, and the edges cut off.
//
// One hash of the whole picture tells two cards of one template apart no better than two copies of one card: nearly all of both is the same.
// So signs are kept place by place, enough of them that a portrait and a name differ in places of their own. Light and shade change no sign, since
// each is taken against its neighbourhood. A part cut out is another size of a part of the whole: the whole is kept at sizes down to the smallest
// part sought (0.6 of it, a fifth cut off each side), and the part is laid over it. A mirrored picture has the same signs, read from the right.
import type { Fingerprint, SignMap } from '#core/fingerprint.ts'
import { lumaOf, shrinkRaster, type Plane, type Raster } from '#optics/raster.ts'

/** Points along the long side of the whole picture. */
const COARSE = 32
const FINE = 96
const DETAIL = 256
/** From one size to the next. Half a step may be missed: then the edges of the part lie apart by this share of a quarter of it. */
const COARSE_STEP = 0.94
const FINE_STEP = 0.975
/** Of the detail a few sizes do: between them points are looked up where they must be. */
const DETAIL_STEP = 0.86
/** The smallest part of a side that is sought: three fifths, and a little for rounding. */
const SMALLEST = 0.585
/** Three pixels of the source for a point of the detail. */
const SOURCE = DETAIL * 3
/** Points at the border are told from their neighbours beyond it, which a cut takes away. */
const BORDER = 2
/** Half of the points is kept, those that differ most from what lies round them: the others turn with the noise. Where there are few to begin with, more. */
const KEPT = 0.5
const KEPT_COARSE = 0.8
/** Steps of grey below which nothing differs from anything. */
const LEAST = 0.35

/** Shrinks a plane by averaging areas, with shares of pixels at their edges. */
function shrink({ data, width, height }: { data: ArrayLike<number>; width: number; height: number }, toWidth: number, toHeight: number): Float32Array {
  const across = new Float32Array(toWidth * height)
  const span = width / toWidth
  for (let x = 0; x < toWidth; x++) {
    const [from, to] = [x * span, (x + 1) * span]
    for (let i = Math.floor(from); i < Math.min(width, Math.ceil(to)); i++) {
      const share = (Math.min(i + 1, to) - Math.max(i, from)) / span
      for (let y = 0; y < height; y++) across[y * toWidth + x]! += share * data[y * width + i]!
    }
  }
  const out = new Float32Array(toWidth * toHeight)
  const rise = height / toHeight
  for (let y = 0; y < toHeight; y++) {
    const [from, to] = [y * rise, (y + 1) * rise]
    for (let i = Math.floor(from); i < Math.min(height, Math.ceil(to)); i++) {
      const share = (Math.min(i + 1, to) - Math.max(i, from)) / rise
      for (let x = 0; x < toWidth; x++) out[y * toWidth + x]! += share * across[i * toWidth + x]!
    }
  }
  return out
}

/** Each point as the mean of itself, twice, and its neighbours, in both directions. */
function soften(plane: Float32Array, width: number, height: number): Float32Array {
  const along = new Float32Array(plane.length)
  for (let y = 0; y < height; y++) {
    for (let x = 0; x < width; x++) {
      const i = y * width + x
      along[i] = (plane[i]! * 2 + plane[x > 0 ? i - 1 : i]! + plane[x < width - 1 ? i + 1 : i]!) / 4
    }
  }
  const out = new Float32Array(plane.length)
  for (let y = 0; y < height; y++) {
    for (let x = 0; x < width; x++) {
      const i = y * width + x
      out[i] = (along[i]! * 2 + along[y > 0 ? i - width : i]! + along[y < height - 1 ? i + width : i]!) / 4
    }
  }
  return out
}

/** Signs of the picture at one size. */
function signsOf(source: Plane, width: number, height: number, kept: number): SignMap {
  const near = soften(shrink(source, width, height), width, height)
  let far = near
  for (let times = 0; times < 4; times++) far = soften(far, width, height)
  const apart = near.map((value, i) => value - far[i]!)
  const least = Math.max(LEAST, apart.map(Math.abs).sort()[Math.floor(apart.length * (1 - kept))]!)
  const signs = new Int8Array(apart.length)
  for (let y = BORDER; y < height - BORDER; y++) {
    for (let x = BORDER; x < width - BORDER; x++) {
      const i = y * width + x
      if (Math.abs(apart[i]!) >= least) signs[i] = Math.sign(apart[i]!)
    }
  }
  return { width, height, signs }
}

function sizesOf(source: Plane, longSide: number, step: number, kept = KEPT): SignMap[] {
  const maps: SignMap[] = []
  for (let scale = 1; scale >= SMALLEST; scale *= step) {
    const unit = (longSide * scale) / Math.max(source.width, source.height)
    maps.push(signsOf(source, Math.max(1, Math.round(source.width * unit)), Math.max(1, Math.round(source.height * unit)), kept))
  }
  return maps
}

/**
 * The fingerprint of a picture.
 * @param raster upright, of any size
 */
export function fingerprintPicture(raster: Raster): Fingerprint {
  const scale = Math.min(1, SOURCE / Math.max(raster.width, raster.height))
  const source = lumaOf(shrinkRaster(raster, Math.max(1, Math.round(raster.width * scale)), Math.max(1, Math.round(raster.height * scale))))
  return { coarse: sizesOf(source, COARSE, COARSE_STEP, KEPT_COARSE), fine: sizesOf(source, FINE, FINE_STEP), detail: sizesOf(source, DETAIL, DETAIL_STEP) }
}
