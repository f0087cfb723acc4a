// Files that are no picture here: the iPhone's, and all others.
import assert from 'node:assert/strict'
import { test } from 'node:test'
import { fileFault } from './file-fault.ts'

const head = (text: string): Uint8Array => Uint8Array.from(text, (char) => char.charCodeAt(0))

test('photos of an iPhone are known by their brand, not by a name', () => {
  for (const brand of ['heic', 'heix', 'mif1', 'hevc']) assert.equal(fileFault(head(`\0\0\0\x18ftyp${brand}\0\0\0\0`)), 'heic', brand)
})

test('films, papers, texts and nothing at all are not', () => {
  for (const bytes of ['\0\0\0\x18ftypisom\0\0', '\0\0\0\x18ftypavif\0\0', '%PDF-1.7 heic', 'ftypheic', '', 'heic']) assert.equal(fileFault(head(bytes)), 'unopened', bytes)
})
