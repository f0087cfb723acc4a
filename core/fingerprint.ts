// What a picture looks like, as signs: for each point whether it is lighter or darker than what lies round it. Written small, to be sealed and kept.

/** Signs of one size of the picture: 1 lighter, -1 darker, 0 not sure; rows from the top. */
export type SignMap = { readonly width: number; readonly height: number; readonly signs: Int8Array }
/** The picture at shrinking sizes, the whole first: a part cut out of it looks like it at one of them. */
export type Fingerprint = {
  /** Few points, for seeking among many pictures. */
  readonly coarse: readonly SignMap[]
  /** More points, for the exact place. */
  readonly fine: readonly SignMap[]
  /** Most points, for telling two documents of one template apart. */
  readonly detail: readonly SignMap[]
}

const VERSION = 1
const SIGNS_A_BYTE = 4

function bytesOf({ width, height }: Pick<SignMap, 'width' | 'height'>): number {
  return Math.ceil((width * height) / SIGNS_A_BYTE)
}

/** A fingerprint as bytes: a version, the numbers of maps, the size of each in two bytes a side, then two bits a sign. */
export function packFingerprint({ coarse, fine, detail }: Fingerprint): Uint8Array {
  const maps = [...coarse, ...fine, ...detail]
  const head = 4 + maps.length * 4
  const bytes = new Uint8Array(maps.reduce((sum, map) => sum + bytesOf(map), head))
  bytes.set([VERSION, coarse.length, fine.length, detail.length, ...maps.flatMap(({ width, height }) => [width >> 8, width & 255, height >> 8, height & 255])])
  let at = head
  for (const map of maps) {
    for (let i = 0; i < map.signs.length; i++) bytes[at + (i >> 2)]! |= (map.signs[i]! & 3) << ((i & 3) * 2)
    at += bytesOf(map)
  }
  return bytes
}

/** Reads what packFingerprint wrote; null where it is of another version. `only`: the coarse maps alone, the others left out. */
export function unpackFingerprint(bytes: Uint8Array, only?: 'coarse'): Fingerprint | null {
  const [version, coarse = 0, fine = 0, detail = 0] = bytes
  if (version !== VERSION) return null
  let at = 4 + (coarse + fine + detail) * 4
  const maps: SignMap[] = []
  for (let n = 0; n < (only ? coarse : coarse + fine + detail); n++) {
    const [w1 = 0, w0 = 0, h1 = 0, h0 = 0] = bytes.subarray(4 + n * 4)
    const [width, height] = [w1 * 256 + w0, h1 * 256 + h0]
    const signs = new Int8Array(width * height)
    // Two bits back to a number with its sign.
    for (let i = 0; i < signs.length; i++) signs[i] = (((bytes[at + (i >> 2)]! >> ((i & 3) * 2)) & 3) << 30) >> 30
    maps.push({ width, height, signs })
    at += bytesOf({ width, height })
  }
  return { coarse: maps.slice(0, coarse), fine: maps.slice(coarse, coarse + fine), detail: maps.slice(coarse + fine) }
}
