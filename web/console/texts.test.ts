// The texts of the console: both languages have the same keys and placeholders, every key used is there, every key there is used.
import assert from 'node:assert/strict'
import { globSync, readFileSync } from 'node:fs'
import { test } from 'node:test'
import { fileURLToPath } from 'node:url'
import { BLOCKED_KINDS, BLOCK_REASONS, BLOCK_STATES, LIFT_REASONS } from '#contract/blocklist.ts'
import { REPEAT_ANSWERS, REPEAT_KINDS } from '#contract/repeats.ts'
import { FACE_BANDS, FACE_REASONS, FACE_VIEWS, PORTRAIT_CLASSES } from '#contract/faces.ts'
import { CHECK_NAMES, REASON_CODES, REASON_PLACES } from '#contract/reasons.ts'
import { CONSENT_PURPOSES } from '#contract/service.ts'
import { CALLERS, CHANNELS, FIELD_NAMES, LINE_STATUSES, LOCALES, PHOTO_SIDES, REGISTRATION_STATUSES, STAFF_ROLES } from '#contract/words.ts'
import { ROUTES, type RouteName } from '#contract/routes.ts'
import { LAYERS } from './case/layers.ts'
import { say } from './say.ts'

const here = fileURLToPath(new URL('.', import.meta.url))
const load = (locale: string): Record<string, string> => JSON.parse(readFileSync(`${here}../../rulebook/texts/console.${locale}.json`, 'utf8')) as Record<string, string>
const en = load('en')
const zh = load('zh-Hans')
const sources = globSync('**/*.{ts,tsx}', { cwd: here, exclude: ['dist/**'] }).filter((file) => !file.includes('.test.')).map((file) => readFileSync(here + file, 'utf8')).join('\n')
const holes = (text: string): string[] => (text.match(/\{\w+\}/g) ?? []).sort()

void test('same keys, same placeholders, no empty text', () => {
  assert.deepEqual(Object.keys(zh), Object.keys(en))
  for (const [key, text] of Object.entries(en)) {
    assert.deepEqual(holes(zh[key] ?? ''), holes(text), key)
    assert.notEqual(text.trim(), '', key)
    assert.notEqual(zh[key]?.trim(), '', key)
  }
})

void test('no begging, no blame', () => {
  for (const [key, text] of Object.entries(en)) assert.doesNotMatch(text, /\b(please|sorry|invalid)\b/i, key)
  for (const [key, text] of Object.entries(zh)) assert.doesNotMatch(text, /(?<!邀)请(?!求)|抱歉|无效/, key)
})

const FAMILIES: Record<string, readonly string[]> = {
  status: REGISTRATION_STATUSES, document: globSync('rulebook/documents/*.json').map((file) => file.slice('rulebook/documents/'.length, -'.json'.length)), side: PHOTO_SIDES, field: FIELD_NAMES, place: REASON_PLACES, reason: REASON_CODES, check: CHECK_NAMES,
  verdict: ['good', 'usable', 'retake'], role: STAFF_ROLES, role_what: STAFF_ROLES, channel: CHANNELS, line: LINE_STATUSES, purpose: CONSENT_PURPOSES, locale: LOCALES,
  block_kind: BLOCKED_KINDS, block_value: BLOCKED_KINDS, block_reason: BLOCK_REASONS, lift_reason: LIFT_REASONS, block_state: BLOCK_STATES,
  repeat_kind: REPEAT_KINDS, repeat_answer: REPEAT_ANSWERS, repeat_answer_what: REPEAT_ANSWERS,
  face_band: FACE_BANDS, face_reason: FACE_REASONS, face_views: FACE_VIEWS, face_portrait: PORTRAIT_CLASSES,
  layer: LAYERS, tone: ['good', 'weak', 'bad', 'much', 'unjudged'],
  // What the reader times, by the names it gives.
  step: ['read-picture', 'attempt'].flatMap((file) => [...readFileSync(`vision/${file}.ts`, 'utf8').matchAll(/\bclock\('(\w+)'\)/g)]).map((match) => match[1]!),
  actor: ['subscriber', 'system', 'staff', 'operator'] satisfies ((typeof CALLERS)[number] | 'system')[],
}
for (const [family, words] of Object.entries(FAMILIES)) {
  void test(`every ${family} has its words`, () => {
    for (const word of words) assert.ok(en[`${family}.${word}`], `${family}.${word}`)
  })
}

void test('every problem a route of the console may give has a title and a remedy', () => {
  const always = ['body_not_valid', 'not_signed_in', 'not_allowed', 'too_many_tries', 'internal', 'origin_not_allowed', 'database_away'] as const
  for (const code of new Set([...always, ...[...sources.matchAll(/\bcall\('(\w+)'/g)].flatMap((match) => ROUTES[match[1] as RouteName].problems as readonly string[])])) {
    assert.ok(en[`problem.${code}`], `problem.${code}`)
    assert.ok(en[`remedy.${code}`], `remedy.${code}`)
  }
})

const quoted = new Set([...sources.matchAll(/'([a-z_]+(?:\.[a-z_A-Z]+)*)'/g)].map((match) => match[1] ?? ''))
const families = new Set([...sources.matchAll(/`([a-z_]+)\.\$\{/g), ...sources.matchAll(/\bword\('(\w+)'/g)].map((match) => match[1] ?? ''))

void test('every key written out in the pages exists', () => {
  for (const match of sources.matchAll(/\b(?:t|label)\('([^']+)'/g)) assert.ok(en[match[1] ?? ''], match[1])
  for (const family of families) assert.ok(Object.keys(en).some((key) => key.startsWith(`${family}.`)), family)
})

void test('every text is used', () => {
  for (const key of Object.keys(en)) {
    const family = key.split('.')[0] ?? ''
    // A family is looked up by a template, by word('family', ...), or by its name handed on.
    assert.ok(quoted.has(key) || families.has(family) || (family in FAMILIES && quoted.has(family)), key)
  }
})

void test('placeholders are filled; a value that is missing is seen', () => {
  assert.equal(say({ a: '{n} of {m}' }, 'a', { n: 1 }), '1 of {m}')
  assert.equal(say({}, 'reason.of_tomorrow', {}, 'of_tomorrow'), 'of_tomorrow')
})
