// Consent texts come apart into named parts in every language, with nothing lost.
import assert from 'node:assert/strict'
import { readFileSync } from 'node:fs'
import { test } from 'node:test'
import { CONSENT_PURPOSES } from '#contract/service.ts'
import { LOCALES } from '#contract/words.ts'
import { partsOf } from './consent-parts.ts'

test('every line of every consent has its name', () => {
  for (const locale of LOCALES) {
    const { consents } = JSON.parse(readFileSync(new URL(`../../../rulebook/texts/${locale}.json`, import.meta.url), 'utf8')) as { consents: Record<string, { text: string }> }
    for (const purpose of CONSENT_PURPOSES) {
      const text = consents[purpose]?.text ?? ''
      const parts = partsOf(text)
      assert.ok(parts.length >= 4, `${locale} ${purpose}`)
      for (const part of parts) assert.ok(part.name && part.text && text.includes(part.text), `${locale} ${purpose} ${part.text}`)
    }
  }
})

test('a line without a name stays whole', () => {
  assert.deepEqual(partsOf('Only text here\nWhy: because'), [{ name: '', text: 'Only text here' }, { name: 'Why', text: 'because' }])
})
