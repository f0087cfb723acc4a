// kill -9 between the parts of a picture, and in the middle of one: nothing acknowledged is lost, and the picture is received once.
import assert from 'node:assert/strict'
import { createHash } from 'node:crypto'
import { after, before, test } from 'node:test'
import { setTimeout as wait } from 'node:timers/promises'
import { makeSpecimen } from '#specimens/specimen.ts'
import { begin, dataOf, look, TODAY, untilRead } from './api-steps.ts'
import { startServer, type Server } from './server.ts'

let server: Server
before(async () => {
  server = await startServer()
})
after(() => server.close())

const side = 'data_page' as const

test('killed after every part, and while parts are on their way', async () => {
  const { api } = server
  const { id } = await begin(api)
  dataOf(await api('chooseDocument', { params: { id }, body: { kind: 'passport', issuing_country: 'UTO' } }))
  const { jpeg } = await makeSpecimen({ kind: 'passport', seed: 71_301, level: 0, today: TODAY, side })
  const digest = `sha-256=:${createHash('sha256').update(jpeg).digest('base64')}:`
  const { id: upload } = dataOf(await api('beginUpload', { params: { id, side }, query: {}, headers: { 'upload-length': jpeg.length, 'upload-complete': '?0', 'repr-digest': digest } }))
  const params = { id, side, upload }
  const size = Math.ceil(jpeg.length / 8)
  const append = (offset: number, isLast: boolean) =>
    api('appendToUpload', { params, headers: { 'upload-offset': offset, 'upload-complete': isLast ? '?1' : '?0' }, body: jpeg.subarray(offset, isLast ? jpeg.length : offset + size) })

  let offset = 0
  for (let part = 1; part <= 3; part += 1) {
    const acknowledged = dataOf(await append(offset, false)).offset
    await server.kill()
    await server.again()
    offset = dataOf(await api('getUpload', { params })).offset
    assert.equal(offset, acknowledged, 'what was acknowledged is there, byte for byte')
  }
  for (const delay of [0, 3, 8, 15]) {
    const onItsWay = append(offset, false).catch((error: unknown) => error)
    await wait(delay)
    await server.kill()
    const answer = await onItsWay
    await server.again()
    const now = dataOf(await api('getUpload', { params })).offset
    assert.ok(now === offset || now === offset + size, `${now} after ${offset}`)
    if (!(answer instanceof Error)) assert.equal(now, offset + size, 'acknowledged before the kill')
    offset = now
  }
  // The last part: killed while the picture is made of all, then asked again until it is there.
  const last = append(offset, true).catch((error: unknown) => error)
  await wait(10)
  await server.kill()
  await last
  await server.again()
  const state = dataOf(await api('getUpload', { params }))
  const done = state.complete ? state : dataOf(await append(state.offset, true))
  assert.deepEqual([done.complete, done.offset], [true, jpeg.length])
  const read = await untilRead(api, id)
  assert.equal(read.photos[0]?.verdict, 'good')
  dataOf(await api('putPhoto', { params: { id, side }, query: {}, body: jpeg }))
  assert.equal((await look(api, id)).version, read.version, 'the same bytes again change nothing: it is they that stand there')
  const events = dataOf(await api('listRegistrationEvents', { params: { id } })).items.filter((event) => event.type === 'photo.received')
  assert.deepEqual(events.map((event) => event.data['bytes']), [jpeg.length])
})
