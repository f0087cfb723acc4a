// Reads the two-dimensional code of a picture with zxing-cpp: on the straightened document, where one was found, else on the whole picture.
import { readFile } from 'node:fs/promises'
import { fileURLToPath } from 'node:url'
import { prepareZXingModule, readBarcodes, type ReaderOptions } from 'zxing-wasm/reader'
import type { Quad, ReadBarcode } from '#contract/reading.ts'
import { cropQuad, rectangleToQuad } from '#optics/crop-quad.ts'
import { clarify } from './clarify.ts'
import { growQuad, mapQuad, quadSize } from '#optics/geometry.ts'
import { lumaOf, type Plane, type Raster } from '#optics/raster.ts'

/** What stands in a code, character by character as encoded (ISO 8859-1), and where it lies in the raster, along its own reading direction. */
export type Barcode = ReadBarcode & { readonly text: string }

/** Widths the document is straightened to, in pixels: the modules of a dense code must be about two pixels wide. */
const WIDTHS = [1300, 1800, 2600] as const
/** Corners lie on the document's edge or a little within: a code may reach close to it. */
const GROWTH = 0.02
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
  const rgba = new Uint8ClampedArray(width * height * 4)
  for (let i = 0, at = 0; i < data.length; i++, at += 4) {
    rgba[at] = rgba[at + 1] = rgba[at + 2] = data[i]!
    rgba[at + 3] = 255
  }
  return { data: rgba, width, height } as ImageData
}

async function decode(raster: Raster, formats: readonly ReadBarcode['format'][]): Promise<Barcode | null> {
  const options: ReaderOptions = { formats: formats.map((format) => FORMATS[format]), maxNumberOfSymbols: 1, tryHarder: true, tryRotate: true, tryInvert: false }
  const grey = lumaOf(raster)
  // Plain it costs least, and mostly does.
  const plain = await readBarcodes(rgbaOf(grey), options)
  const [found] = plain[0]?.isValid ? plain : await readBarcodes(rgbaOf(clarify(grey)), options)
  if (!found?.isValid) return null
  const { topLeft, topRight, bottomRight, bottomLeft } = found.position
  const box = [topLeft, topRight, bottomRight, bottomLeft].map(({ x, y }) => [x, y]) as Quad
  const format = formats.find((each) => FORMATS[each] === found.format)
  return format ? { format, text: Buffer.from(found.bytes).toString('latin1'), box } : null
}

/**
 * Seeks a code.
 * @param quad the document's corners, or null where they were not found
 * @param formats kinds of code that may be there
 * @returns the code whose error correction came out right, in pixels of the raster; null where none does: nothing of it is guessed
 */
export async function readBarcode(raster: Raster, quad: Quad | null, formats: readonly ReadBarcode['format'][]): Promise<Barcode | null> {
  await loadDecoder()
  if (quad) {
    const grown = growQuad(quad, GROWTH, GROWTH)
    const { width: w, height: h } = quadSize(grown)
    for (const long of WIDTHS) {
      const scale = long / Math.max(w, h)
      const [width, height] = [Math.round(w * scale), Math.round(h * scale)]
      const found = await decode(cropQuad(raster, grown, width, height), formats)
      if (!found) continue
      const m = rectangleToQuad(width, height, grown)
      return { ...found, box: mapQuad(found.box, ([x, y]) => {
        const z = m[6] * x + m[7] * y + m[8]
        return [(m[0] * x + m[1] * y + m[2]) / z, (m[3] * x + m[4] * y + m[5]) / z]
      }) }
    }
  }
  return decode(raster, formats)
}
