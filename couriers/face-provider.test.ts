// The same promises of the port, kept by the local engine and by a provider behind a real socket; then what a provider may do wrong.
import assert from 'node:assert/strict'
import { createServer } from 'node:http'
import type { IncomingMessage, ServerResponse } from 'node:http'
import type { AddressInfo } from 'node:net'
import { after, test, type TestContext } from 'node:test'
import type { FaceEngine, FaceOf, FindOptions } from '#core/face-engine.ts'
import { drawFacePicture, onePerson } from '#specimens/face-picture.ts'
import { startFaceEngine } from '#vision/faces/start-face-engine.ts'
import { createFaceProvider } from './face-provider.ts'

const local = startFaceEngine({ workers: 1 })
after(() => local.close())
const [person, again, other, wall] = await Promise.all([
  drawFacePicture(onePerson(13, 480)), drawFacePicture({ ...onePerson(13, 600, { yaw: 6 }), quarter: 1 }), drawFacePicture(onePerson(24, 480)),
  drawFacePicture({ width: 200, height: 200, faces: [] }),
])
const first = (bytes: Uint8Array): FaceOf => ({ bytes, rank: 0 })
const KEY = 'a key of the provider'

async function listen(answer: (request: IncomingMessage, response: ServerResponse, body: string) => void | Promise<void>, t?: TestContext): Promise<string> {
  const server = createServer((request, response) => {
    const chunks: Buffer[] = []
    request.on('data', (chunk: Buffer) => chunks.push(chunk))
    request.on('end', () => void answer(request, response, Buffer.concat(chunks).toString()))
  })
  await new Promise<void>((go) => server.listen(0, '127.0.0.1', go))
  const stop = (): Promise<void> => new Promise((go) => {
    server.closeAllConnections()
    server.close(() => go())
  })
  if (t) t.after(stop)
  else after(stop)
  return `http://127.0.0.1:${(server.address() as AddressInfo).port}`
}
const providerAt = (url: string, timeout = 60_000): FaceEngine => createFaceProvider({ url, key: KEY, allowLoopback: true, timeout })

type Asked = { picture: string; rank: number }
/** A provider that keeps to the agreement: the local engine behind HTTP, which tells more than it was asked for. */
const honest = await listen(async (request, response, body) => {
  assert.deepEqual([request.method, request.headers.authorization, request.headers['content-type']], ['POST', `Bearer ${KEY}`, 'application/json'])
  const bytesOf = ({ picture, rank }: Asked): FaceOf => ({ bytes: Buffer.from(picture, 'base64'), rank })
  const asked = JSON.parse(body) as { picture: string; portrait: Asked; selfies: Asked[] } & FindOptions
  const answer = request.url === '/v1/find'
    ? await local.find(Buffer.from(asked.picture, 'base64'), { least: asked.least, tiles: asked.tiles })
    : await local.compare(bytesOf(asked.portrait), asked.selfies.map(bytesOf))
  response.writeHead(200).end(JSON.stringify({ ...answer, template: [1, 2, 3] }))
})

for (const [name, engine] of [['the local engine', local], ['a provider', providerAt(`${honest}/v1/`)]] as const) {
  void test(`${name} finds and compares`, async () => {
    const found = await engine.find(again, { least: 1, tiles: 'none' })
    assert.ok('faces' in found, JSON.stringify(found))
    assert.deepEqual(Object.keys(found).toSorted(), ['faces', 'orientation', 'picture'])
    assert.deepEqual([found.orientation, found.faces.length, found.faces[0]!.quality.reasons], [90, 1, []])
    for (const [selfies, band] of [[[again], 'match'], [[other], 'mismatch'], [[again, person, again], 'match']] as const) {
      const compared = await engine.compare(first(person), selfies.map(first))
      assert.ok('band' in compared, JSON.stringify(compared))
      assert.deepEqual([compared.band, compared.selfies.length, 'template' in compared], [band, selfies.length, false])
    }
    assert.deepEqual(await engine.compare(first(person), [first(wall)]), { problem: 'no_face', detail: 'the picture has 0 of the 1 faces looked for' })
    await assert.rejects(engine.compare(first(person), []), /at least one selfie/)
    assert.ok(engine.model.length > 0)
  })
}

void test('a provider gives no templates', async () => {
  assert.deepEqual(await providerAt(honest).embed(first(person)), { problem: 'not_offered', detail: 'a provider gives no templates' })
})

void test('a provider that fails, lies or stalls is away, and nothing matches', async (t) => {
  const answers: [name: string, detail: string, answer: (response: ServerResponse) => void][] = [
    ['an error', 'status 503', (response) => response.writeHead(503).end('{}')],
    ['a redirect', 'status 302', (response) => response.writeHead(302, { location: 'http://127.0.0.1:1/' }).end()],
    ['no JSON', 'answer not_json', (response) => response.writeHead(200).end('match')],
    ['another form', 'answer not_as_agreed', (response) => response.writeHead(200).end('{"band":"match"}')],
    ['no end', 'connection broken', (response) => response.writeHead(200).end(Buffer.alloc(600_000, ' '))],
    ['a broken connection', 'connection ECONNRESET', (response) => response.destroy()],
    ['silence', 'timeout', () => undefined],
  ]
  for (const [name, detail, answer] of answers) {
    const url = await listen((_, response) => answer(response), t)
    const engine = providerAt(url, name === 'silence' ? 200 : 5000)
    assert.deepEqual(await engine.compare(first(wall), [first(wall)]), { problem: 'provider_away', detail }, name)
    assert.deepEqual(await engine.find(wall, { least: 1, tiles: 'none' }), { problem: 'provider_away', detail }, name)
  }
  assert.deepEqual(await providerAt('http://127.0.0.1:1').find(wall, { least: 1, tiles: 'none' }), { problem: 'provider_away', detail: 'connection ECONNREFUSED' })
})

void test('a match of fewer selfies than were sent is not believed', async (t) => {
  const whole = await local.compare(first(person), [first(again)])
  const url = await listen((_, response) => void response.writeHead(200).end(JSON.stringify(whole)), t)
  assert.deepEqual(await providerAt(url).compare(first(person), [first(again), first(again)]), { problem: 'provider_away', detail: 'answer not_as_agreed' })
})

void test('faces go only to a public address, encrypted, or to this machine where that is allowed', async () => {
  const resolve = async () => [{ address: '93.184.216.34', family: 4 }]
  const find = (url: string, allowLoopback = false) => createFaceProvider({ url, key: KEY, allowLoopback, resolve }).find(wall, { least: 1, tiles: 'none' })
  for (const [url, detail] of [
    ['http://faces.example', 'address not_encrypted'], ['http://127.faces.example', 'address not_encrypted'], ['http://notlocalhost', 'address not_encrypted'],
    ['http://127.0.0.1:9', 'address not_public'], ['https://10.0.0.1', 'address not_public'], ['ftp://faces.example', 'address not_http'], ['nowhere', 'address not_a_url'],
  ] as const) assert.deepEqual(await find(url), { problem: 'provider_away', detail }, url)
})
