// Every check walked through each of its outcomes, on readings of specimens; and genuine specimens pass them all.
import assert from 'node:assert/strict'
import { readFileSync } from 'node:fs'
import { test } from 'node:test'
import type { Check } from '#contract/reasons.ts'
import { Check as CheckSchema } from '#contract/reasons.ts'
import type { Reading } from '#contract/reading.ts'
import type { FieldName, PhotoSide } from '#contract/words.ts'
import { inventPerson } from '#specimens/person.ts'
import { residentNumber } from '#specimens/resident-number.ts'
import { SIDES, type SpecimenKind } from '#specimens/kinds.ts'
import { truthOf } from '#specimens/truth.ts'
import { assert as holds, constantFrom, integer, pre, property } from 'fast-check'
import { Value } from 'typebox/value'
import { decide } from './decide.ts'
import { madeReading } from './made-readings.ts'
import { parsePolicy, RUN_CHECKS, SELFIE_CHECKS, type Policy } from './policy.ts'
import { proposeDetails } from './propose.ts'
import { NO_REPEATS, type SeenPicture } from './repeats.ts'
import { lastYears, parseRegions } from './regions.ts'
import { runChecks, type CheckInput } from './run-checks.ts'

const TODAY = '2026-11-22'
const load = (country: string): Policy => parsePolicy(JSON.parse(readFileSync(`rulebook/policies/${country}.json`, 'utf8')))
const UT = load('ut')
const REGIONS = lastYears(parseRegions((JSON.parse(readFileSync('rulebook/lexicons/cn-regions.json', 'utf8')) as { regions: Record<string, unknown> }).regions))

type Loose = { -readonly [K in keyof CheckInput]: CheckInput[K] } & { readings: Partial<Record<PhotoSide, Reading | null>> }

/** A genuine registration with a specimen, the form filled as proposed. */
function genuine(kind: SpecimenKind, seed: number, wish: Parameters<typeof inventPerson>[2] = {}): Loose {
  const person = inventPerson(kind, seed, wish, TODAY)
  const readings: Partial<Record<PhotoSide, Reading | null>> = {}
  for (const side of SIDES[kind]) readings[side] = madeReading(truthOf(kind, side, person), TODAY)
  const document = { kind, issuing_country: kind === 'cn_resident_id' ? 'CHN' : 'UTO' }
  return {
    policy: structuredClone(UT), today: TODAY, document, readings, usedAnyway: [], details: proposeDetails(readings, document),
    contacts: { email_confirmed: true, phone_confirmed: true }, repeats: NO_REPEATS, blocked: [], linesHeld: 0, linesTogether: 0, linesAsked: 1, regions: REGIONS, alphabet: null, samples: new Set(['L898902C3']), mode: 'sandbox',
    faces: 'not_looked_at',
  }
}

const at = (input: Loose, side: PhotoSide): Reading => input.readings[side]!
const fieldOf = (input: Loose, side: PhotoSide, name: FieldName, source: 'printed' | 'mrz' = 'printed') =>
  at(input, side).fields.find((field) => field.name === name && field.source === source)!
const drop = (input: Loose, name: FieldName): void => {
  for (const reading of Object.values(input.readings)) reading!.fields = reading!.fields.filter((field) => field.name !== name)
}
const fault = (input: Loose, side: PhotoSide, code: Reading['quality']['faults'][number]['code'], weight: 'refuse' | 'warn' | 'hint'): void => {
  at(input, side).quality.faults.push({ code, weight, box: null })
}
const mark = (input: Loose, side: PhotoSide, text: string, confidence = 0.97): void => {
  at(input, side).lines.push({ text, confidence, box: [[0, 0], [100, 0], [100, 20], [0, 20]] })
}
const set = (input: Loose, side: PhotoSide, name: FieldName, change: { value?: string; confidence?: number; doubtful?: boolean }, source: 'printed' | 'mrz' = 'printed'): void => {
  Object.assign(fieldOf(input, side, name, source), change)
}
const setAll = (input: Loose, name: FieldName, change: { value?: string; confidence?: number; doubtful?: boolean }): void => {
  for (const reading of Object.values(input.readings)) for (const field of reading!.fields) if (field.name === name) Object.assign(field, change)
}
const unsure = (input: Loose): void => {
  for (const reading of Object.values(input.readings)) {
    for (const field of reading!.fields) field.doubtful = true
    if (reading!.mrz) reading!.mrz.accepted = false
  }
}

/** Another number, right in itself. */
const renumber = (input: Loose, region: string, birth: string): void => set(input, 'portrait', 'document_number', { value: residentNumber(region, birth, 123) })

const seen = (input: Loose, pictures: SeenPicture[], twice: SeenPicture[] = []): void => {
  input.repeats = { ...NO_REPEATS, pictures, twice }
}

type Row = [check: string, status: Check['status'], reasons: string, kind: SpecimenKind, what: string, spoil: (input: Loose) => void]
const CN = 'cn_resident_id'
const P = 'passport'
const ID = 'id_card'

/** check, status, reasons as `code@place`, kind, what was done to a genuine registration. */
const ROWS: Row[] = [
  ['image_quality', 'passed', '', P, 'nothing', () => {}],
  ['image_quality', 'passed', '', P, 'a mere warning, told at the upload', (i) => fault(i, 'data_page', 'document_blurred', 'warn')],
  ['image_quality', 'passed', '', P, 'a hint for reviewers', (i) => fault(i, 'data_page', 'photo_of_screen', 'hint')],
  ['image_quality', 'failed', 'document_blurred@data_page', P, 'a blurred picture', (i) => fault(i, 'data_page', 'document_blurred', 'refuse')],
  ['image_quality', 'failed', 'document_glare@back', ID, 'glare on one side', (i) => fault(i, 'back', 'document_glare', 'refuse')],
  ['image_quality', 'warning', 'document_blurred@data_page', P, 'sent in spite of it', (i) => {
    fault(i, 'data_page', 'document_blurred', 'refuse')
    i.usedAnyway = ['data_page']
  }],
  ['image_quality', 'warning', '', P, 'sent in spite, though nothing is found now', (i) => (i.usedAnyway = ['data_page'])],
  ['image_quality', 'warning', 'data_not_readable@data_page', P, 'the reader failed', (i) => (i.readings.data_page = null)],

  ['colour_picture', 'passed', '', P, 'nothing', () => {}],
  ['colour_picture', 'warning', 'photocopy@data_page', P, 'perhaps a copy', (i) => fault(i, 'data_page', 'photocopy', 'warn')],
  ['colour_picture', 'failed', 'black_and_white@data_page', P, 'no colour', (i) => fault(i, 'data_page', 'black_and_white', 'refuse')],

  ['document_detected', 'passed', '', ID, 'nothing', () => {}],
  ['document_detected', 'failed', 'back_missing@back', ID, 'no picture of the back', (i) => delete i.readings.back],
  ['document_detected', 'failed', 'front_missing@portrait', CN, 'no picture of the portrait side', (i) => delete i.readings.portrait],
  ['document_detected', 'failed', 'no_document_in_image@data_page', P, 'nothing in the picture', (i) => {
    Object.assign(at(i, 'data_page'), { fields: [], mrz: null })
    at(i, 'data_page').document.kind = null
  }],
  ['document_detected', 'failed', 'two_documents@data_page', P, 'two in the picture', (i) => fault(i, 'data_page', 'two_documents', 'refuse')],
  ['document_detected', 'warning', 'two_documents@data_page', P, 'two, sent in spite', (i) => {
    fault(i, 'data_page', 'two_documents', 'refuse')
    i.usedAnyway = ['data_page']
  }],
  ['document_detected', 'warning', 'wrong_document_type@data_page', P, 'values read, kind unknown', (i) => (at(i, 'data_page').document.kind = null)],
  ['document_detected', 'warning', 'data_not_readable@back', ID, 'the reader failed on the back', (i) => (i.readings.back = null)],

  ['supported_document', 'passed', '', CN, 'nothing', () => {}],
  ['supported_document', 'failed', 'wrong_document_type@data_page', P, 'another kind', (i) => (at(i, 'data_page').document.kind = 'id_card')],
  ['supported_document', 'warning', 'wrong_document_type@data_page', P, 'perhaps another kind', (i) => {
    Object.assign(at(i, 'data_page').document, { kind: 'id_card', confidence: 0.51 })
  }],
  ['supported_document', 'failed', 'document_type_not_supported@registration', ID, 'a card of a state that does not count', (i) => {
    i.document = { kind: 'id_card', issuing_country: 'XXA' }
  }],

  ['front_back_pair', 'not_applicable', '', P, 'one side only', () => {}],
  ['front_back_pair', 'passed', '', CN, 'nothing', () => {}],
  ['front_back_pair', 'passed', '', ID, 'nothing', () => {}],
  ['front_back_pair', 'failed', 'same_side_twice@emblem', CN, 'the portrait side twice', (i) => (at(i, 'emblem').document.side = 'portrait')],
  ['front_back_pair', 'failed', 'same_side_twice@emblem', CN, 'the same file twice', (i) => (at(i, 'emblem').picture.sha256 = at(i, 'portrait').picture.sha256)],
  ['front_back_pair', 'failed', 'front_missing@portrait back_missing@emblem', CN, 'each in the place of the other', (i) => {
    at(i, 'portrait').document.side = 'emblem'
    at(i, 'emblem').document.side = 'portrait'
  }],
  ['front_back_pair', 'warning', 'same_side_twice@emblem', CN, 'perhaps the same side', (i) => Object.assign(at(i, 'emblem').document, { side: 'portrait', confidence: 0.5 })],
  ['front_back_pair', 'failed', 'back_missing@back', ID, 'no back', (i) => delete i.readings.back],
  ['front_back_pair', 'failed', 'front_missing@front', ID, 'no front', (i) => delete i.readings.front],
  ['front_back_pair', 'warning', 'data_not_readable@front', ID, 'the reader failed on the front', (i) => (i.readings.front = null)],
  ['front_back_pair', 'failed', 'sides_mismatch@back', ID, 'the back of another card', (i) => set(i, 'front', 'document_number', { value: 'X00000000' })],
  ['front_back_pair', 'failed', 'sides_mismatch@back', ID, 'another birth date on the front', (i) => set(i, 'front', 'date_of_birth', { value: '1970-01-01' })],
  ['front_back_pair', 'warning', 'sides_mismatch@back', ID, 'another number, doubtfully read', (i) => {
    set(i, 'front', 'document_number', { value: 'X00000000', doubtful: true })
    at(i, 'back').fields = at(i, 'back').fields.filter((field) => field.source === 'mrz')
  }],
  ['front_back_pair', 'warning', 'sides_mismatch@back', ID, 'nothing to compare', (i) => (at(i, 'front').fields = [])],

  ['original_document_present', 'passed', '', P, 'nothing', () => {}],
  ['original_document_present', 'passed', '', CN, 'nothing', () => {}],
  ['original_document_present', 'warning', 'photo_of_screen@data_page', P, 'a hint of a screen', (i) => fault(i, 'data_page', 'photo_of_screen', 'hint')],
  ['original_document_present', 'warning', 'photocopy@emblem', CN, 'a hint of a copy', (i) => fault(i, 'emblem', 'photocopy', 'hint')],
  ['original_document_present', 'warning', 'photo_of_screen@front photocopy@back', ID, 'a screen and a copy', (i) => {
    fault(i, 'front', 'photo_of_screen', 'hint')
    fault(i, 'back', 'photocopy', 'warn')
  }],
  ['original_document_present', 'warning', 'data_not_readable@back', ID, 'the reader failed on the back', (i) => (i.readings.back = null)],
  ['original_document_present', 'passed', '', P, 'marked as a specimen, in a sandbox', (i) => mark(i, 'data_page', 'SPECIMEN')],
  ['original_document_present', 'failed', 'specimen_or_public_image@registration', P, 'marked as a specimen', (i) => {
    mark(i, 'data_page', 'SPEC-IMEN')
    i.mode = 'live'
  }],
  ['original_document_present', 'failed', 'specimen_or_public_image@registration', CN, 'marked in Chinese', (i) => {
    mark(i, 'emblem', '样本')
    i.mode = 'live'
  }],
  ['original_document_present', 'passed', '', P, 'a mark hardly read', (i) => {
    mark(i, 'data_page', 'SPECIMEN', 0.6)
    i.mode = 'live'
  }],
  ['original_document_present', 'passed', '', P, 'a published number, in a sandbox', (i) => setAll(i, 'document_number', { value: 'L898902C3' })],
  ['original_document_present', 'failed', 'specimen_or_public_image@registration', P, 'a published number', (i) => {
    setAll(i, 'document_number', { value: 'L898902C3' })
    i.mode = 'live'
  }],
  ['original_document_present', 'failed', 'specimen_or_public_image@registration', P, 'a published number, typed only', (i) => {
    i.details = { ...i.details, document_number: 'l898902 c3' }
    i.mode = 'live'
  }],

  ['mrz', 'not_applicable', '', CN, 'a card without zone', () => {}],
  ['mrz', 'passed', '', P, 'nothing', () => {}],
  ['mrz', 'passed', '', ID, 'nothing', () => {}],
  ['mrz', 'failed', 'mrz_not_readable@data_page', P, 'no zone found', (i) => (at(i, 'data_page').mrz = null)],
  ['mrz', 'warning', 'mrz_not_readable@data_page', P, 'no zone found, sent in spite', (i) => {
    at(i, 'data_page').mrz = null
    i.usedAnyway = ['data_page']
  }],
  ['mrz', 'warning', 'mrz_not_readable@data_page', P, 'a corrected character', (i) => (at(i, 'data_page').mrz!.corrected = true)],
  ['mrz', 'warning', 'mrz_not_readable@data_page', P, 'not accepted', (i) => (at(i, 'data_page').mrz!.accepted = false)],
  ['mrz', 'warning', 'mrz_not_readable@data_page', P, 'a wrong check digit, dimly read', (i) => {
    Object.assign(at(i, 'data_page').mrz!, { accepted: false, confidence: 0.8 })
    at(i, 'data_page').mrz!.check_digits[0]!.right = false
  }],
  ['mrz', 'warning', 'mrz_inconsistent@data_page', P, 'a wrong check digit, clearly read', (i) => {
    Object.assign(at(i, 'data_page').mrz!, { accepted: false, confidence: 0.99 })
    at(i, 'data_page').mrz!.check_digits[0]!.right = false
  }],
  ['mrz', 'warning', 'mrz_not_readable@back', ID, 'no picture of its side', (i) => delete i.readings.back],

  ['document_numbers', 'passed', '', CN, 'nothing', () => {}],
  ['document_numbers', 'passed', '', P, 'nothing', () => {}],
  ['document_numbers', 'warning', 'data_not_readable@document_number', CN, 'not read', (i) => drop(i, 'document_number')],
  ['document_numbers', 'warning', 'data_not_readable@document_number', CN, 'doubtful', (i) => set(i, 'portrait', 'document_number', { doubtful: true })],
  ['document_numbers', 'warning', 'data_not_readable@document_number', P, 'doubtful', unsure],
  ['document_numbers', 'warning', 'data_not_readable@document_number', CN, 'a wrong check digit, typed right', (i) => {
    set(i, 'portrait', 'document_number', { value: `${fieldOf(i, 'portrait', 'document_number').value.slice(0, 16)}00` })
  }],
  ['document_numbers', 'failed', 'forgery_suspected@document_number', CN, 'a wrong check digit, typed alike', (i) => {
    const wrong = `${fieldOf(i, 'portrait', 'document_number').value.slice(0, 17)}${fieldOf(i, 'portrait', 'document_number').value.endsWith('0') ? '1' : '0'}`
    set(i, 'portrait', 'document_number', { value: wrong })
    i.details = { ...i.details, document_number: wrong }
  }],
  ['document_numbers', 'warning', 'forgery_suspected@document_number', CN, 'of a division that never was', (i) => renumber(i, '990101', '1998-01-01')],
  ['document_numbers', 'warning', 'forgery_suspected@document_number', CN, 'of a division abolished before the birth', (i) => renumber(i, '132121', '1998-01-01')],
  ['document_numbers', 'passed', '', CN, 'of a division abolished after the birth', (i) => renumber(i, '132121', '1990-01-01')],
  ['document_numbers', 'passed', '', CN, 'of another division than address and authority', (i) => renumber(i, '650102', '1990-01-01')],
  ['document_numbers', 'warning', 'data_not_readable@document_number', CN, 'of a division that never was, doubtful', (i) => {
    renumber(i, '990101', '1998-01-01')
    set(i, 'portrait', 'document_number', { doubtful: true })
  }],
  ['document_numbers', 'passed', '', CN, 'of a division that never was, and no list of them', (i) => {
    renumber(i, '990101', '1998-01-01')
    i.regions = null
  }],
  ['document_numbers', 'not_applicable', '', ID, 'no check known for this card', (i) => {
    for (const row of i.policy.documents) if (row.kind === 'id_card') row.mrz = false
  }],

  ['date_of_birth', 'passed', '', P, 'nothing', () => {}],
  ['date_of_birth', 'warning', 'data_not_readable@date_of_birth', P, 'not read', (i) => drop(i, 'date_of_birth')],
  ['date_of_birth', 'warning', 'data_not_readable@date_of_birth', P, 'day unknown', (i) => setAll(i, 'date_of_birth', { value: '1980-05' })],
  ['date_of_birth', 'warning', 'data_not_readable@date_of_birth', CN, 'doubtful', (i) => setAll(i, 'date_of_birth', { doubtful: true })],
  ['date_of_birth', 'warning', 'data_not_readable@date_of_birth', CN, 'in the future, doubtful', (i) => setAll(i, 'date_of_birth', { value: '2027-01-01', doubtful: true })],
  ['date_of_birth', 'failed', 'forgery_suspected@date_of_birth', CN, 'in the future', (i) => setAll(i, 'date_of_birth', { value: '2027-01-01' })],
  ['date_of_birth', 'failed', 'forgery_suspected@date_of_birth', CN, 'older than anybody', (i) => setAll(i, 'date_of_birth', { value: '1890-01-01' })],

  ['document_expiry', 'passed', '', P, 'nothing', () => {}],
  ['document_expiry', 'passed', '', P, 'its last day', (i) => setAll(i, 'expiry_date', { value: TODAY })],
  ['document_expiry', 'passed', '', CN, 'without end', (i) => setAll(i, 'validity', { value: '2010.01.01-长期' })],
  ['document_expiry', 'failed', 'document_expired@data_page', P, 'yesterday', (i) => setAll(i, 'expiry_date', { value: '2026-11-21' })],
  ['document_expiry', 'failed', 'document_expired@emblem', CN, 'long over', (i) => setAll(i, 'validity', { value: '2001.01.01-2011.01.01' })],
  ['document_expiry', 'warning', 'document_expired@emblem', CN, 'over, doubtful', (i) => setAll(i, 'validity', { value: '2001.01.01-2011.01.01', doubtful: true })],
  ['document_expiry', 'warning', 'document_expired@data_page', P, 'over by one zone only', (i) => set(i, 'data_page', 'expiry_date', { value: '2026-11-21' }, 'mrz')],
  ['document_expiry', 'warning', 'data_not_readable@expiry_date', CN, 'not read', (i) => drop(i, 'validity')],
  ['document_expiry', 'warning', 'data_not_readable@expiry_date', P, 'in force, doubtful', (i) => setAll(i, 'expiry_date', { doubtful: true })],
  ['document_expiry', 'warning', 'data_not_readable@expiry_date', P, 'a year only', (i) => setAll(i, 'expiry_date', { value: '2030' })],
  ['document_expiry', 'not_applicable', '', P, 'a card that never ends', (i) => {
    for (const row of i.policy.documents) row.expires = false
  }],

  ['data_consistency', 'passed', '', CN, 'nothing', () => {}],
  ['data_consistency', 'passed', '', P, 'nothing', () => {}],
  ['data_consistency', 'passed', '', ID, 'nothing', () => {}],
  ['data_consistency', 'failed', 'mrz_inconsistent@document_number', P, 'another number in print', (i) => set(i, 'data_page', 'document_number', { value: 'X00000000' })],
  ['data_consistency', 'failed', 'mrz_inconsistent@date_of_birth', P, 'another birth date in print', (i) => set(i, 'data_page', 'date_of_birth', { value: '1970-01-01' })],
  ['data_consistency', 'failed', 'mrz_inconsistent@name', P, 'another name in print', (i) => set(i, 'data_page', 'name', { value: 'NEMO OUTIS' })],
  ['data_consistency', 'warning', 'data_not_readable@name', P, 'another name in print, doubtful', (i) => set(i, 'data_page', 'name', { value: 'NEMO OUTIS', doubtful: true })],
  ['data_consistency', 'warning', 'data_not_readable@name', P, 'no name in print', (i) => (at(i, 'data_page').fields = at(i, 'data_page').fields.filter((f) => f.name !== 'name' || f.source === 'mrz'))],
  ['data_consistency', 'warning', 'data_not_readable@document_number data_not_readable@name', P, 'no zone', (i) => {
    at(i, 'data_page').fields = at(i, 'data_page').fields.filter((f) => f.source === 'printed')
  }],
  ['data_consistency', 'failed', 'forgery_suspected@date_of_birth', CN, 'the number says another day', (i) => set(i, 'portrait', 'date_of_birth', { value: '1970-01-01' })],
  ['data_consistency', 'failed', 'forgery_suspected@sex', CN, 'the number says the other sex', (i) => {
    set(i, 'portrait', 'sex', { value: fieldOf(i, 'portrait', 'sex').value === 'M' ? 'F' : 'M' })
  }],
  ['data_consistency', 'warning', 'data_not_readable@sex', CN, 'the other sex, doubtful', (i) => {
    set(i, 'portrait', 'sex', { value: fieldOf(i, 'portrait', 'sex').value === 'M' ? 'F' : 'M', doubtful: true })
  }],
  ['data_consistency', 'warning', 'data_not_readable@document_number', CN, 'no number', (i) => drop(i, 'document_number')],
  ['data_consistency', 'warning', 'data_not_readable@sex', CN, 'no sex', (i) => drop(i, 'sex')],
  ['data_consistency', 'warning', 'data_not_readable@validity', CN, 'no validity', (i) => drop(i, 'validity')],
  ['data_consistency', 'failed', 'forgery_suspected@validity', CN, 'a term no age has', (i) => setAll(i, 'validity', { value: '2020.01.01-2027.01.01' })],
  ['data_consistency', 'warning', 'data_not_readable@validity', CN, 'a wrong term, doubtful', (i) => setAll(i, 'validity', { value: '2020.01.01-2027.01.01', doubtful: true })],
  ['data_consistency', 'failed', 'forgery_suspected@issue_date', P, 'issued tomorrow', (i) => set(i, 'data_page', 'issue_date', { value: '2026-11-23' })],
  ['data_consistency', 'passed', '', P, 'issued today', (i) => set(i, 'data_page', 'issue_date', { value: TODAY })],
  ['data_consistency', 'warning', 'data_not_readable@issue_date', P, 'issued tomorrow, doubtful', (i) => set(i, 'data_page', 'issue_date', { value: '2026-11-23', doubtful: true })],
  ['data_consistency', 'failed', 'forgery_suspected@issue_date', P, 'issued before the birth', (i) => set(i, 'data_page', 'issue_date', { value: '1899-12-31' })],
  ['data_consistency', 'passed', '', P, 'no issue date', (i) => drop(i, 'issue_date')],
  ['data_consistency', 'warning', 'forgery_suspected@authority', CN, 'issued by a province', (i) => set(i, 'emblem', 'authority', { value: '广东省公安厅' })],
  ['data_consistency', 'warning', 'forgery_suspected@authority', CN, 'issued by the ministry', (i) => set(i, 'emblem', 'authority', { value: '公安部' })],
  ['data_consistency', 'warning', 'forgery_suspected@authority', CN, 'issued by no police', (i) => set(i, 'emblem', 'authority', { value: '长沙市人民政府' })],
  ['data_consistency', 'passed', '', CN, 'issued by a province, doubtful', (i) => set(i, 'emblem', 'authority', { value: '广东省公安厅', doubtful: true })],
  ['data_consistency', 'passed', '', CN, 'issued elsewhere than the number says', (i) => set(i, 'emblem', 'authority', { value: '喀什市公安局' })],
  ['data_consistency', 'not_applicable', '', ID, 'one zone, no check', (i) => {
    for (const row of i.policy.documents) if (row.kind === 'id_card') row.mrz = false
  }],

  ['data_comparison/name', 'passed', '', P, 'nothing', () => {}],
  ['data_comparison/name', 'passed', '', CN, 'nothing', () => {}],
  ['data_comparison/name', 'warning', 'data_not_readable@name', CN, 'another name, with a character the reader does not know', (i) => {
    i.details = { ...i.details, name: '王旻' }
    i.alphabet = new Set('王晏')
  }],
  ['data_comparison/name', 'failed', 'name_mismatch@name', CN, 'another name, all of it readable', (i) => {
    i.details = { ...i.details, name: '王晏' }
    i.alphabet = new Set('王晏')
  }],
  ['data_comparison/name', 'passed', '', P, 'words in another order, small letters', (i) => {
    i.details = { ...i.details, name: i.details.name!.toLowerCase().split(' ').reverse().join(' ') }
  }],
  ['data_comparison/name', 'failed', 'name_mismatch@name', P, 'another name', (i) => (i.details = { ...i.details, name: 'Nemo Outis' })],
  ['data_comparison/name', 'failed', 'name_mismatch@name', CN, 'another name', (i) => (i.details = { ...i.details, name: '无名氏' })],
  ['data_comparison/name', 'warning', 'data_not_readable@name', P, 'another name than the zone alone has', (i) => {
    i.details = { ...i.details, name: 'Nemo Outis' }
    at(i, 'data_page').fields = at(i, 'data_page').fields.filter((f) => f.name !== 'name' || f.source === 'mrz')
  }],
  ['data_comparison/name', 'warning', 'data_not_readable@name', CN, 'another name, the print doubtful', (i) => {
    i.details = { ...i.details, name: '无名氏' }
    set(i, 'portrait', 'name', { doubtful: true })
  }],
  ['data_comparison/name', 'warning', 'data_not_readable@name', CN, 'the same name, the print doubtful', (i) => set(i, 'portrait', 'name', { doubtful: true })],
  ['data_comparison/name', 'warning', 'data_not_readable@name', CN, 'pinyin for characters', (i) => {
    set(i, 'portrait', 'name', { value: '李伟' })
    i.details = { ...i.details, name: 'Li Wei' }
  }],
  ['data_comparison/name', 'warning', 'data_not_readable@name', P, 'characters for Latin letters', (i) => (i.details = { ...i.details, name: '李伟' })],
  ['data_comparison/name', 'warning', 'data_not_readable@name', P, 'not typed', (i) => {
    const { name: _, ...rest } = i.details
    i.details = rest
  }],
  ['data_comparison/date_of_birth', 'passed', '', P, 'nothing', () => {}],
  ['data_comparison/date_of_birth', 'failed', 'dob_mismatch@date_of_birth', P, 'another day', (i) => (i.details = { ...i.details, date_of_birth: '1971-02-03' })],
  ['data_comparison/date_of_birth', 'warning', 'data_not_readable@date_of_birth', P, 'another day, all doubtful', (i) => {
    i.details = { ...i.details, date_of_birth: '1971-02-03' }
    unsure(i)
  }],
  ['data_comparison/date_of_birth', 'warning', 'dob_mismatch@date_of_birth', P, 'the zones differ', (i) => set(i, 'data_page', 'date_of_birth', { value: '1970-01-01' })],
  ['data_comparison/date_of_birth', 'warning', 'dob_mismatch@date_of_birth', P, 'the zone differs, the doubtful print agrees', (i) => {
    const day = '1971-02-03'
    i.details = { ...i.details, date_of_birth: day }
    set(i, 'data_page', 'date_of_birth', { value: day, doubtful: true })
  }],
  ['data_comparison/document_number', 'passed', '', P, 'spaces and small letters', (i) => {
    i.details = { ...i.details, document_number: i.details.document_number!.toLowerCase().replace(/(..)/g, '$1 ').trim() }
  }],
  ['data_comparison/document_number', 'failed', 'document_number_mismatch@document_number', P, 'another number', (i) => (i.details = { ...i.details, document_number: 'X00000000' })],
  ['data_comparison/sex', 'passed', '', P, 'nothing', () => {}],
  ['data_comparison/sex', 'failed', 'sex_mismatch@sex', P, 'another', (i) => (i.details = { ...i.details, sex: i.details.sex === 'M' ? 'F' : 'M' })],
  ['data_comparison/expiry_date', 'passed', '', CN, 'nothing', () => {}],
  ['data_comparison/expiry_date', 'warning', 'data_not_readable@expiry_date', P, 'another day: no code says that the subscriber mistyped it', (i) => {
    i.details = { ...i.details, expiry_date: '2040-01-01' }
  }],

  ['document_repeat', 'passed', '', P, 'nothing', () => {}],
  ['document_repeat', 'failed', 'duplicate_document@registration', P, 'somebody else has it', (i) => (i.repeats = { ...NO_REPEATS, document: { open: 1, answered: 0 } })],

  ['document_repeat', 'passed', '', P, 'somebody else has it, accounted for', (i) => (i.repeats = { ...NO_REPEATS, document: { open: 0, answered: 1 } })],
  ['document_repeat', 'failed', 'duplicate_document@registration', P, 'one accounted for, another not', (i) => (i.repeats = { ...NO_REPEATS, document: { open: 1, answered: 1 } })],

  ['image_reuse', 'passed', '', P, 'nothing', () => {}],
  ['image_reuse', 'failed', 'duplicate_document@data_page', P, 'the same file by another', (i) => seen(i, [{ side: 'data_page', exact: true }])],
  ['image_reuse', 'warning', 'duplicate_document@data_page', P, 'one like it by another', (i) => seen(i, [{ side: 'data_page', exact: false }])],
  ['image_reuse', 'failed', 'duplicate_person@selfie_with_document', P, 'the same selfie by another', (i) => seen(i, [{ side: 'selfie_with_document', exact: true }])],
  ['image_reuse', 'warning', 'duplicate_person@selfie_with_document', P, 'a selfie like it', (i) => seen(i, [{ side: 'selfie_with_document', exact: false }])],
  ['image_reuse', 'failed', 'same_side_twice@back', ID, 'the same file on two sides', (i) => seen(i, [], [{ side: 'back', exact: true }])],
  ['image_reuse', 'warning', 'same_side_twice@back', ID, 'two sides alike', (i) => seen(i, [], [{ side: 'back', exact: false }])],
  ['image_reuse', 'failed', 'duplicate_document@front', ID, 'one side the same, the other alike', (i) => seen(i, [{ side: 'front', exact: true }, { side: 'back', exact: false }])],

  ['contact_repeat', 'passed', '', P, 'nothing', () => {}],
  ['contact_repeat', 'passed', '', P, 'as many as are allowed', (i) => (i.repeats = { ...NO_REPEATS, contacts: { email: 0, phone: 4 } })],
  ['contact_repeat', 'warning', 'third_party_involved@phone', P, 'one too many', (i) => (i.repeats = { ...NO_REPEATS, contacts: { email: 0, phone: 5 } })],
  ['contact_repeat', 'warning', 'third_party_involved@email', P, 'the address too', (i) => (i.repeats = { ...NO_REPEATS, contacts: { email: 5, phone: 4 } })],
  ['contact_repeat', 'warning', 'third_party_involved@email third_party_involved@phone', P, 'both', (i) => (i.repeats = { ...NO_REPEATS, contacts: { email: 9, phone: 9 } })],

  ['blocklist', 'passed', '', P, 'nothing', () => {}],
  ['blocklist', 'failed', 'blocklisted@registration', P, 'the number', (i) => (i.blocked = ['document_number'])],
  ['blocklist', 'failed', 'blocklisted@registration', P, 'all there is', (i) => (i.blocked = ['document_number', 'phone', 'email', 'name_and_birth'])],

  ['lines_per_id_quota', 'passed', '', P, 'the last one of a person with two accounts', (i) => (i.linesTogether = 4)],
  ['lines_per_id_quota', 'warning', 'line_quota_reached@registration', P, 'one too many, of a person with two accounts', (i) => (i.linesTogether = 5)],
  ['lines_per_id_quota', 'passed', '', P, 'the last one allowed', (i) => (i.linesHeld = 4)],
  ['lines_per_id_quota', 'failed', 'line_quota_reached@registration', P, 'one too many', (i) => (i.linesHeld = 5)],
  ['lines_per_id_quota', 'failed', 'line_quota_reached@registration', P, 'too many at once, whatever the document', (i) => {
    i.linesAsked = 6
    unsure(i)
  }],
  ['lines_per_id_quota', 'warning', 'line_quota_reached@registration', P, 'one too many, the number doubtful', (i) => {
    i.linesHeld = 5
    unsure(i)
  }],
  ['lines_per_id_quota', 'warning', 'line_quota_reached@registration', P, 'one too many, another number typed', (i) => {
    i.linesHeld = 5
    i.details = { ...i.details, document_number: 'X00000000' }
  }],
  ['lines_per_id_quota', 'not_applicable', '', P, 'no number known', (i) => (i.policy.max_lines = { count: null, scope: null })],

  ['age', 'passed', '', P, 'nothing', () => {}],
  ['age', 'passed', '', CN, 'sixteen today', (i) => {
    setAll(i, 'date_of_birth', { value: '2010-11-22' })
    i.details = { ...i.details, date_of_birth: '2010-11-22' }
  }],
  ['age', 'failed', 'under_age@registration', CN, 'sixteen tomorrow', (i) => {
    setAll(i, 'date_of_birth', { value: '2010-11-23' })
    i.details = { ...i.details, date_of_birth: '2010-11-23' }
  }],
  ['age', 'warning', 'under_age@registration', CN, 'too young by a doubtful print', (i) => {
    setAll(i, 'date_of_birth', { value: '2010-11-23', doubtful: true })
    i.details = { ...i.details, date_of_birth: '2010-11-23' }
  }],
  ['age', 'warning', 'under_age@registration', CN, 'too young by the document, not by the person', (i) => setAll(i, 'date_of_birth', { value: '2010-11-23' })],
  ['age', 'warning', 'under_age@registration', CN, 'too young by the person only', (i) => (i.details = { ...i.details, date_of_birth: '2012-01-01' })],
  ['age', 'warning', 'data_not_readable@date_of_birth', CN, 'old enough by what was typed only', (i) => drop(i, 'date_of_birth')],
  ['age', 'warning', 'data_not_readable@date_of_birth', CN, 'no date at all', (i) => {
    drop(i, 'date_of_birth')
    i.details = {}
  }],
  ['age', 'not_applicable', '', P, 'no age known', (i) => (i.policy.min_age = null)],

  ['country_allowed', 'passed', '', P, 'nothing', () => {}],
  ['country_allowed', 'failed', 'country_not_supported@registration', ID, 'a state that does not count', (i) => (i.document = { kind: 'id_card', issuing_country: 'XXA' })],
  ['country_allowed', 'failed', 'wrong_document_type@data_page', P, 'another state than chosen', (i) => (i.document = { kind: 'passport', issuing_country: 'XXA' })],
  ['country_allowed', 'warning', 'wrong_document_type@data_page', P, 'another state, doubtful', (i) => {
    i.document = { kind: 'passport', issuing_country: 'XXA' }
    unsure(i)
  }],
  ['country_allowed', 'failed', 'country_not_supported@registration', P, 'a sandbox country in earnest', (i) => (i.mode = 'live')],
  ['country_allowed', 'failed', 'specimen_or_public_image@registration', P, 'a specimen in earnest', (i) => {
    i.mode = 'live'
    i.policy.sandbox_only = false
  }],

  ['remote_allowed', 'passed', '', P, 'nothing', () => {}],
  ['remote_allowed', 'failed', 'remote_not_allowed@registration', P, 'not lawful', (i) => (i.policy.remote_pictures = false)],
  ['remote_allowed', 'warning', 'remote_not_allowed@registration', P, 'not known', (i) => (i.policy.remote_pictures = null)],

  ['phone_confirmed', 'passed', '', P, 'nothing', () => {}],
  ['phone_confirmed', 'failed', 'contact_not_confirmed@phone', P, 'no code came back', (i) => (i.contacts = { ...i.contacts, phone_confirmed: false })],
  ['email_confirmed', 'passed', '', P, 'nothing', () => {}],
  ['email_confirmed', 'failed', 'contact_not_confirmed@email', P, 'no code came back', (i) => (i.contacts = { ...i.contacts, email_confirmed: false })],
]

const nameOf = (check: Check): string => (check.field ? `${check.name}/${check.field}` : check.name)
const toldOf = (check: Check): string => check.reasons.map((each) => `${each.code}@${each.at}`).join(' ')

for (const [name, status, reasons, kind, what, spoil] of ROWS) {
  void test(`${name} ${status}: ${kind}, ${what}`, () => {
    const input = genuine(kind, 7)
    spoil(input)
    const checks = runChecks(input)
    const check = checks.find((each) => nameOf(each) === name)!
    assert.equal(`${check.status} ${toldOf(check)}`, `${status} ${reasons}`)
    for (const each of checks) assert.ok(Value.Check(CheckSchema, each), nameOf(each))
    if (status !== 'passed' && status !== 'not_applicable') assert.notEqual(decide(checks, input.policy, { attempt: 1 }).outcome, 'approved')
  })
}

void test('a large card has its zone in front', () => {
  const input = genuine('id_card', 3)
  const person = inventPerson('id_card', 3, {}, TODAY)
  for (const side of SIDES.id_card) input.readings[side] = madeReading(truthOf('id_card', side, person, 'td2'), TODAY)
  const statusOf = (): string | undefined => runChecks(input).find(({ name }) => name === 'mrz')?.status
  assert.equal(statusOf(), 'passed')
  at(input, 'front').mrz!.accepted = false
  assert.equal(statusOf(), 'warning')
  at(input, 'front').mrz = null
  assert.equal(statusOf(), 'failed')
})

void test('the rows walk every check, each passing once and each not passing once', () => {
  // The checks of faces have a table of their own, checks/faces.test.ts.
  for (const name of RUN_CHECKS.filter((each) => !SELFIE_CHECKS.some((own) => own === each))) {
    const statuses = new Set(ROWS.filter((row) => row[0].split('/')[0] === name).map((row) => row[1]))
    assert.ok(statuses.has('passed') && statuses.has('failed') || (name === 'mrz' && statuses.has('failed')) || (name === 'contact_repeat' && statuses.has('warning')), name)
  }
})

void test('no evidence holds a name, a number or a date of the document', () => {
  for (const [, , , kind, , spoil] of ROWS) {
    const input = genuine(kind, 7)
    spoil(input)
    const secrets = [...Object.values(input.details), ...Object.values(input.readings).flatMap((reading) => reading?.fields.map((field) => field.value) ?? [])]
    const long = secrets.filter((secret) => secret.length > 4)
    const told = JSON.stringify(runChecks(input).map((check) => [check.evidence, check.reasons]))
    for (const secret of long) assert.ok(!told.includes(secret), 'evidence names a value of the document')
  }
})

void test('genuine specimens are approved, with the form as proposed', () => {
  for (const kind of ['cn_resident_id', 'passport', 'id_card'] as const) {
    for (let seed = 1; seed <= 150; seed++) {
      const input = genuine(kind, seed)
      const checks = runChecks(input)
      const open = checks.filter((check) => check.status === 'failed' || check.status === 'warning').map((check) => `${nameOf(check)} ${toldOf(check)}`)
      assert.deepEqual(open, [], `${kind} ${seed}`)
      assert.equal(decide(checks, UT, { attempt: 1 }).outcome, 'approved', `${kind} ${seed}`)
    }
  }
})

void test('property: typed details of another person are never approved, whichever field differs', () => {
  const kinds = constantFrom<SpecimenKind>('cn_resident_id', 'passport', 'id_card')
  const seeds = integer({ min: 1, max: 5000 })
  holds(property(kinds, seeds, seeds, constantFrom('name', 'date_of_birth', 'document_number', 'sex', 'expiry_date'), (kind, seed, other, field) => {
    const input = genuine(kind, seed)
    const theirs = genuine(kind, other).details as Record<string, string>
    pre(theirs[field] !== (input.details as Record<string, string>)[field])
    input.details = { ...input.details, [field]: theirs[field] }
    assert.notEqual(decide(runChecks(input), UT, { attempt: 1 }).outcome, 'approved')
  }), { numRuns: 400 })
})

void test('property: the back of another person\'s card is never approved', () => {
  const seeds = integer({ min: 1, max: 5000 })
  holds(property(seeds, seeds, (seed, other) => {
    pre(seed !== other)
    const input = genuine('id_card', seed)
    input.readings = { ...input.readings, back: genuine('id_card', other).readings.back! }
    assert.notEqual(decide(runChecks(input), UT, { attempt: 1 }).outcome, 'approved')
  }), { numRuns: 200 })
})

void test('property: whatever is doubtful, missing or unread, nothing is rejected and nothing approved', () => {
  const kinds = constantFrom<SpecimenKind>('cn_resident_id', 'passport', 'id_card')
  holds(property(kinds, integer({ min: 1, max: 500 }), constantFrom('doubtful', 'failed', 'empty'), (kind, seed, how) => {
    const input = genuine(kind, seed)
    // Everything that could lead to a rejection, were the reading sure.
    Object.assign(input, { today: '2061-01-01', linesHeld: 5 })
    if (how === 'doubtful') unsure(input)
    if (how === 'failed') input.readings = Object.fromEntries(SIDES[kind].map((side) => [side, null]))
    if (how === 'empty') for (const reading of Object.values(input.readings)) Object.assign(reading!, { fields: [], mrz: null })
    const { outcome } = decide(runChecks(input), UT, { attempt: 1 })
    assert.ok(outcome === 'in_review' || outcome === 'resubmission_requested', outcome)
  }), { numRuns: 200 })
})

void test('what Utopia does with each thing gone wrong', () => {
  const outcome = (kind: SpecimenKind, spoil: (input: Loose) => void, attempt = 1): string => {
    const input = genuine(kind, 7)
    spoil(input)
    const { outcome: result, reasons } = decide(runChecks(input), UT, { attempt })
    return `${result} ${[...new Set(reasons.map((each) => each.code))].join(' ')}`.trim()
  }
  const old = (i: Loose): void => setAll(i, 'validity', { value: '2001.01.01-2011.01.01' })
  const blurred = (i: Loose): void => fault(i, 'data_page', 'document_blurred', 'refuse')
  assert.equal(outcome(P, (i) => (i.details = { ...i.details, name: 'Nemo Outis' })), 'in_review name_mismatch')
  assert.equal(outcome(P, blurred), 'resubmission_requested document_blurred')
  assert.equal(outcome(P, blurred, UT.max_attempts), 'in_review attempts_exceeded document_blurred')
  assert.equal(outcome(P, (i) => setAll(i, 'expiry_date', { value: '2020-01-01' })), 'resubmission_requested document_expired')
  assert.equal(outcome(P, (i) => setAll(i, 'expiry_date', { value: '2020-01-01' }), UT.max_attempts), 'rejected attempts_exceeded document_expired')
  assert.equal(outcome(CN, old), 'resubmission_requested document_expired')
  assert.equal(outcome(P, (i) => (i.linesHeld = 5)), 'rejected line_quota_reached')
  assert.equal(outcome(P, (i) => (i.repeats = { ...NO_REPEATS, document: { open: 2, answered: 0 } })), 'in_review duplicate_document')
  assert.equal(outcome(CN, (i) => set(i, 'portrait', 'name', { doubtful: true })), 'in_review data_not_readable')
  assert.equal(outcome(P, (i) => (i.usedAnyway = ['data_page'])), 'in_review')
  assert.equal(outcome(P, (i) => (i.readings.data_page = null)).split(' ')[0], 'in_review')
  assert.equal(outcome(CN, (i) => {
    setAll(i, 'date_of_birth', { value: '2012-11-23' })
    i.details = { ...i.details, date_of_birth: '2012-11-23' }
  }), 'rejected under_age')
})
