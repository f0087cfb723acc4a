// The page of `read --explain`: whatever a document says stays text, every link finds its end, figures are judged as the reader judges them.
import assert from 'node:assert/strict'
import { createHash } from 'node:crypto'
import { readFile } from 'node:fs/promises'
import { test } from 'node:test'
import * as fc from 'fast-check'
import type { PictureFault, Quad, Reading } from '#contract/reading.ts'
import { madeReading } from '#core/made-readings.ts'
import { boxesOf, verdictOf, type ExplainedFile, type ExplainedReading } from './explain-file.ts'
import { escapeText, html } from './explain-markup.ts'
import { explainPage, PAGE_MARK } from './explain-page.ts'
import { placeOf } from './explain-places.ts'
import { explainQuality } from './explain-quality.ts'
import { explainTimes } from './explain-times.ts'

const EVIL = `"><script>alert(1)</script><img src=x onerror='alert(2)'>&amp;\u0000\u202e`
const TD3 = ['P<UTOERIKSSON<<ANNA<MARIA<<<<<<<<<<<<<<<<<<<', 'L898902C36UTO7408122F1204159ZE184226B<<<<<10']
const level = (x: number, y: number, width: number, height: number): Quad => [[x, y], [x + width, y], [x + width, y + height], [x, y + height]]
const ROWS = [level(100, 900, 880, 30), level(100, 950, 880, 30)]
const JPEG = Uint8Array.of(0xff, 0xd8, 0xff, 0xd9)

const passport = madeReading({ kind: 'passport', side: 'data_page', fields: { name: 'ERIKSSON ANNA MARIA', sex: 'F' }, mrz: TD3 }, '2010-01-01')
const zone = { ...passport.mrz!, boxes: ROWS }
const seen: Reading = {
  ...passport, mrz: zone,
  document: { ...passport.document, corners: level(50, 50, 1800, 1100), direction: 91 },
  fields: passport.fields.map((field) => ({ ...field, box: field.source === 'mrz' ? ROWS[0]! : level(400, 200, 300, 40) })),
  lines: [{ text: 'PASSPORT', confidence: 0.99, box: level(100, 80, 300, 40) }],
  barcode: { format: 'PDF417', box: level(900, 700, 300, 90) },
  quality: { ...passport.quality, faults: [{ code: 'document_glare', weight: 'warn', box: level(500, 500, 200, 200) }] },
  timing: { decode: 20, corners: 80, recognise: 300, dreaming: 7 },
}
function explained(reading: Reading, more: Partial<ExplainedReading> = {}): ExplainedReading {
  return { file: 'a.jpg', reading, checks: [], isRead: true, cuts: { picture: JPEG, thumbnail: JPEG, crops: boxesOf(reading).map(() => JPEG) }, ...more }
}
const evil: Reading = {
  ...seen,
  fields: seen.fields.map((field) => ({ ...field, value: EVIL, raw: `${EVIL} raw`, doubtful: true })),
  lines: [{ text: EVIL, confidence: 0.5, box: level(0, 0, 9, 9) }],
  mrz: { ...zone, lines: [EVIL, EVIL], check_digits: [{ field: EVIL, right: false }] },
  document: { ...seen.document, kind: 'library_card' },
  timing: { [EVIL]: 12 },
}

void test('property: what is put into markup is text, and reads as it was', () => {
  const ENTITIES: Record<string, string> = { '&amp;': '&', '&lt;': '<', '&gt;': '>', '&quot;': '"', '&#39;': "'" }
  fc.assert(fc.property(fc.string({ unit: 'grapheme' }), (text) => {
    const written = html`<b title="${text}">${text}</b>`.markup
    assert.match(written, /^<b title="[^"<>]*">[^<>]*<\/b>$/)
    assert.equal(escapeText(text).replace(/&(?:amp|lt|gt|quot|#39);/g, (each) => ENTITIES[each]!), text.replace(/[^\P{Cc}\t\n\r]|[\ufffe\uffff]/gu, '\ufffd'))
  }))
})

void test('nothing but markup made by the template is taken for markup', () => {
  assert.equal(html`${[html`<i>${1}</i>`, null, false, undefined, '<']}`.markup, '<i>1</i>&lt;')
  assert.throws(() => html`${{ markup: '<script>' }}`, /only text/)
})

void test('a document, a file or a step that carries script in its print or name shows it as text', () => {
  const page = explainPage([explained(evil, { file: EVIL }), { file: EVIL, failure: { problem: 'not_a_picture', detail: EVIL } }], '2026-01-01')
  assert.doesNotMatch(page, /<script|<img src=x/i)
  assert.ok(page.includes('&lt;script&gt;alert(1)&lt;/script&gt;'))
})

void test('the page asks no network: every address is data or a place on the page, and its own policy says so', () => {
  const page = explainPage([explained(seen), explained({ ...seen, mrz: null })], '2026-01-01')
  for (const [, address = ''] of page.matchAll(/(?:href|src)="([^"]*)"/g)) assert.match(address, /^(?:data:image\/jpeg;base64,|#)/)
  assert.doesNotMatch(page, /https?:|url\(|@import|<script|<link|<iframe/)
  const style = /<style>([\s\S]*?)<\/style>/.exec(page)?.[1] ?? ''
  assert.ok(page.includes(`default-src 'none'; img-src data:; style-src 'sha256-${createHash('sha256').update(style).digest('base64')}'`))
  assert.ok(page.slice(0, 400).includes(PAGE_MARK))
})

void test('every link leads somewhere, every id stands once, and every row has its box', () => {
  const page = explainPage([explained(seen), explained(seen, { file: 'b.jpg' }), { file: 'c.jpg', failure: { problem: 'picture_damaged', detail: 'cut' } }], '2026-01-01')
  const ids = [...page.matchAll(/\sid="([^"]+)"/g)].map((match) => match[1]!)
  assert.equal(new Set(ids).size, ids.length)
  for (const [, target = ''] of page.matchAll(/href="#([^"]+)"/g)) assert.ok(ids.includes(target), target)
  for (const name of [...seen.fields.map((_, i) => `v${i}`), 'l0', 'm0', 'm1', 'f0']) {
    assert.equal(page.split(`data-at="${name}"`).length - 1, 4, `${name}: a row and a box in each of two files`)
    assert.ok(page.includes(`.file:has([data-at=${name}]`), `a rule for ${name}`)
  }
})

void test('a picture lying on its side is turned to be read', () => {
  assert.match(explainPage([explained(seen)], ''), /viewBox="0 0 1260 2000"[\s\S]*translate\(0 2000\) rotate\(270\)/)
})

void test('values of the zone have their own characters for a place; where these are not there, the whole row', () => {
  const at = (name: string): Quad | null => placeOf(seen.fields.find((field) => field.name === name && field.source === 'mrz')!, zone)
  assert.deepEqual(at('document_number'), level(100, 950, 9 * 20, 30))
  assert.deepEqual(at('date_of_birth'), level(100 + 13 * 20, 950, 6 * 20, 30))
  assert.deepEqual(at('name'), level(100 + 5 * 20, 900, 'ERIKSSON<<ANNA<MARIA'.length * 20, 30))
  const other = { ...seen.fields.find((field) => field.name === 'sex' && field.source === 'mrz')!, raw: 'M' }
  assert.deepEqual(placeOf(other, zone), ROWS[0])
  assert.deepEqual(placeOf({ ...other, source: 'printed' }, zone), ROWS[0])
  assert.equal(placeOf({ ...other, box: null }, null), null)
  assert.equal(placeOf({ ...other, source: 'barcode' }, zone), null)
})

const failed = { name: 'document_expiry', status: 'failed', reasons: ['document_expired'] } as const
const VERDICTS: [string, ExplainedFile, string][] = [
  ['no picture', { file: 'a', failure: { problem: 'not_a_picture', detail: '' } }, 'bad: Could not be opened'],
  ['reader', { file: 'a', failure: { problem: 'reader_failed', detail: '' } }, 'bad: Could not be read'],
  ['unknown', explained({ ...seen, document: { ...seen.document, kind: null, side: null } }, { isRead: false }), 'bad: No document recognised'],
  ['another', explained(seen, { isRead: false, checks: [{ name: 'supported_document', status: 'failed', reasons: ['wrong_document_type'] }] }), 'bad: Another document than asked for'],
  ['missing', explained({ ...seen, missing: ['sex'] }, { isRead: false }), 'bad: Not read in full'],
  ['expired', explained(seen, { checks: [{ ...failed, reasons: [...failed.reasons] }] }), 'bad: Read, but a check failed'],
  ['warning', explained(seen, { checks: [{ name: 'image_quality', status: 'warning', reasons: ['document_glare'] }] }), 'warn: Read, look closely'],
  ['doubtful', explained({ ...seen, fields: seen.fields.map((field) => ({ ...field, doubtful: true })) }), 'warn: Read, look closely'],
  ['good', explained(seen), 'good: Read'],
]
for (const [name, file, want] of VERDICTS) {
  void test(`verdict, ${name}: ${want}`, () => {
    const { tone, words } = verdictOf(file)
    assert.equal(`${tone}: ${words}`, want)
    assert.ok(explainPage([file], '').includes(words))
  })
}

const FIGURES: [keyof Reading['quality'], number, string][] = [
  ['sharpness', 1.39, 'too low'], ['sharpness', 1.4, 'weak'], ['sharpness', 2.4, 'good'], ['pixels_per_mm', 4.9, 'too low'], ['pixels_per_mm', 5.5, 'weak'], ['pixels_per_mm', 6, 'good'],
  ['brightness', 34, 'too low'], ['brightness', 59, 'weak'], ['brightness', 60, 'good'], ['chroma', 3.9, 'weak'], ['chroma', 4, 'good'], ['glare', 0.04, 'much'], ['glare', 0.03, 'good'],
]
for (const [name, value, want] of FIGURES) {
  void test(`figure, ${name} ${value}: ${want}`, () => {
    const { markup } = explainQuality(explained({ ...seen, quality: { ...seen.quality, [name]: value } }))
    const words = [...markup.matchAll(/<span class="tone-\w+">([^<]+)<\/span>/g)].map((match) => match[1])
    const at = ['sharpness', 'pixels_per_mm', 'brightness', 'chroma', 'glare'].indexOf(name)
    assert.equal(words[at], want)
    assert.doesNotMatch(markup, /NaN|Infinity/)
  })
}

void test('every fault has its words and its remedy; colour is not judged in the dark', () => {
  const codes: PictureFault['code'][] = [
    'document_blurred', 'document_glare', 'document_too_dark', 'document_cut_off', 'document_covered', 'low_resolution', 'document_too_small', 'no_document_in_image',
    'two_documents', 'black_and_white', 'photocopy', 'photo_of_screen',
  ]
  for (const code of codes) {
    const { markup } = explainQuality(explained({ ...seen, quality: { ...seen.quality, faults: [{ code, weight: 'refuse', box: null }] } }))
    assert.match(markup, /<b>[A-Z][^<]+<\/b> <span class="chip">goes back at once<\/span><br>[A-Z][^<{]{9,}/, code)
  }
  assert.match(explainQuality(explained({ ...seen, quality: { ...seen.quality, chroma: 1, brightness: 30 } })).markup, /not judged in the dark/)
})

void test('every step the reader times has its words', async () => {
  const read = (file: string): Promise<string> => readFile(new URL(`../../vision/${file}.ts`, import.meta.url), 'utf8')
  const sources = (await Promise.all(['read-picture', 'attempt'].map(read))).join('\n')
  const steps = [...sources.matchAll(/\bclock\('(\w+)'\)/g)].map((match) => match[1]!)
  assert.ok(steps.length > 5)
  for (const step of steps) assert.doesNotMatch(explainTimes({ [step]: 5 })!.markup, new RegExp(`</svg>${step} <b>`), step)
})

void test('time is drawn in full, a step nobody named here under its own name', () => {
  const page = explainPage([explained(seen)], '')
  assert.match(page, /Time: 407 milliseconds/)
  assert.match(page, /dreaming <b>7/)
  const widths = [...(/<svg class="times"[\s\S]*?<\/svg>/.exec(page)?.[0] ?? '').matchAll(/width="([\d.]+)%"/g)].map((match) => Number(match[1]))
  assert.ok(Math.abs(widths.reduce((sum, each) => sum + each, 0) - 100) < 0.1)
})
