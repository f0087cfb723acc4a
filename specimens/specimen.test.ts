import assert from 'node:assert/strict'
import { test } from 'node:test'
import sharp from 'sharp'
import type { Quad } from '#contract/reading.ts'
import { type FieldName, type PhotoSide } from '#contract/words.ts'
import { cropQuad } from '#optics/crop-quad.ts'
import { measureOwnColour } from '#optics/measure-quality.ts'
import { chanceOf } from './chance.ts'
import { DEFECTS, type Defect } from './conditions.ts'
import { passportStyleOf } from './draw-passport.ts'
import type { Layout } from './layouts.ts'
import { PASSPORT_STYLES } from './passport-layouts.ts'
import { SCENES, pickScene } from './scene.ts'
import { makeSpecimen, type Specimen, type SpecimenOrder } from './specimen.ts'
import { SIDES, SPECIMEN_KINDS, type SpecimenKind } from './kinds.ts'

const TODAY = '2026-03-01'
const LONG = 640
const order = (kind: SpecimenKind, side: PhotoSide, seed: number, more: Partial<SpecimenOrder> = {}): SpecimenOrder =>
  ({ kind, side, seed, today: TODAY, longSide: LONG, ...more })
const all = SPECIMEN_KINDS.flatMap((kind) => SIDES[kind].map((side) => [kind, side] as const))

const PRINTED: Record<string, FieldName[]> = {
  'cn_resident_id portrait': ['name', 'sex', 'ethnicity', 'date_of_birth', 'address', 'document_number'],
  'cn_resident_id emblem': ['authority', 'validity'],
  'passport data_page': ['name', 'date_of_birth', 'document_number', 'sex', 'nationality', 'issuing_country', 'expiry_date', 'issue_date', 'authority'],
  'id_card front': ['name', 'date_of_birth', 'document_number', 'sex', 'nationality', 'issuing_country', 'expiry_date'],
  'visa data_page': ['name', 'date_of_birth', 'document_number', 'sex', 'nationality', 'issuing_country', 'expiry_date', 'issue_date'],
  'driving_licence front': ['name', 'document_number', 'date_of_birth', 'sex', 'issue_date', 'expiry_date', 'licence_classes', 'address'],
  'driving_licence back': [
    'name', 'document_number', 'date_of_birth', 'sex', 'issue_date', 'expiry_date', 'licence_classes', 'address', 'issuing_country',
  ],
  'id_card back': [
    'name', 'date_of_birth', 'document_number', 'sex', 'nationality', 'issuing_country', 'expiry_date', 'address', 'issue_date', 'authority',
  ],
}
const CARDS_OF_CHINA: Record<string, FieldName[]> = {
  'cn_hmt_residence_permit portrait': ['name', 'sex', 'date_of_birth', 'address', 'document_number'],
  'cn_hmt_residence_permit emblem': ['authority', 'validity', 'former_number', 'issue_count'],
  'hk_identity_card front': ['name', 'name_native', 'sex', 'date_of_birth', 'issue_date', 'document_number'],
  'cn_travel_permit front': ['name', 'name_latin', 'sex', 'date_of_birth', 'validity', 'authority', 'document_number', 'issue_count'],
  'cn_travel_permit back': ['name_native', 'personal_number'],
  'cn_permanent_residence front': ['name', 'sex', 'date_of_birth', 'nationality', 'validity', 'authority', 'document_number'],
  'cn_permanent_residence back': [],
}
/** What some cards of a kind bear, and others not. */
const SOMETIMES: Partial<Record<SpecimenKind, readonly string[]>> = {
  passport: ['personal_number', 'name_native'], id_card: ['personal_number'], visa: ['personal_number'], cn_permanent_residence: ['name_native', 'former_number'],
}
const LINES: Record<string, [count: number, length: number] | null> = {
  'cn_resident_id portrait': null, 'cn_resident_id emblem': null, 'passport data_page': [2, 44], 'id_card front': null, 'id_card back': [3, 30],
  'visa data_page': [2, 44],
}

/** The layout the tables speak of. */
const USUAL: Partial<Record<SpecimenKind, Layout>> = { id_card: 'td1', visa: 'mrva' }

const inside = (corners: Quad, width: number, height: number): boolean =>
  corners.every(([x, y]) => x > 4 && y > 4 && x < width - 4 && y < height - 4)

void test('each side tells the whole truth, at every level with all corners in the picture', async () => {
  for (const [i, [kind, side]] of all.entries()) {
    for (const level of [0, 1, 2, 'flat'] as const) {
      const { jpeg, corners, truth } = await makeSpecimen(order(kind, side, 30 + i, { level, scene: 'photo', ...(USUAL[kind] && { layout: USUAL[kind] }) }))
      const { width, height, format } = await sharp(jpeg).metadata()
      assert.equal(format, 'jpeg')
      assert.equal(Math.max(width, height), LONG)
      assert.ok(inside(corners, width, height), `${kind} ${side} ${level} ${JSON.stringify(corners)}`)
      const named = Object.keys(truth.fields).filter((name) => !SOMETIMES[kind]?.includes(name))
      assert.deepEqual(named.sort(), ({ ...PRINTED, ...CARDS_OF_CHINA })[`${kind} ${side}`]?.toSorted())
      assert.ok(Object.values(truth.fields).every((value) => value === value.trim() && value !== '' && !value.includes('  ')))
      const lines = LINES[`${kind} ${side}`]
      assert.deepEqual(truth.mrz?.map((line) => line.length) ?? null, lines ? Array.from({ length: lines[0] }, () => lines[1]) : null)
    }
  }
})

void test('the same order gives the same bytes, another seed or level others', async () => {
  const asked = order('id_card', 'back', 3, { level: 2 })
  const [once, again, seed, level] = await Promise.all([
    makeSpecimen(asked), makeSpecimen(asked), makeSpecimen({ ...asked, seed: 4 }), makeSpecimen({ ...asked, level: 1 }),
  ])
  assert.ok(once.jpeg.equals(again.jpeg))
  assert.ok(!once.jpeg.equals(seed.jpeg))
  assert.ok(!once.jpeg.equals(level.jpeg))
})

void test('both sides of one document belong together', async () => {
  const [front, back] = await Promise.all([makeSpecimen(order('id_card', 'front', 12)), makeSpecimen(order('id_card', 'back', 12))])
  assert.equal(front.truth.fields.document_number, back.truth.fields.document_number)
  assert.equal(front.truth.fields.name, back.truth.fields.name)
  assert.ok(back.truth.mrz![0]!.includes(front.truth.fields.document_number!))
})

void test('every layout of the passport tells the same of a person, each printed in its own way', async () => {
  const plain = await makeSpecimen(order('passport', 'data_page', 61, { layout: 'utopian', person: { name: 'Utopo Ada' } }))
  const pages = new Set<string>()
  for (const layout of PASSPORT_STYLES) {
    const { jpeg, truth } = await makeSpecimen(order('passport', 'data_page', 61, { layout, person: { name: 'Utopo Ada' } }))
    assert.deepEqual(truth, plain.truth)
    pages.add(jpeg.toString('base64'))
  }
  assert.equal(pages.size, PASSPORT_STYLES.length)
  const chinese = await makeSpecimen(order('passport', 'data_page', 61, { layout: 'chinese' }))
  assert.match(chinese.truth.fields.name_native!, /^\p{Script=Han}{2,4}$/u)
  assert.equal(chinese.truth.mrz![0]!.slice(5).replace(/<+/g, ' ').trim(), chinese.truth.fields.name)
})

void test('cards and visas of every layout have their own size and zone; a layout of another kind is refused', async () => {
  for (const [kind, side, layout, lines, ratio] of [
    ['id_card', 'front', 'td1', null, 85.6 / 54], ['id_card', 'front', 'td2', [2, 36], 105 / 74], ['id_card', 'front', 'french_card', [2, 36], 105 / 74],
    ['id_card', 'back', 'td2', null, 105 / 74], ['id_card', 'back', 'french_card', null, 105 / 74],
    ['visa', 'data_page', 'mrva', [2, 44], 120 / 80], ['visa', 'data_page', 'mrvb', [2, 36], 105 / 74],
  ] as const) {
    const { corners: [a, b, c], truth } = await makeSpecimen(order(kind, side, 81, { layout, level: 'flat' }))
    assert.deepEqual(truth.mrz?.map((line) => line.length) ?? null, lines ? Array.from({ length: lines[0] }, () => lines[1]) : null)
    assert.ok(Math.abs((b[0] - a[0]) / (c[1] - b[1]) - ratio) < 0.01, `${kind} ${layout}`)
  }
  await assert.rejects(makeSpecimen(order('id_card', 'front', 81, { layout: 'french' })), /has no layout french/)
})

void test('every scene shows the whole page where the corners say, at the long side asked for', async () => {
  for (const scene of SCENES) {
    for (const [level, seed] of [[0, 71], [1, 72], [2, 73]] as const) {
      const made = await makeSpecimen(order('passport', 'data_page', seed, { scene, level }))
      const { width, height } = await sharp(made.jpeg).metadata()
      assert.equal(Math.max(width, height), LONG)
      assert.ok(made.corners.every(([x, y]) => x >= 0 && y >= 0 && x <= width && y <= height), `${scene} ${level}`)
      const plain = await makeSpecimen(order('passport', 'data_page', seed, { scene: 'photo', level }))
      assert.deepEqual(made.truth, plain.truth)
      assert.equal(made.jpeg.equals(plain.jpeg), scene === 'photo')
      const margins = [Math.min(...made.corners.flat()), width - Math.max(...made.corners.map(([x]) => x)), height - Math.max(...made.corners.map(([, y]) => y))]
      if (scene === 'tight') assert.ok(margins.every((margin) => margin < 0.01 * LONG), margins.join())
    }
  }
})

void test('left alone, layouts and scenes vary from seed to seed', () => {
  const seeds = Array.from({ length: 200 }, (_, seed) => seed)
  assert.deepEqual(new Set(seeds.map((seed) => passportStyleOf(seed))), new Set(PASSPORT_STYLES))
  const scenes = (level: 0 | 1): Set<string> => new Set(seeds.map((seed) => pickScene('passport', level, chanceOf(seed, 'scene'))))
  assert.deepEqual([scenes(1), scenes(0)], [new Set(SCENES), new Set(['photo', 'spread', 'framed'])])
})

void test('a side the kind does not have is refused', async () => {
  await assert.rejects(makeSpecimen(order('passport', 'emblem', 1)), /no side emblem/)
})

/** Pixels of the picture as numbers: mean of luma, of its steps from one pixel to the next, of chroma; share of blown-out pixels. */
async function measure({ jpeg }: Specimen) {
  const { data, info } = await sharp(jpeg).raw().toBuffer({ resolveWithObject: true })
  let [luma, step, chroma, blown, before] = [0, 0, 0, 0, 0]
  for (let at = 0; at < data.length; at += 3) {
    const [r, g, b] = [data[at]!, data[at + 1]!, data[at + 2]!]
    luma += g
    step += Math.abs(g - before)
    chroma += Math.max(r, g, b) - Math.min(r, g, b)
    if (Math.min(r, g, b) > 247) blown++
    before = g
  }
  const count = data.length / 3
  return { luma: luma / count, step: step / count, chroma: chroma / count, blown: blown / count, data, width: info.width, height: info.height }
}
type Measures = Awaited<ReturnType<typeof measure>>

const span = ({ corners }: Specimen): number => Math.hypot(corners[0][0] - corners[1][0], corners[0][1] - corners[1][1])
/** The document alone, straightened. */
const flatOf = ({ data, width, height }: Measures, { corners }: Specimen) => cropQuad({ data, width, height }, corners, 500, 320)
const ownColour = (measures: Measures, made: Specimen): number => measureOwnColour(flatOf(measures, made))
/** How much red and blue differ from one pixel to the next. */
function stripes(measures: Measures, made: Specimen): number {
  const { data } = flatOf(measures, made)
  let sum = 0
  for (let at = 3; at < data.length; at += 3) sum += Math.abs(data[at]! - data[at + 2]! - data[at - 3]! + data[at - 1]!)
  return sum / data.length
}
const BREAKS: Record<Defect, (bad: Measures, good: Measures, badOne: Specimen, goodOne: Specimen) => boolean> = {
  blurred: (bad, good) => bad.step < good.step * 0.75,
  glare: (bad, good) => bad.blown > good.blown + 0.03,
  dark: (bad, good) => bad.luma < good.luma * 0.3,
  cut_off: (bad, _good, badOne, goodOne) =>
    !inside(badOne.corners, bad.width, bad.height) && inside(goodOne.corners, bad.width, bad.height) && span(badOne) > span(goodOne) * 0.8,
  small: (_bad, _good, badOne, goodOne) => span(badOne) < span(goodOne) * 0.5,
  greyscale: (bad, good) => bad.chroma < 3 && good.chroma > 8,
  // The other one takes half the room, and the picture stands upright for both.
  two_documents: (bad, good) => bad.height > bad.width && good.width > good.height,
  photocopy: (bad, good, badOne, goodOne) => ownColour(bad, badOne) < 0.6 * ownColour(good, goodOne),
  // The colours of the display's pixels, side by side.
  screen: (bad, good, badOne, goodOne) => stripes(bad, badOne) > 1.25 * stripes(good, goodOne),
  covered: (bad, good) => {
    const changed = bad.data.reduce((count, value, i) => count + (Math.abs(value - good.data[i]!) > 60 ? 1 : 0), 0)
    return changed / bad.data.length > 0.06
  },
}

void test('each defect makes its own measure worse and leaves the truth alone', async () => {
  const sides = all.filter(([kind]) => ['cn_resident_id', 'passport', 'id_card'].includes(kind))
  for (const defect of DEFECTS) {
    for (const [i, [kind, side]] of sides.entries()) {
      const goodOne = await makeSpecimen(order(kind, side, 50 + i))
      const badOne = await makeSpecimen(order(kind, side, 50 + i, { defect }))
      assert.deepEqual(badOne.truth, goodOne.truth)
      assert.ok(BREAKS[defect](await measure(badOne), await measure(goodOne), badOne, goodOne), `${defect} on ${kind} ${side}`)
    }
  }
})
