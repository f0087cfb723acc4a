import assert from 'node:assert/strict'
import { test } from 'node:test'
import sharp from 'sharp'
import { makeSelfieWithDocument } from './selfie.ts'
import { makeSpecimen } from './specimen.ts'
import { SIDES, SPECIMEN_KINDS } from './kinds.ts'

const small = { longSide: 640, today: '2026-03-01' } as const

void test('the held document is the one of the same seed and lies in the picture', async () => {
  for (const kind of SPECIMEN_KINDS) {
    for (const level of [0, 1, 2] as const) {
      const selfie = await makeSelfieWithDocument({ kind, seed: 7, level, ...small })
      const { width, height } = await sharp(selfie.jpeg).metadata()
      assert.deepEqual([width, height], [480, 640])
      assert.ok(selfie.corners!.every(([x, y]) => x > 0 && y > 0 && x < width && y < height))
      const alone = await makeSpecimen({ kind, side: SIDES[kind][0], seed: 7, ...small })
      assert.deepEqual(selfie.truth.fields, alone.truth.fields)
      assert.equal(selfie.truth.side, 'selfie_with_document')
    }
  }
})

void test('empty hands, nobody, and two persons can be asked for', async () => {
  const empty = await makeSelfieWithDocument({ kind: 'passport', seed: 1, holding: false, ...small })
  assert.deepEqual([empty.corners, empty.truth.fields, empty.truth.mrz], [null, {}, null])
  for (const faces of [0, 1, 2] as const) {
    assert.equal((await makeSelfieWithDocument({ kind: 'passport', seed: 1, faces, ...small })).heads.length, faces)
  }
})

void test('the same order gives the same bytes, another holder another face', async () => {
  const order = { kind: 'id_card', seed: 2, ...small } as const
  const [once, again, other] = await Promise.all([
    makeSelfieWithDocument(order), makeSelfieWithDocument(order), makeSelfieWithDocument({ ...order, holder: 99 }),
  ])
  assert.ok(once.jpeg.equals(again.jpeg))
  assert.ok(!once.jpeg.equals(other.jpeg))
})
