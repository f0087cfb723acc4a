import assert from 'node:assert/strict'
import test from 'node:test'
import fc from 'fast-check'
import { chanceOf } from '#specimens/chance.ts'
import { FaceGallery } from './search-faces.ts'
import { startFaceGallery } from './start-face-gallery.ts'

/** A direction by its number; the same number gives the same. */
function vectorOf(seed: number): Float32Array {
  const chance = chanceOf(seed, 'template')
  const raw = Float32Array.from({ length: 128 }, () => chance.normal())
  const length = Math.hypot(...raw)
  return raw.map((each) => each / length)
}

const step = fc.oneof(
  fc.record({ do: fc.constant('add' as const), id: fc.integer({ min: 0, max: 9 }), seed: fc.integer({ min: 0, max: 40 }) }),
  fc.record({ do: fc.constant('remove' as const), id: fc.integer({ min: 0, max: 9 }) }),
)

await test('whatever is added and removed, a search finds what is there and never what was removed', () => {
  fc.assert(fc.property(fc.array(step, { maxLength: 60 }), fc.integer({ min: 0, max: 40 }), fc.integer({ min: 1, max: 5 }), (steps, asked, most) => {
    const gallery = new FaceGallery(1)
    const kept = new Map<string, number>()
    for (const each of steps) {
      const id = `person ${each.id}`
      if (each.do === 'add') {
        gallery.add(id, vectorOf(each.seed))
        kept.set(id, each.seed)
      } else assert.equal(gallery.remove(id), kept.delete(id))
    }
    assert.equal(gallery.size, kept.size)
    const hits = gallery.search(vectorOf(asked), most, 0.9)
    const expected = [...kept].filter(([, seed]) => seed === asked).map(([id]) => id).sort().slice(0, most)
    assert.deepEqual(hits.map(({ id }) => id), expected)
    // Nor do its numbers stay behind in memory.
    assert.ok(gallery.vectors.subarray(gallery.size * 128).every((each) => each === 0))
  }))
})

await test('the most alike come first, and no more than asked for', () => {
  const gallery = new FaceGallery()
  for (let seed = 0; seed < 300; seed++) gallery.add(`${seed}`, vectorOf(seed))
  const asked = vectorOf(1000)
  const all = gallery.search(asked, 300, -1)
  assert.equal(all.length, 300)
  assert.ok(all.every((hit, i) => i === 0 || hit.score <= all[i - 1]!.score))
  assert.deepEqual(gallery.search(asked, 7, -1), all.slice(0, 7))
  assert.deepEqual(gallery.search(asked, 7, all[3]!.score), all.slice(0, 4))
  assert.deepEqual(gallery.search(vectorOf(5), 3).map(({ id }) => id), ['5'], 'strangers do not reach the least score of this gallery')
})

await test('what is no template is refused', () => {
  const gallery = new FaceGallery()
  for (const vector of [new Float32Array(128), new Float32Array(127).fill(1 / Math.sqrt(127)), vectorOf(1).map((each) => each * 2), vectorOf(1).fill(Number.NaN, 0, 1)]) {
    assert.throws(() => gallery.add('x', vector), /128 numbers of length 1/)
  }
  assert.equal(gallery.size, 0)
})

await test('the same over a thread of its own, in the order asked', async () => {
  const gallery = startFaceGallery({ room: 10 })
  await gallery.add([{ id: 'a', vector: vectorOf(1) }, { id: 'b', vector: vectorOf(2) }])
  const [found, removed, gone, size] = await Promise.all([gallery.search(vectorOf(1), 5), gallery.remove('a'), gallery.search(vectorOf(1), 5), gallery.size()])
  assert.deepEqual([found.map(({ id }) => id), removed, gone, size], [['a'], true, [], 1])
  assert.equal(await gallery.remove('a'), false)
  await assert.rejects(gallery.add([{ id: 'c', vector: new Float32Array(128) }]), /128 numbers/)
  assert.equal(await gallery.size(), 1, 'and it goes on')
  const late = gallery.search(vectorOf(2), 1)
  await gallery.close()
  await Promise.allSettled([late])
  await assert.rejects(gallery.size(), /the gallery has ended/)
  await gallery.close()
})
