// A quick look at the picture of a person with a document, where no corners tell what to measure: pure.
import { lumaOf, shrinkRaster, type Plane, type Raster } from '#optics/raster.ts'

const LOOKED_AT = 640
/** Mean brightness, variance of the Laplacian, and longer edge in pixels below which a picture of a person is of little use. */
const LEAST = { light: 45, detail: 25, longest: 900 }

/** How much fine detail there is: the variance of the Laplacian. */
export function detailOf({ data, width, height }: Plane): number {
  let [mean, square, count] = [0, 0, 0]
  for (let y = 1; y < height - 1; y++) {
    for (let at = y * width + 1, end = (y + 1) * width - 1; at < end; at++) {
      const edge = data[at - 1]! + data[at + 1]! + data[at - width]! + data[at + width]! - 4 * data[at]!
      mean += edge
      square += edge * edge
      count++
    }
  }
  return count > 0 ? square / count - (mean / count) ** 2 : 0
}

/** The one thing to say, the gravest first. Never a refusal: the server knows more of faces. */
export function measurePerson(picture: Raster): { weight: 'warn' | 'none'; fault: 'dark' | 'blurred' | 'coarse' | null } {
  const longest = Math.max(picture.width, picture.height)
  const factor = Math.min(1, LOOKED_AT / longest)
  const luma = lumaOf(shrinkRaster(picture, Math.max(1, Math.round(picture.width * factor)), Math.max(1, Math.round(picture.height * factor))))
  const light = luma.data.reduce((sum, value) => sum + value, 0) / luma.data.length
  const fault = light < LEAST.light ? 'dark' : detailOf(luma) < LEAST.detail ? 'blurred' : longest < LEAST.longest ? 'coarse' : null
  return { weight: fault ? 'warn' : 'none', fault }
}
