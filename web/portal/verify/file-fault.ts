// Why a file cannot be opened as a picture, by its first bytes: the iPhone's own format deserves its own words. Pure.

export type FileFault = 'heic' | 'unopened'

/** Brands of ISO 23008-12 (HEIF) files, as they stand after `ftyp` (ISO 14496-12, 4.3). */
const HEIF = ['heic', 'heix', 'heim', 'heis', 'hevc', 'hevx', 'mif1', 'msf1']

/** `head`: at least the first 12 bytes. */
export function fileFault(head: Uint8Array): FileFault {
  const text = String.fromCharCode(...head.subarray(4, 12))
  return text.startsWith('ftyp') && HEIF.includes(text.slice(4)) ? 'heic' : 'unopened'
}
