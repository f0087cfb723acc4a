// The local engine behind its port: real worker processes, real pictures of invented persons.
import assert from 'node:assert/strict'
import { existsSync, readFileSync } from 'node:fs'
import process from 'node:process'
import { after, test } from 'node:test'
import { setTimeout as wait } from 'node:timers/promises'
import type { FaceComparison, FaceFailure } from '#core/face-engine.ts'
import { drawFacePicture, onePerson } from '#specimens/face-picture.ts'
import { FACE_MODEL } from './embed-face.ts'
import { startFaceEngine } from './start-face-engine.ts'

const engine = startFaceEngine({ workers: 1 })
after(() => engine.close())
const [person, again, other, small] = await Promise.all([
  drawFacePicture(onePerson(13, 480)), drawFacePicture({ ...onePerson(13, 700, { yaw: 6 }), quarter: 3 }), drawFacePicture(onePerson(24, 480)),
  drawFacePicture(onePerson(13, 110)),
])
const rank0 = (bytes: Uint8Array) => ({ bytes, rank: 0 })
const compared = (answer: FaceComparison | FaceFailure): FaceComparison => {
  assert.ok(!('problem' in answer), JSON.stringify(answer))
  return answer
}

/** Pids of this process's children that look at faces. */
function workersOf(): number[] {
  const children = readFileSync(`/proc/${process.pid}/task/${process.pid}/children`, 'utf8').trim().split(' ').filter(Boolean).map(Number)
  return children.filter((pid) => existsSync(`/proc/${pid}/cmdline`) && readFileSync(`/proc/${pid}/cmdline`, 'utf8').includes('face-process'))
}

void test('no worker runs before there is work, and one finds, embeds and compares', async () => {
  assert.deepEqual(workersOf(), [])
  const found = await engine.find(again, { least: 1, tiles: 'none' })
  assert.ok(!('problem' in found))
  assert.deepEqual([found.orientation, found.faces.length, found.picture.height], [270, 1, 546])
  const embedded = await engine.embed(rank0(person))
  assert.ok(!('problem' in embedded))
  assert.deepEqual([embedded.template.model, embedded.template.vector.length], [FACE_MODEL, 128])
  assert.equal(workersOf().length, 1)
})

void test('the same person matches, another does not, and how it was judged stands beside', async () => {
  const same = compared(await engine.compare(rank0(person), [rank0(again)]))
  assert.deepEqual([same.band, same.remedy, same.profile], ['match', null, { model: FACE_MODEL, views: 'one_view', portrait: 'from_200' }])
  assert.deepEqual([same.portrait.orientation, same.selfies.map((each) => each.orientation)], [0, [270]])
  assert.equal(compared(await engine.compare(rank0(person), [rank0(other)])).band, 'mismatch')
  const three = compared(await engine.compare(rank0(person), [again, person, again].map(rank0)))
  assert.deepEqual([three.band, three.profile.views, three.selfies.length], ['match', 'three_views_and_more', 3])
})

void test('a small portrait is not compared but asked for from closer', async () => {
  const { band, remedy, score, portrait } = compared(await engine.compare(rank0(small), [rank0(person)]))
  assert.deepEqual([band, remedy, score], ['not_comparable', 'closer', null])
  assert.ok(portrait.face.quality.reasons.includes('face_too_small'))
})

void test('no face, no second face, no picture and no selfie are told apart', async () => {
  const empty = await drawFacePicture({ width: 300, height: 300, faces: [] })
  assert.deepEqual(await engine.embed(rank0(empty)), { problem: 'no_face', detail: 'the picture has 0 of the 1 faces looked for' })
  assert.deepEqual(await engine.compare({ bytes: person, rank: 1 }, [rank0(person)]), { problem: 'no_face', detail: 'the picture has 1 of the 2 faces looked for' })
  assert.deepEqual(await engine.find(Buffer.from('nothing'), { least: 1, tiles: 'none' }), { problem: 'not_a_picture', detail: 'the file is not a JPEG, PNG or WebP picture' })
  await assert.rejects(engine.compare(rank0(person), []), /at least one selfie/)
})

void test('a worker that dies is replaced and its job done', async () => {
  const [pid] = workersOf()
  const comparison = engine.compare(rank0(person), [rank0(again)])
  await wait(20)
  process.kill(pid!, 'SIGKILL')
  assert.equal(compared(await comparison).band, 'match')
  assert.ok(!workersOf().includes(pid!))
})

void test('closed, the engine answers that it is', async () => {
  const closing = startFaceEngine({ workers: 1 })
  await closing.close()
  assert.equal(((await closing.find(person, { least: 1, tiles: 'none' })) as FaceFailure).problem, 'reader_failed')
  assert.throws(() => startFaceEngine({ workers: 0 }), /at least one worker/)
})
