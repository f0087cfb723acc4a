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

/** Shrinks by averaging areas; for enlarging use `cropQuad`. */
export function shrinkRaster(raster: Raster, width: number, height: number): Raster {
  if (raster.width === width && raster.height === height) return raster
  const { data, width: sourceWidth } = raster
  const columns = new Int32Array(width + 1)
  for (let x = 0; x <= width; x++) columns[x] = Math.floor((x * sourceWidth) / width)
  const out = new Uint8Array(width * height * 3)
  let to = 0
  for (let y = 0; y < height; y++) {
    const top = Math.floor((y * raster.height) / height)
    const bottom = Math.max(top + 1, Math.floor(((y + 1) * raster.height) / height))
    for (let x = 0; x < width; x++) {
      const left = columns[x]!
      const right = Math.max(left + 1, columns[x + 1]!)
      let red = 0
      let green = 0
      let blue = 0
      for (let v = top; v < bottom; v++) {
        for (let i = (v * sourceWidth + left) * 3, end = (v * sourceWidth + right) * 3; i < end; i += 3) {
          red += data[i]!
          green += data[i + 1]!
          blue += data[i + 2]!
        }
      }
      const count = (bottom - top) * (right - left)
      out[to++] = red / count
      out[to++] = green / count
      out[to++] = blue / count
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
