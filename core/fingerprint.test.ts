// Fingerprints: written and read back as they were; copies are told from others, at every size and hand.
import assert from 'node:assert/strict'
import { test } from 'node:test'
import { compareFingerprints, glance } from './compare-fingerprints.ts'
import { packFingerprint, unpackFingerprint, type Fingerprint, type SignMap } from './fingerprint.ts'
import { countBits, rowsOf } from './row-map.ts'

/** A field of signs that goes on beyond every map cut out of it. */
function fieldOf(word: number): (x: number, y: number) => number {
  return (x, y) => {
    let hash = Math.imul(Math.floor(x) + 7, 0x9e3779b1) ^ Math.imul(Math.floor(y) + 13, 0x85ebca6b) ^ Math.imul(word + 1, 0xc2b2ae35)
    hash = Math.imul(hash ^ (hash >>> 15), 0x2c1b3c6d)
    return ((hash ^ (hash >>> 13)) >>> 0) % 5 === 0 ? 0 : ((hash >>> 8) & 1) * 2 - 1
  }
}
const mapOf = (width: number, height: number, at: (x: number, y: number) => number): SignMap => ({
  width, height, signs: Int8Array.from({ length: width * height }, (_, i) => at(i % width, Math.floor(i / width))),
})
const [W, H] = [30, 20]
/** One size only: parts are not smaller here, only mirrored or changed. */
function printOf(at: (x: number, y: number) => number): Fingerprint {
  return { coarse: [mapOf(W, H, at)], fine: [mapOf(W * 3, H * 3, at)], detail: [mapOf(W * 6, H * 6, at)] }
}
const mirrored = ({ coarse, fine, detail }: Fingerprint): Fingerprint => {
  const turn = (map: SignMap): SignMap => mapOf(map.width, map.height, (x, y) => map.signs[y * map.width + map.width - 1 - x]!)
  return { coarse: coarse.map(turn), fine: fine.map(turn), detail: detail.map(turn) }
}

void test('written and read back', () => {
  const print = printOf(fieldOf(1))
  assert.deepEqual(unpackFingerprint(packFingerprint(print)), print)
  assert.deepEqual(unpackFingerprint(packFingerprint(print), 'coarse'), { ...print, fine: [], detail: [] })
  const wide: Fingerprint = { coarse: [], fine: [], detail: [mapOf(300, 2, fieldOf(2))] }
  assert.deepEqual(unpackFingerprint(packFingerprint(wide)), wide, 'wider than a byte counts')
  assert.equal(unpackFingerprint(Uint8Array.of(9, 1, 1, 1)), null, 'of another version')
})

void test('itself, its mirror image, and another', () => {
  const [one, other] = [printOf(fieldOf(1)), printOf(fieldOf(2))]
  assert.ok(compareFingerprints(one, one).worst > 0.99)
  assert.ok(compareFingerprints(one, mirrored(one)).worst > 0.99)
  assert.ok(compareFingerprints(one, other).worst < 0.6)
  const rows = (print: Fingerprint) => print.coarse.map(rowsOf)
  assert.ok(glance(rows(one), rows(one)) > 15 && glance(rows(one), rows(mirrored(one))) > 15 && glance(rows(one), rows(other)) < 7)
})

void test('alike all over but for one place is no copy', () => {
  const [one, other] = [fieldOf(1), fieldOf(2)]
  const twin: Fingerprint = {
    coarse: [mapOf(W, H, one)], fine: [mapOf(W * 3, H * 3, one)],
    detail: [mapOf(W * 6, H * 6, (x, y) => (x < W * 2 && y < H * 3 ? other(x, y) : one(x, y)))],
  }
  const laid = compareFingerprints(printOf(one), twin)
  assert.ok(laid.same > 0.85 && laid.worst < 0.65, JSON.stringify(laid))
})

void test('bits of a row', () => {
  for (const [bits, count] of [[0, 0], [1, 1], [-1, 32], [1 << 31, 1], [0x55555555, 16], [0x0ff0, 8]] as const) assert.equal(countBits(bits), count)
  assert.throws(() => rowsOf({ width: 33, height: 1, signs: new Int8Array(33) }))
})
