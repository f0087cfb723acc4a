import assert from 'node:assert/strict'
import { spawnSync } from 'node:child_process'
import { mkdtemp, readFile, readdir, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { test } from 'node:test'
import { fileURLToPath } from 'node:url'
import sharp from 'sharp'

const MAKE = fileURLToPath(new URL('make.ts', import.meta.url))
const SHOWN = fileURLToPath(new URL('../docs/specimens/', import.meta.url))
const run = (...words: string[]) => spawnSync(process.execPath, [MAKE, ...words], { encoding: 'utf8' })

void test('all sides of a document are written with their truth', async () => {
  const out = await mkdtemp(join(tmpdir(), 'specimens-'))
  const made = run('--kind', 'id_card', '--seed', '3', '--long-side', '400', '--name', 'Utopo Ada', '--today', '2026-03-01', '--out', out)
  assert.equal(made.status, 0, made.stderr)
  assert.deepEqual((await readdir(out)).sort(), ['id_card-back-3.jpg', 'id_card-back-3.json', 'id_card-front-3.jpg', 'id_card-front-3.json'])
  const { truth } = JSON.parse(await readFile(join(out, 'id_card-back-3.json'), 'utf8')) as { truth: { fields: { name: string } } }
  assert.equal(truth.fields.name, 'UTOPO ADA')
  await rm(out, { recursive: true })
})

void test('help is given, and a wrong word answered with the right ones', () => {
  assert.match(run('--help').stdout, /--defect DEFECT/)
  for (const words of [['--kind', 'ticket', '--out', 'x'], ['--kind', 'passport'], ['--kind', 'passport', '--level', '7', '--out', 'x'], ['--sort', 'x']]) {
    const { status, stderr } = run(...words)
    assert.equal(status, 2)
    assert.match(stderr, /must be one of|is missing|Unknown option/)
  }
})

void test('the pictures shown in the docs are small, and each stands in the list of commands', async () => {
  const list = await readFile(join(SHOWN, 'README.md'), 'utf8')
  const pictures = (await readdir(SHOWN)).filter((file) => file.endsWith('.jpg'))
  assert.ok(pictures.length >= 10)
  for (const file of pictures) {
    const bytes = await readFile(join(SHOWN, file))
    const { width, height } = await sharp(bytes).metadata()
    assert.ok(Math.max(width, height) <= 900 && bytes.length <= 80_000, `${file}: ${width} x ${height}, ${bytes.length} bytes`)
    assert.ok(list.includes(file), file)
  }
})
