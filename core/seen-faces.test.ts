// Who is who on a selfie, with the document's place known and not.
import assert from 'node:assert/strict'
import { test } from 'node:test'
import type { Quad } from '#contract/reading.ts'
import { madeFace, madeHolder, madeInHand, MADE_CARD } from './made-faces.ts'
import { isSameBox, seenFace, tellFaces } from './seen-faces.ts'

const [holder, inHand, other] = [madeHolder(), madeInHand(), madeFace(900, 300, 300)]
const mirrored = MADE_CARD.toReversed() as Quad

void test('holder, portrait and strangers are told apart by where the document lies', () => {
  const rows = [
    [[holder, inHand], MADE_CARD, 0, 1, 1], [[holder, inHand], mirrored, 0, 1, 1], [[holder, inHand], null, 0, 1, 1],
    [[madeFace(200, 900, 450), holder], MADE_CARD, 1, 0, 1], [[holder], MADE_CARD, 0, null, 1], [[inHand], MADE_CARD, null, 0, 0], [[holder], null, 0, null, 1],
    [[holder, other, inHand], MADE_CARD, 0, 2, 2], [[holder, other, inHand], null, 0, 1, 2], [[], MADE_CARD, null, null, 0], [[], null, null, null, 0],
  ] as const
  for (const [faces, card, who, held, persons] of rows) assert.deepEqual(tellFaces(faces, card), { holder: who, in_hand: held, persons })
})

void test('two boxes are of one face when each has its middle in the other', () => {
  assert.ok(isSameBox(holder.box, madeFace(420, 210, 380).box))
  assert.ok(!isSameBox(holder.box, inHand.box))
  assert.ok(!isSameBox(madeFace(0, 0, 1000).box, madeFace(0, 0, 100).box))
})

void test('of a face nothing is kept from which a template could be made', () => {
  const point = [1, 2] as [number, number]
  const kept = seenFace({ ...holder, points: [point, point, point, point, point], open: { left_eye: 0.3, right_eye: 0.3, mouth: 0 } })
  assert.deepEqual(kept, holder)
})
