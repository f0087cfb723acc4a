// Pictures in memory: three bytes a pixel, or one, rows from the top. Everything the reader looks at is one of these.

export type Raster = { readonly data: Uint8Array; readonly width: number; readonly height: number }
/** One byte a pixel. */
export type Plane = { readonly data: Uint8Array; readonly width: number; readonly height: number }

/** Brightness by ITU-R BT.601. */
export function lumaOf(raster: Raster): Plane {
  const { data, width, height } = raster
  const luma = new Uint8Array(width * height)
  for (let i = 0, j = 0; i < luma.length; i++, j += 3) luma[i] = (77 * data[j]! + 150 * data[j + 1]! + 29 * data[j + 2]!) >> 8
  return { data: luma, width, height }
}

/** More rows than this of bytes do not fit into 16 bits. */
const MOST_ROWS = 256

/**
 * Adds rows of bytes up column by column. Four bytes are read as one number, and every other one of them added at once: most of the time of
 * shrinking goes here.
 */
function sumRows({ data, width }: Raster, top: number, bottom: number, sums: Uint32Array, even: Uint32Array, odd: Uint32Array): void {
  const stride = width * 3
  const view = new DataView(data.buffer, data.byteOffset, data.byteLength)
  sums.fill(0)
  for (let from = top, until = top; from < bottom; from = until) {
    until = Math.min(bottom, from + MOST_ROWS)
    even.fill(0)
    odd.fill(0)
    for (let y = from; y < until; y++) {
      for (let k = 0, i = y * stride; k < even.length; k++, i += 4) {
        const four = view.getUint32(i, true)
        even[k]! += four & 0xff00ff
        odd[k]! += (four >>> 8) & 0xff00ff
      }
      for (let i = even.length * 4; i < stride; i++) sums[i]! += data[y * stride + i]!
    }
    for (let k = 0, i = 0; k < even.length; k++, i += 4) {
      sums[i]! += even[k]! & 0xffff
      sums[i + 1]! += odd[k]! & 0xffff
      sums[i + 2]! += even[k]! >>> 16
      sums[i + 3]! += odd[k]! >>> 16
    }
  }
}

/** Shrinks by averaging areas; for enlarging use `cropQuad`. */
export function shrinkRaster(raster: Raster, width: number, height: number): Raster {
  if (raster.width === width && raster.height === height) return raster
  const columns = new Int32Array(width + 1)
  for (let x = 0; x <= width; x++) columns[x] = Math.floor((x * raster.width) / width) * 3
  const stride = raster.width * 3
  const [sums, even, odd] = [new Uint32Array(stride), new Uint32Array(stride >> 2), new Uint32Array(stride >> 2)]
  const out = new Uint8Array(width * height * 3)
  let to = 0
  for (let y = 0; y < height; y++) {
    const top = Math.floor((y * raster.height) / height)
    const bottom = Math.max(top + 1, Math.floor(((y + 1) * raster.height) / height))
    sumRows(raster, top, bottom, sums, even, odd)
    for (let x = 0; x < width; x++, to += 3) {
      const left = columns[x]!
      const right = Math.max(left + 3, columns[x + 1]!)
      let red = 0
      let green = 0
      let blue = 0
      for (let i = left; i < right; i += 3) {
        red += sums[i]!
        green += sums[i + 1]!
        blue += sums[i + 2]!
      }
      // The half keeps a mean that is a whole number from coming out one too low.
      const share = 3 / ((bottom - top) * (right - left))
      out[to] = (red + 0.5) * share
      out[to + 1] = (green + 0.5) * share
      out[to + 2] = (blue + 0.5) * share
    }
  }
  return { data: out, width, height }
}

/** A picture turned by a quarter, clockwise or back. */
export function turnRaster({ data, width, height }: Raster, clockwise: boolean): Raster {
  const out = new Uint8Array(data.length)
  for (let y = 0, from = 0; y < height; y++) {
    for (let x = 0; x < width; x++, from += 3) {
      const to = (clockwise ? x * height + height - 1 - y : (width - 1 - x) * height + y) * 3
      out[to] = data[from]!
      out[to + 1] = data[from + 1]!
      out[to + 2] = data[from + 2]!
    }
  }
  return { data: out, width: height, height: width }
}

/** A rectangle of a picture, whole pixels, clipped to the picture. */
export function cutRaster(raster: Raster, left: number, top: number, right: number, bottom: number): Raster {
  const x0 = Math.max(0, Math.floor(left))
  const y0 = Math.max(0, Math.floor(top))
  const width = Math.max(1, Math.min(raster.width, Math.ceil(right)) - x0)
  const height = Math.max(1, Math.min(raster.height, Math.ceil(bottom)) - y0)
  const data = new Uint8Array(width * height * 3)
  for (let y = 0; y < height; y++) {
    const from = ((y0 + y) * raster.width + x0) * 3
    data.set(raster.data.subarray(from, from + width * 3), y * width * 3)
  }
  return { data, width, height }
}
