// The portal's texts: complete in every language, within the rules of wording, and all of them used.
import assert from 'node:assert/strict'
import { globSync, readFileSync } from 'node:fs'
import { test } from 'node:test'
import { LOCALES, type Locale } from '#contract/words.ts'
import { fill, find, flatten, keysUnder, speak, t } from './texts.ts'

const root = new URL('../../', import.meta.url)
const own = (locale: Locale) => flatten(JSON.parse(readFileSync(new URL(`rulebook/texts/portal.${locale}.json`, root), 'utf8')) as Parameters<typeof flatten>[0])
const placeholders = (text: string) => [...new Set([...text.matchAll(/\{(\w+)\}/g)].map((match) => match[1] ?? ''))].toSorted()

test('every language has the same keys and placeholders, and no empty text', () => {
  const english = own('en')
  for (const locale of LOCALES) {
    const texts = own(locale)
    assert.deepEqual(Object.keys(texts).toSorted(), Object.keys(english).toSorted(), locale)
    for (const [key, text] of Object.entries(texts)) {
      assert.ok(text.trim().length > 0, `${locale} ${key}`)
      assert.deepEqual(placeholders(text), placeholders(english[key] ?? ''), `${locale} ${key}`)
    }
  }
})

test('nobody is begged, pitied or called not valid', () => {
  for (const text of Object.values(own('en'))) assert.doesNotMatch(text, /\b(please|sorry|invalid)\b/i)
  for (const text of Object.values(own('zh-Hans'))) assert.doesNotMatch(text, /请|抱歉|无效/)
})

test('every key a page asks for by name is there, and every key there is asked for', () => {
  const source = globSync('web/portal/**/*.{ts,tsx}', { cwd: root }).filter((file) => !file.includes('.test.')).map((file) => readFileSync(new URL(file, root), 'utf8')).join('\n')
  const texts = own('en')
  const sections = new Set(Object.keys(texts).map((key) => key.split('.')[0]))
  for (const [, key = ''] of source.matchAll(/'([a-z_]+\.[a-z_A-Z]+)'/g)) if (sections.has(key.split('.')[0])) assert.ok(key in texts, `a page asks for ${key}`)
  const asked = (key: string): boolean => {
    const [section = '', name = ''] = key.split('.')
    if (source.includes(`'${key}'`)) return true
    // Composed keys: `status.${word}_title` and the like.
    return [...source.matchAll(new RegExp(`\`${section}\\.([^\`]*)\``, 'g'))].some(([, rest = '']) => new RegExp(`^${rest.replaceAll(/\$\{[^}]*\}/g, '\\w+')}$`).test(name))
  }
  assert.deepEqual(Object.keys(texts).filter((key) => !asked(key)), [])
})

test('texts are filled, found and listed', () => {
  speak('en', { a: { b: 'Hello {name}, {name}', c: '{n} of {total}' } })
  assert.equal(t('a.b', { name: 'you' }), 'Hello you, you')
  assert.equal(t('a.none'), 'a.none')
  assert.equal(find('a.none', 'else'), 'else')
  assert.equal(fill('{n} of {total}', { n: 1 }), '1 of {total}')
  assert.deepEqual(keysUnder('a'), ['b', 'c'])
})
