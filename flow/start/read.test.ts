// `realname read` as a person or a script runs it: real files, real readers, the words and exit codes promised.
import assert from 'node:assert/strict'
import { execFile } from 'node:child_process'
import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import process from 'node:process'
import { after, test } from 'node:test'
import { SPECIMEN_KINDS } from '#specimens/kinds.ts'
import { makeSpecimen } from '#specimens/specimen.ts'
import { loadDocuments } from './load-documents.ts'

const folder = await mkdtemp(join(tmpdir(), 'realname-read-'))
after(() => rm(folder, { recursive: true }))
const put = async (name: string, bytes: Uint8Array): Promise<string> => {
  await writeFile(join(folder, name), bytes)
  return join(folder, name)
}
const person = { seed: 71_000, longSide: 1200 } as const
const emblem = await makeSpecimen({ ...person, kind: 'cn_resident_id', side: 'emblem' })
const back = await makeSpecimen({ ...person, kind: 'id_card', side: 'back' })
const files = {
  emblem: await put('emblem.jpg', emblem.jpeg), back: await put('back.jpg', back.jpeg),
  truncated: await put('truncated.jpg', back.jpeg.subarray(0, 20_000)), text: await put('text.jpg', Buffer.from('not a picture at all')),
}

const PROGRAM = `const { readCommand } = await import(${JSON.stringify(new URL('read.ts', import.meta.url).href)})
process.exitCode = await readCommand(process.argv.slice(1))`
/** Runs the command in a process of its own. */
function run(...args: string[]): Promise<{ code: number; out: string; err: string }> {
  return new Promise((resolve) => {
    const child = execFile(process.execPath, ['--input-type=module', '-e', PROGRAM, '--', ...args], (_, out, err) => resolve({ code: child.exitCode ?? -1, out, err }))
  })
}

void test('every description of the rulebook can be used', async () => {
  const documents = await loadDocuments()
  for (const kind of SPECIMEN_KINDS) assert.ok(documents.some((each) => each.kind === kind), kind)
})

void test('a table for people: kind, side, fields, quality, checks', async () => {
  const { code, out } = await run(files.emblem)
  assert.equal(code, 0)
  for (const part of ['Chinese resident identity card', emblem.truth.fields.authority!, emblem.truth.fields.validity!, 'Quality:', 'document_detected passed']) {
    assert.ok(out.includes(part), `${part} in\n${out}`)
  }
  assert.ok(!out.includes('\u001b'), 'no colours where nobody looks')
})

void test('JSON for programs: one object a line, values normalised', async () => {
  const { code, out } = await run('--json', files.emblem, files.back)
  assert.equal(code, 0)
  const [first, second] = out.trim().split('\n').map((line) => JSON.parse(line) as Record<string, unknown>)
  assert.deepEqual([first?.['file'], first?.['kind'], first?.['side']], [files.emblem, 'cn_resident_id', 'emblem'])
  assert.deepEqual(first?.['fields'], { authority: emblem.truth.fields.authority, validity: emblem.truth.fields.validity })
  assert.deepEqual(second?.['mrz'], back.truth.mrz)
  const fields = second?.['fields'] as Record<string, string>
  assert.deepEqual([fields['document_number'], fields['date_of_birth']], [back.truth.fields.document_number, back.truth.fields.date_of_birth])
  const checks = second?.['checks'] as { name: string; status: string }[]
  for (const name of ['image_quality', 'document_detected', 'mrz', 'document_numbers', 'date_of_birth', 'document_expiry']) {
    assert.equal(checks.find((check) => check.name === name)?.status, 'passed', name)
  }
})

void test('a value of a barcode counts as any other', async () => {
  const licence = await makeSpecimen({ ...person, kind: 'driving_licence', side: 'back', longSide: 1600 })
  const { code, out } = await run('--json', await put('licence.jpg', licence.jpeg))
  assert.equal(code, 0, out)
  const row = JSON.parse(out) as { barcode: string; fields: Record<string, string>; checks: { name: string; status: string }[] }
  assert.equal(row.barcode, 'PDF417')
  assert.deepEqual([row.fields['document_number'], row.fields['date_of_birth']], [licence.truth.fields.document_number, licence.truth.fields.date_of_birth])
  assert.equal(row.checks.find((check) => check.name === 'barcode')?.status, 'passed')
})

void test('files that cannot be read say why, the others are read all the same', async () => {
  const { code, out } = await run('--json', files.truncated, files.text, files.emblem)
  assert.equal(code, 1)
  const results = out.trim().split('\n').map((line) => JSON.parse(line) as { kind?: string; error?: { code: string; remedy: string } })
  assert.deepEqual(results.map((each) => each.error?.code ?? each.kind), ['picture_damaged', 'not_a_picture', 'cn_resident_id'])
  assert.ok(results[0]!.error!.remedy.length > 10)
})

void test('another document than asked for is refused', async () => {
  const { code, out } = await run(files.emblem, '--document', 'passport')
  assert.equal(code, 1)
  assert.match(out, /supported_document failed/)
})

void test('wrong usage and missing files exit with 2, help with 0', async () => {
  for (const args of [[], [join(folder, 'nowhere.jpg')], [folder], ['--document', 'library_card', files.emblem], ['--colour', files.emblem]]) {
    const { code, out, err } = await run(...args)
    assert.deepEqual([code, out], [2, ''], args.join(' '))
    assert.match(err, /realname read: .+\nTry: realname read --help/)
  }
  const help = await run('--help')
  assert.equal(help.code, 0)
  assert.match(help.out, /Usage: realname read FILE/)
})
