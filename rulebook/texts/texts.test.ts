// Holds the languages to the same keys and placeholders, every code to a text, and the texts to their rules.
import assert from 'node:assert/strict'
import { createHash } from 'node:crypto'
import { globSync, readFileSync } from 'node:fs'
import { test } from 'node:test'
import { PROBLEM_CODES } from '#contract/problems.ts'
import { CHECK_NAMES, REASONS, REASON_CODES, REASON_PLACES } from '#contract/reasons.ts'
import { CONSENT_PURPOSES } from '#contract/service.ts'
import { FIELD_NAMES, LINE_STATUSES, LOCALES, PHOTO_SIDES, REGISTRATION_STATUSES, SERVICES } from '#contract/words.ts'
import type { Locale } from '#contract/words.ts'
import { isStateCode } from '#core/state-codes.ts'
import { MESSAGES, hasText, text } from '#couriers/words.ts'
import type { MessageName } from '#couriers/words.ts'

const DESCRIBED = globSync('rulebook/documents/*.json').map((file) => file.slice('rulebook/documents/'.length, -'.json'.length))

type Tree = { [key: string]: string | Tree }
const load = (locale: Locale): Tree => JSON.parse(readFileSync(new URL(`${locale}.json`, import.meta.url), 'utf8')) as Tree
/** All texts by their dotted key. */
function flat(tree: Tree, path = ''): Map<string, string> {
  return new Map(Object.entries(tree).flatMap(([key, at]) => (typeof at === 'string' ? [[path + key, at] as const] : [...flat(at, `${path}${key}.`)])))
}
const texts = new Map(LOCALES.map((locale) => [locale, flat(load(locale))]))
const of = (locale: Locale): Map<string, string> => texts.get(locale) ?? new Map()
const under = (locale: Locale, section: string): string[] => [...of(locale).keys()].filter((key) => key.startsWith(`${section}.`))
const placeholders = (value: string): string[] => [...new Set([...value.matchAll(/\{(\w+)\}/g)].map((match) => match[1] ?? ''))].sort()
/** The keys a section must have, no more and no fewer. */
const exactly = (section: string, keys: readonly string[], parts: readonly string[] = []): void => {
  const wanted = keys.flatMap((key) => (parts.length === 0 ? [`${section}.${key}`] : parts.map((part) => `${section}.${key}.${part}`)))
  for (const locale of LOCALES) assert.deepEqual(under(locale, section).sort(), wanted.sort(), `${locale} ${section}`)
}

void test('all languages have the same keys in the same order', () => {
  for (const locale of LOCALES) assert.deepEqual([...of(locale).keys()], [...of('en').keys()])
})

void test('all languages have the same placeholders', () => {
  for (const [key, english] of of('en')) for (const locale of LOCALES) assert.deepEqual(placeholders(of(locale).get(key) ?? ''), placeholders(english), `${locale} ${key}`)
})

void test('every code, word and name of the contract has its text, and nothing else has', () => {
  exactly('reasons', [...REASON_CODES.filter((code) => REASONS[code].audience === 'shown'), 'neutral'], ['title', 'remedy'])
  exactly('problems', PROBLEM_CODES, ['title', 'remedy'])
  exactly('sides', PHOTO_SIDES)
  exactly('fields', FIELD_NAMES)
  for (const kind of DESCRIBED) assert.ok(of('en').has(`documents.${kind}`), kind)
  exactly('statuses', REGISTRATION_STATUSES)
  exactly('line_statuses', LINE_STATUSES)
  exactly('services', SERVICES)
  exactly('checks', CHECK_NAMES)
  exactly('consents', CONSENT_PURPOSES, ['version', 'title', 'text'])
  exactly('messages', Object.keys(MESSAGES), ['email.subject', 'email.text', 'sms'])
})

void test('every place a reason may point at has a name', () => {
  for (const locale of LOCALES)
    for (const at of REASON_PLACES) assert.ok([`sides.${at}`, `fields.${at}`, `places.${at}`].some((key) => of(locale).has(key)), `${locale} ${at}`)
})

void test('states are codes of ICAO 9303-3 and countries of ISO 3166-1, Utopia among them', () => {
  const states = under('en', 'states').map((key) => key.slice('states.'.length))
  assert.ok(states.length > 250 && states.includes('UTO') && states.includes('CHN') && states.includes('D'))
  assert.deepEqual(states.filter((code) => !isStateCode(code)), [])
  const countries = under('en', 'countries').map((key) => key.slice('countries.'.length))
  assert.ok(countries.length > 240 && countries.includes('UT'))
  for (const code of countries) assert.match(code, /^[A-Z]{2}$/)
})

void test('no text begs, excuses itself or calls a thing not valid by the banned words', () => {
  const banned = { en: /\bplease\b|\bsorry\b|invalid/i, 'zh-Hans': /请|抱歉|无效/ } as const
  for (const locale of LOCALES) for (const [key, value] of of(locale)) assert.doesNotMatch(value, banned[locale], `${locale} ${key}`)
})

void test('no text is empty, padded or left in the other language', () => {
  for (const locale of LOCALES)
    for (const [key, value] of of(locale)) {
      assert.ok(value.trim().length > 0, `${locale} ${key}`)
      if (!key.endsWith('email.text')) assert.equal(value, value.trim(), `${locale} ${key}`)
      if (key.endsWith('.version')) continue
      const chinese = /\p{Script=Han}/u.test(value)
      assert.equal(chinese, locale === 'zh-Hans', `${locale} ${key}`)
    }
})

void test('reasons speak only of what the caller can name', () => {
  for (const locale of LOCALES)
    for (const key of under(locale, 'reasons'))
      for (const name of placeholders(of(locale).get(key) ?? '')) assert.ok(['side', 'field', 'place'].includes(name), `${locale} ${key} {${name}}`)
})

void test('each message is filled with its own values, all of them used', () => {
  for (const name of Object.keys(MESSAGES) as MessageName[]) {
    const used = under('en', `messages.${name}`).flatMap((key) => placeholders(of('en').get(key) ?? ''))
    assert.deepEqual([...new Set(used)].sort(), [...MESSAGES[name]].sort(), name)
  }
})

void test('a consent says who and how long, and its words do not change under one version', () => {
  const sealed = CONSENT_PURPOSES.map((purpose) => {
    for (const locale of LOCALES) {
      assert.deepEqual(placeholders(of(locale).get(`consents.${purpose}.text`) ?? ''), ['operator', 'retention'])
      assert.equal(text(locale, `consents.${purpose}.version`), text('en', `consents.${purpose}.version`))
    }
    const words = LOCALES.flatMap((locale) => [of(locale).get(`consents.${purpose}.title`), of(locale).get(`consents.${purpose}.text`)])
    return [purpose, text('en', `consents.${purpose}.version`), createHash('sha256').update(words.join('\0')).digest('hex').slice(0, 16)]
  })
  // Changed on purpose? Give the consent a new version (the date) and note the new hash here.
  assert.deepEqual(sealed, [
    ['identity_registration', '2026-11-22', 'c1e66692161cd377'],
    ['sensitive_data', '2026-11-28', '84e775ab73e597ba'],
    ['document_pictures', '2026-11-22', 'f6cc413e0c6685cb'],
    ['face_comparison', '2026-11-28', '63582f31c124d78c'],
  ])
})

void test('every policy asks for each consent in the version of its text', () => {
  for (const file of globSync('*.json', { cwd: new URL('../policies/', import.meta.url) })) {
    const policy = JSON.parse(readFileSync(new URL(`../policies/${file}`, import.meta.url), 'utf8')) as { consents: { purpose: string; version: string }[] }
    for (const { purpose, version } of policy.consents) assert.equal(version, text('en', `consents.${purpose}.version`), `${file} ${purpose}`)
  }
})

void test('every other way a policy names is told in every language', () => {
  const policies = globSync('*.json', { cwd: new URL('../policies/', import.meta.url) })
  assert.ok(policies.length > 0)
  for (const file of policies) {
    const policy = readFileSync(new URL(`../policies/${file}`, import.meta.url), 'utf8')
    for (const list of policy.matchAll(/"elsewhere":\s*(\[[^\]]*\])/g))
      for (const key of JSON.parse(list[1] ?? '[]') as string[]) for (const locale of LOCALES) assert.ok(hasText(locale, `elsewhere.${key}`), `${file} ${locale} ${key}`)
  }
})

/** GSM 03.38 basic alphabet; the operator's name and address stand in for what is filled in. */
const GSM_7 = /^[@£$¥èéùìòÇ\nØø\rÅåΔ_ΦΓΛΩΠΨΣΘΞÆæßÉ !"#¤%&'()*+,\-./0-9:;<=>?¡A-ZÄÖÑÜ§¿a-zäöñüà]*$/
const typical = {
  operator: 'Utopia Mobile', code: '123456', minutes: '10', due: '22 November 2026', date: '22 November 2026', reasons: '', plan: 'Utopia 5 GB',
  url: 'https://id.utopia.example/r/9f3k2m7q',
}

void test('each SMS fits one segment: 160 GSM-7 characters in English, 70 UCS-2 units in Chinese', () => {
  for (const name of Object.keys(MESSAGES)) {
    const english = text('en', `messages.${name}.sms`, typical)
    assert.match(english, GSM_7, name)
    assert.ok(english.length <= 160, `${name}: ${english.length}`)
    const chinese = text('zh-Hans', `messages.${name}.sms`, { ...typical, operator: '乌托邦移动', due: '2026年11月22日' })
    assert.ok(chinese.length <= 70, `${name}: ${chinese.length}`)
  }
})
