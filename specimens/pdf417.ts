// Draws text as a PDF417 code, by the encoder of zxing-cpp.
import { readFile } from 'node:fs/promises'
import { fileURLToPath } from 'node:url'
import { prepareZXingModule, writeBarcode } from 'zxing-wasm/writer'

/** Modules of a code, row by row, one byte each, 0 dark; without a quiet zone. */
export type CodePattern = { readonly data: Uint8Array; readonly width: number; readonly height: number }

let isReady = false

/** The code of a text; error correction as AAMVA asks (level 3 or more). @throws {Error} where the text is too long for a code */
export async function encodePdf417(text: string): Promise<CodePattern> {
  if (!isReady) {
    // The package would else fetch its program from a network.
    const wasmBinary = new Uint8Array(await readFile(fileURLToPath(import.meta.resolve('zxing-wasm/writer/zxing_writer.wasm'))))
    prepareZXingModule({ overrides: { wasmBinary: wasmBinary.buffer } })
    isReady = true
  }
  const { symbol, error } = await writeBarcode(new TextEncoder().encode(text), { format: 'PDF417', ecLevel: '4', withQuietZones: false, scale: 1 })
  if (error || !symbol) throw new Error(`no PDF417: ${error}`)
  return { data: Uint8Array.from(symbol.data), width: symbol.width, height: symbol.height }
}
