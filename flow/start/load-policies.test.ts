// Every shipped policy accepts only what the reader is told of; one that does not stops the start.
import assert from 'node:assert/strict'
import { cp, mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { test } from 'node:test'
import { loadDocuments } from './load-documents.ts'
import { loadPolicies, refuseUndescribed } from './load-policies.ts'

void test('a document nobody described is refused by name', async () => {
  const policies = await loadPolicies('2027-01-01')
  const kinds = (await loadDocuments()).map((each) => each.kind)
  refuseUndescribed(policies, kinds)
  assert.throws(() => refuseUndescribed(policies, kinds.filter((kind) => kind !== 'passport')), /accepts passport, and there is no rulebook\/documents\/passport\.json/)
})

void test('a folder of the operator\'s own takes the place of what is shipped, and what is wrong in it is named', async (t) => {
  const folder = await mkdtemp(join(tmpdir(), 'rn-policies-'))
  t.after(() => rm(folder, { recursive: true }))
  await cp('rulebook/policies/ut.json', join(folder, 'mine.json'))
  assert.deepEqual([...(await loadPolicies('2027-01-01', folder)).keys()], ['UT'])
  await writeFile(join(folder, 'wrong.json'), '{}')
  await assert.rejects(loadPolicies('2027-01-01', folder), (error: Error) => error.message.startsWith(`${folder}/wrong.json cannot be used: `))
})
