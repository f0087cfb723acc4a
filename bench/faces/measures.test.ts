// The bench of faces measures what it says, on a few drawn persons.
import assert from 'node:assert/strict'
import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { after, test } from 'node:test'
import { drawFacePicture, onePerson } from '#specimens/face-picture.ts'
import { measureDrawn } from './measure-drawn.ts'
import { measureFolder } from './measure-folder.ts'
import { measureGallery } from './measure-gallery.ts'
import { measurePairs } from './measure-pairs.ts'

const folder = await mkdtemp(join(tmpdir(), 'realname-bench-faces-'))
after(() => rm(folder, { recursive: true }))
for (const [name, seed, yaw] of [['a.jpg', 13, 0], ['b.jpg', 13, 8], ['c.jpg', 24, 0]] as const) await writeFile(join(folder, name), await drawFacePicture(onePerson(seed, 420, { yaw })))
await writeFile(join(folder, 'wall.jpg'), await drawFacePicture({ width: 200, height: 200, faces: [] }))
await writeFile(join(folder, 'broken.jpg'), 'nothing')

void test('drawn persons are counted', async () => {
  const rows = await measureDrawn(1)
  assert.deepEqual(rows.map(({ value }) => value), ['100.0 % (1 of 1)', '100.0 % (4 of 4)', '100.0 % (1 of 1)'])
})

void test('a folder is counted, what cannot be opened apart', async () => {
  const [found, turned, refused] = await measureFolder(folder)
  assert.deepEqual([found?.value, found?.isMet, turned?.value, refused?.value], ['75.0 % (3 of 4)', false, '100.0 % (9 of 9)', '1'])
})

void test('pairs fall into bands, those without a face are counted', async () => {
  const file = join(folder, 'pairs.txt')
  await writeFile(file, 'a.jpg b.jpg same\na.jpg c.jpg different\na.jpg wall.jpg same\n')
  const values = (await measurePairs(file)).map(({ value }) => value)
  assert.equal(values[0], '4, 3, 1')
  assert.match(values[1]!, /^match 100\.0 %/)
  assert.match(values[2]!, /^match 0\.0 %, inconclusive 0\.0 %, mismatch 100\.0 %/)
  assert.equal(values[3], 'too few pairs to say')
})

void test('a gallery finds whom it is asked for and forgets whom it must', async () => {
  const rows = await measureGallery(300)
  assert.deepEqual(rows.slice(-2).map(({ isMet }) => isMet), [true, true])
})
