// Every shipped policy accepts only what the reader is told of; one that does not stops the start.
import assert from 'node:assert/strict'
import { test } from 'node:test'
import { loadDocuments } from './load-documents.ts'
import { loadPolicies, refuseUndescribed } from './load-policies.ts'

void test('a document nobody described is refused by name', async () => {
  const policies = await loadPolicies('2027-01-01')
  const kinds = (await loadDocuments()).map((each) => each.kind)
  refuseUndescribed(policies, kinds)
  assert.throws(() => refuseUndescribed(policies, kinds.filter((kind) => kind !== 'passport')), /accepts passport, and there is no rulebook\/documents\/passport\.json/)
})
