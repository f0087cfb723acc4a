// `realname face` as a person or a script runs it: real files, real workers, the words and exit codes promised.
import assert from 'node:assert/strict'
import { execFile } from 'node:child_process'
import { createServer } from 'node:http'
import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import type { AddressInfo } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import process from 'node:process'
import { after, test } from 'node:test'
import { fileURLToPath } from 'node:url'
import { drawFacePicture, onePerson, type FacePictureOrder } from '#specimens/face-picture.ts'

const folder = await mkdtemp(join(tmpdir(), 'realname-face-'))
after(() => rm(folder, { recursive: true }))
const put = async (name: string, bytes: Uint8Array): Promise<string> => {
  await writeFile(join(folder, name), bytes)
  return join(folder, name)
}
const draw = async (name: string, order: FacePictureOrder): Promise<string> => put(name, await drawFacePicture(order))
const files = {
  person: await draw('person.jpg', onePerson(13, 480)), again: await draw('again.jpg', { ...onePerson(13, 600, { yaw: 8 }), quarter: 1 }),
  other: await draw('other.jpg', onePerson(24, 480)), small: await draw('small.jpg', onePerson(13, 120)), wall: await draw('wall.jpg', { width: 400, height: 300, faces: [] }),
  holding: await draw('holding.jpg', {
    width: 1200, height: 1600, faces: [{ seed: 13, box: { x: 100, y: 60, w: 700, h: 900 } }, { seed: 13, box: { x: 860, y: 1020, w: 250, h: 320 }, backdrop: '#dfe6ee' }],
  }),
  text: await put('text.jpg', Buffer.from('not a picture at all')),
}

const MAIN = fileURLToPath(new URL('main.ts', import.meta.url))
/** Runs the command in a process of its own. */
function run(...args: string[]): Promise<{ code: number; out: string; err: string }> {
  return new Promise((resolve) => {
    const child = execFile(process.execPath, [MAIN, 'face', ...args], (_, out, err) => resolve({ code: child.exitCode ?? -1, out, err }))
  })
}

void test('find tells a person of each face, and by the exit code whether there was one everywhere', async () => {
  const { code, out } = await run('find', files.person, files.again)
  assert.equal(code, 0, out)
  for (const part of ['one face, upright', 'one face, turned by 90° clockwise', 'yaw', 'sharpness', 'px high']) assert.ok(out.includes(part), `${part} in\n${out}`)
  assert.ok(!out.includes('\u001b'), 'no colours where nobody looks')
  const none = await run('find', files.wall, files.small)
  assert.equal(none.code, 1)
  for (const part of ['no face found', 'too small: take the picture from closer']) assert.ok(none.out.includes(part), none.out)
})

void test('find tells a program all figures, one object a line', async () => {
  const { code, out } = await run('find', '--json', files.again, files.text)
  assert.equal(code, 1)
  const [first, second] = out.trim().split('\n').map((line) => JSON.parse(line) as Record<string, unknown>)
  assert.ok(first && second)
  assert.deepEqual([first['file'], first['orientation']], [files.again, 90])
  const [face] = first['faces'] as { box: number[][]; height: number; pose: object; open: object; quality: { covered: string; reasons: string[] } }[]
  assert.deepEqual(Object.keys(face!), ['box', 'score', 'presence', 'height', 'portrait_height', 'pose', 'open', 'quality'])
  assert.deepEqual([face!.box.length, face!.quality.covered, face!.quality.reasons], [4, 'unknown', []])
  assert.deepEqual((second['error'] as { code: string }).code, 'not_a_picture')
})

void test('--least looks for the portrait in the hand', async () => {
  const { code, out } = await run('find', files.holding, '--least', '2')
  assert.equal(code, 0)
  assert.match(out, /2 faces, upright/)
})

void test('compare tells the band, the profile and both faces; 0 only for a match', async () => {
  const same = await run('compare', files.person, files.again)
  assert.equal(same.code, 0, same.out)
  assert.match(same.out, /^match {2}The faces are alike enough/)
  for (const part of ['dlib-resnet-29', 'one view', 'from 200 px', files.person, files.again, 'turned by 90° clockwise', 'sharpness']) assert.ok(same.out.includes(part), `${part} in\n${same.out}`)
  assert.ok(!/0\.9\d\d/.test(same.out), 'no score that looks like a probability')
  const other = await run('compare', files.person, files.other)
  assert.equal(other.code, 1)
  assert.match(other.out, /^mismatch {2}.*a person must look/)
  const small = await run('compare', files.small, files.person)
  assert.equal(small.code, 1)
  assert.match(small.out, /^not_comparable {2}.*from closer/)
})

void test('a person who holds the document is compared with it from one picture', async () => {
  const { code, out } = await run('compare', files.holding, '--json')
  assert.equal(code, 0, out)
  const told = JSON.parse(out) as { band: string; portrait: { face: { height: number } }; selfies: { face: { height: number } }[] }
  assert.equal(told.band, 'match')
  assert.ok(told.portrait.face.height < told.selfies[0]!.face.height)
})

void test('several selfies are views of one session; nothing that is printed is a template', async () => {
  const { code, out } = await run('compare', '--json', files.person, files.again, files.person, files.again)
  assert.equal(code, 0)
  const told = JSON.parse(out) as { band: string; profile: { views: string }; selfies: unknown[] }
  assert.deepEqual([told.band, told.profile.views, told.selfies.length], ['match', 'three_views_and_more', 3])
  const longest = (value: unknown): number => (typeof value === 'object' && value ? Math.max(Array.isArray(value) ? value.length : 0, ...Object.values(value).map(longest)) : 0)
  assert.ok(longest(told) < 10, 'no list of numbers')
  const none = await run('compare', files.person, files.wall)
  assert.equal(none.code, 1)
  assert.match(none.out, /no_face: the picture has 0 of the 1 faces looked for\. Use a picture/)
})

void test('--provider asks there and nowhere else', async (t) => {
  const asked: string[] = []
  const server = createServer((request, response) => {
    asked.push(`${request.method} ${request.url}`)
    request.resume().on('end', () => response.writeHead(503).end())
  })
  await new Promise<void>((go) => server.listen(0, '127.0.0.1', go))
  t.after(() => server.close())
  const { code, out } = await run('compare', files.person, files.again, '--provider', `http://127.0.0.1:${(server.address() as AddressInfo).port}`)
  assert.equal(code, 1)
  assert.match(out, /provider_away: status 503\. Try again later/)
  assert.deepEqual(asked, ['POST /compare'])
})

void test('wrong usage and missing files exit with 2, help with 0', async () => {
  for (const args of [[], ['find'], ['compare'], ['guess', files.person], ['find', join(folder, 'nowhere.jpg')], ['find', folder], ['find', files.person, '--least', '0'], ['compare', files.person, '--least', '2'], ['find', '--colour', files.person]]) {
    const { code, out, err } = await run(...args)
    assert.deepEqual([code, out], [2, ''], args.join(' '))
    assert.match(err, /realname face: .+\nTry: realname face --help/)
  }
  const help = await run('--help')
  assert.equal(help.code, 0)
  assert.match(help.out, /Usage: realname face find FILE/)
})
