// Which language a browser gets.
import assert from 'node:assert/strict'
import { test } from 'node:test'
import { bestLocale } from './locale.ts'

test('the first language of the browser that we have is spoken, else English', () => {
  const cases: readonly (readonly [readonly string[], string])[] = [
    [['zh-CN', 'en'], 'zh-Hans'], [['zh-Hant-HK'], 'zh-Hans'], [['fr', 'zh'], 'zh-Hans'], [['en-GB', 'zh'], 'en'], [['fr', 'de'], 'en'], [[], 'en'],
  ]
  for (const [asked, wanted] of cases) assert.equal(bestLocale(asked), wanted, asked.join())
})
