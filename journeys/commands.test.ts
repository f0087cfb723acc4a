// The command line, as a person types it: what it prints and how it ends.
import assert from 'node:assert/strict'
import { spawn, spawnSync } from 'node:child_process'
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { after, before, test } from 'node:test'
import { fileURLToPath } from 'node:url'
import { createClient } from '#contract/client.ts'
import { type PhotoSide } from '#contract/words.ts'
import { makeNothing } from '#specimens/nothing.ts'
import { makeSpecimen } from '#specimens/specimen.ts'
import { SIDES, SPECIMEN_KINDS } from '#specimens/kinds.ts'
import { TODAY } from './api-steps.ts'
import { startServer, type Server } from './server.ts'

const BIN = fileURLToPath(new URL('../bin/realname.js', import.meta.url))
let server: Server
let folder: string
before(async () => {
  server = await startServer()
  folder = mkdtempSync(join(tmpdir(), 'rn-cli-'))
})
after(async () => {
  await server.close()
  rmSync(folder, { recursive: true, force: true })
})

type Ran = { code: number | null; out: string; err: string }
/** Runs a command to its end; the server lives in another process and goes on meanwhile. */
function realname(args: string[], env: NodeJS.ProcessEnv = server.env): Promise<Ran> {
  return new Promise((resolve) => {
    const child = spawn(process.execPath, [BIN, ...args], { env: { ...env, REALNAME_LOG: 'error' } })
    let out = ''
    let err = ''
    child.stdout.on('data', (text: Buffer) => (out += text.toString()))
    child.stderr.on('data', (text: Buffer) => (err += text.toString()))
    child.on('close', (code) => resolve({ code, out, err }))
  })
}

/** A picture on disk. */
async function save(name: string, bytes: Uint8Array): Promise<string> {
  const file = join(folder, name)
  writeFileSync(file, bytes)
  return file
}

test('every command has its help, and an unknown one says so', async () => {
  for (const command of [[], ['start'], ['key'], ['read'], ['demo']]) {
    const { code, out } = await realname([...command, '--help'])
    assert.equal(code, 0)
    assert.match(out, /^Usage: realname/)
  }
  const unknown = await realname(['fly'])
  assert.equal(unknown.code, 2)
  assert.match(unknown.err, /no command "fly"/)
})

test('read: the right fields of all three kinds, as one JSON object a line', async () => {
  for (const kind of SPECIMEN_KINDS) {
    const made = await Promise.all(SIDES[kind].map(async (side: PhotoSide) => {
      const specimen = await makeSpecimen({ kind, side, seed: 72_001, level: 0, today: TODAY, person: kind === 'cn_resident_id' ? { expiry_date: '长期' } : {} })
      return { side, truth: specimen.truth, file: await save(`${kind}-${side}.jpg`, specimen.jpeg) }
    }))
    const { code, out } = await realname(['read', '--json', ...made.map((each) => each.file)])
    const rows = out.trim().split('\n').map((line) => JSON.parse(line) as { file: string; kind: string; side: string; fields: Record<string, { value: string } | string>; mrz: { lines: string[] } | null })
    assert.equal(code, 0, out)
    for (const { side, truth, file } of made) {
      const row = rows.find((each) => each.file === file)
      assert.ok(row)
      assert.deepEqual([row.kind, row.side], [kind, side])
      for (const name of ['document_number', 'date_of_birth', 'validity', 'expiry_date', 'sex'] as const) {
        if (truth.fields[name] === undefined) continue
        const field: { value: string } | string | undefined = row.fields[name]
        assert.equal(typeof field === 'string' ? field : field?.value, truth.fields[name], `${kind} ${side} ${name}`)
      }
      if (truth.mrz) assert.deepEqual(Array.isArray(row.mrz) ? row.mrz : row.mrz?.lines, truth.mrz)
    }
  }
})

test('read: a picture of something else, a cut file and a hostile file each say what they are', async () => {
  const receipt = await save('receipt.jpg', await makeNothing(72_101, 'receipt'))
  const other = await realname(['read', receipt])
  assert.equal(other.code, 1)
  assert.match(other.out + other.err, /no document/i)

  const { jpeg } = await makeSpecimen({ kind: 'passport', side: 'data_page', seed: 72_102, level: 0, today: TODAY })
  const cut = await realname(['read', await save('cut.jpg', jpeg.subarray(0, jpeg.length >> 1))])
  assert.equal(cut.code, 1)
  assert.match(cut.out + cut.err, /damaged/i)

  const svg = await realname(['read', '--json', await save('hostile.jpg', Buffer.from('<svg xmlns="http://www.w3.org/2000/svg"><image href="file:///etc/passwd"/></svg>'))])
  assert.equal(svg.code, 1)
  assert.match(svg.out, /not_a_picture/)
  // A PNG that says it is 60,000 pixels square.
  const bomb = Buffer.from('89504e470d0a1a0a0000000d494844520000ea600000ea600802000000', 'hex')
  assert.equal((await realname(['read', await save('bomb.png', bomb)])).code, 1)
  assert.equal((await realname(['read', join(folder, 'absent.jpg')])).code, 2)
})

test('key create: works while the server runs, and the key opens the API', async () => {
  const { code, out } = await realname(['key', 'create'])
  assert.equal(code, 0)
  const answer = await createClient({ base: server.url, key: out.trim() })('listSubscribers', { query: {} })
  assert.ok(answer.ok)
})

test('demo: walks one specimen to an unlocked line', async () => {
  const { code, out, err } = await realname(['demo'])
  assert.equal(code, 0, out + err)
  assert.match(out, /decided\s+approved/)
  assert.match(out, /active; data on/)
  const absent = await realname(['demo', '--url', 'http://127.0.0.1:9'])
  assert.equal(absent.code, 1)
  assert.match(absent.err, /No server answers/)
})

test('start: a second one on the same folder is refused in a sentence', async () => {
  const { code, err } = await realname(['start'], { ...server.env, PORT: '0' })
  assert.equal(code, 1)
  assert.match(err, /in use|already/i)
  assert.doesNotMatch(err, /\n\s+at /)
})

test('start: wrong settings are named with their remedy', async () => {
  const open = await realname(['start'], { ...server.env, HOST: '0.0.0.0' })
  assert.equal(open.code, 1)
  assert.match(open.err, /REALNAME_URL/)
  const port = await realname(['start'], { ...server.env, PORT: 'http' })
  assert.match(port.err, /PORT is "http"/)
})

test('Ctrl-C stops everything, key create then works on the folder alone, and kill -9 leaves nothing running', async () => {
  assert.equal(await server.stop(), 0)
  const mine = (): string => spawnSync('pgrep', ['-f', server.dataFolder], { encoding: 'utf8' }).stdout.trim()
  assert.equal(mine(), '')
  const { code, out } = await realname(['key', 'create'])
  assert.equal(code, 0)
  await server.again()
  assert.ok((await createClient({ base: server.url, key: out.trim() })('listSubscribers', { query: {} })).ok)
  await server.kill()
  for (const end = Date.now() + 10_000; mine() !== '' && Date.now() < end; ) await new Promise((resolve) => setTimeout(resolve, 100))
  assert.equal(mine(), '')
  await server.again()
})
