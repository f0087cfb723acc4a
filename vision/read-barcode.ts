// Reads the two-dimensional code of a picture with zxing-cpp, only where a cheap look says that one could be: decoding in vain costs most.
import { readFile } from 'node:fs/promises'
import { fileURLToPath } from 'node:url'
import { prepareZXingModule, readBarcodes, type ReaderOptions } from 'zxing-wasm/reader'
import type { Point, Quad, ReadBarcode } from '#contract/reading.ts'
import { cropQuad, inverseOf, rectangleToQuad, type Homography } from '#optics/crop-quad.ts'
import { findCodeAreas } from '#optics/find-code-areas.ts'
import { clarify } from './clarify.ts'
import { growQuad, isInside, mapQuad, quadCentre, quadSize, turnQuad } from '#optics/geometry.ts'
import { lumaOf, type Plane, type Raster } from '#optics/raster.ts'

/** What stands in a code, character by character as encoded (ISO 8859-1), and where it lies in the raster, along its own reading direction. */
export type Barcode = ReadBarcode & { readonly text: string }

/** Widths an area is straightened to, in pixels, the likeliest first: the modules of a dense code must be three or four pixels wide. */
const WIDTHS = [1300, 1800] as const
/** Bars at the ends of a code, and the quiet zone a decoder wants, lie beyond the area. */
const GROWTH = { ends: 0.16, rows: 0.2 } as const
/** Areas tried, the largest first. */
const MOST_AREAS = 2
const FORMATS = { PDF417: 'PDF417', QR: 'QRCode' } as const

let ready: Promise<unknown> | null = null

/** Loads the decoder once a process, from the package: left alone it would fetch itself from a network. */
function loadDecoder(): Promise<unknown> {
  ready ??= readFile(fileURLToPath(import.meta.resolve('zxing-wasm/reader/zxing_reader.wasm')))
    .then((file) => prepareZXingModule({ overrides: { wasmBinary: new Uint8Array(file).buffer }, fireImmediately: true }))
  return ready
}

/** As the decoder takes pictures. */
function rgbaOf({ data, width, height }: Plane): ImageData {
  const rgba = new Uint32Array(width * height)
  for (let i = 0; i < data.length; i++) rgba[i] = 0xff000000 | (data[i]! * 0x010101)
  return { data: new Uint8ClampedArray(rgba.buffer), width, height } as ImageData
}

async function decode(raster: Raster, format: ReadBarcode['format']): Promise<Barcode | null> {
  const options: ReaderOptions = { formats: [FORMATS[format]], maxNumberOfSymbols: 1, tryHarder: true, tryRotate: true, tryInvert: false }
  const grey = lumaOf(raster)
  // Plain it costs least, and mostly does.
  const plain = await readBarcodes(rgbaOf(grey), options)
  const [found] = plain[0]?.isValid ? plain : await readBarcodes(rgbaOf(clarify(grey)), options)
  if (!found?.isValid) return null
  const { topLeft, topRight, bottomRight, bottomLeft } = found.position
  const box = [topLeft, topRight, bottomRight, bottomLeft].map(({ x, y }) => [x, y]) as Quad
  return { format, text: Buffer.from(found.bytes).toString('latin1'), box }
}

const through = (m: Homography, [x, y]: Point): Point => {
  const z = m[6] * x + m[7] * y + m[8]
  return [(m[0] * x + m[1] * y + m[2]) / z, (m[3] * x + m[4] * y + m[5]) / z]
}

/** Decodes a stacked code in a quad of the picture, made an upright rectangle so wide. */
async function decodeQuad(raster: Raster, quad: Quad, long: number): Promise<Barcode | null> {
  const { width: w, height: h } = quadSize(quad)
  const scale = long / Math.max(w, h)
  const [width, height] = [Math.round(w * scale), Math.round(h * scale)]
  const found = await decode(cropQuad(raster, quad, width, height), 'PDF417')
  if (!found) return null
  const back = rectangleToQuad(width, height, quad)
  return { ...found, box: mapQuad(found.box, (point) => through(back, point)) }
}

/** How far the edges of a document may turn from a code on it, radians: perspective turns them apart. */
const MOST_TURN = 0.2

/** An area as it lies on the document, in perspective; null where it is not on it, or runs another way. */
function areaOnDocument(area: Quad, document: Quad): Quad | null {
  if (!isInside(quadCentre(area), document, 0)) return null
  const angleOf = ([from, to]: Quad): number => Math.atan2(to[1] - from[1], to[0] - from[0])
  const turn = angleOf(area) - angleOf(document)
  const quarters = Math.round(turn / (Math.PI / 2))
  const along = turnQuad(document, ((quarters % 4) + 4) % 4)
  if (Math.abs(turn - (quarters * Math.PI) / 2) > MOST_TURN) return null
  const m = rectangleToQuad(1, 1, along)
  const placed = mapQuad(area, (point) => through(inverseOf(m), point))
  const [left, right] = [(placed[0][0] + placed[3][0]) / 2, (placed[1][0] + placed[2][0]) / 2]
  const [top, bottom] = [(placed[0][1] + placed[1][1]) / 2, (placed[2][1] + placed[3][1]) / 2]
  return mapQuad([[left, top], [right, top], [right, bottom], [left, bottom]], (point) => through(m, point))
}

/**
 * Seeks a code.
 * @param quad the document's corners, or null where they were not found
 * @param formats kinds of code that may be there
 * @returns the code whose error correction came out right, in pixels of the raster; null where none does: nothing of it is guessed
 */
export async function readBarcode(raster: Raster, quad: Quad | null, formats: readonly ReadBarcode['format'][]): Promise<Barcode | null> {
  const areas = formats.includes('PDF417') ? findCodeAreas(raster).slice(0, MOST_AREAS) : []
  if (areas.length > 0 || formats.includes('QR')) await loadDecoder()
  for (const long of WIDTHS) {
    for (const area of areas) {
      const straight = (quad && areaOnDocument(area.quad, quad)) ?? area.quad
      const found = await decodeQuad(raster, growQuad(straight, GROWTH.rows, GROWTH.ends), long)
      if (found) return found
    }
  }
  // A square code shows the decoder its corners wherever it lies.
  return formats.includes('QR') ? decode(raster, 'QR') : null
}
