// The specimen zones of ICAO 9303 parts 4 to 7 and of the French card, read whole.
import assert from 'node:assert/strict'
import { test } from 'node:test'
import type { MrzFormat } from '#contract/reading.ts'
import type { FieldName } from '#contract/words.ts'
import { checkMrzDigits } from './mrz-check.ts'
import { correctMrz } from './mrz-correct.ts'
import { MRZ_LAYOUTS } from './mrz-format.ts'
import { parseMrz, splitMrzName } from './mrz-parse.ts'

const ANNA = { name: 'ERIKSSON ANNA MARIA', issuing_country: 'UTO' }
const EXAMPLES: { format: MrzFormat; lines: string[]; fields: Partial<Record<FieldName, string>> }[] = [
  {
    format: 'TD3',
    lines: ['P<UTOERIKSSON<<ANNA<MARIA<<<<<<<<<<<<<<<<<<<', 'L898902C36UTO7408122F1204159ZE184226B<<<<<10'],
    fields: { ...ANNA, document_number: 'L898902C3', nationality: 'UTO', date_of_birth: '1974-08-12', sex: 'F', expiry_date: '2012-04-15', personal_number: 'ZE184226B' },
  },
  {
    format: 'TD1',
    lines: ['I<UTOD231458907<<<<<<<<<<<<<<<', '7408122F1204159UTO<<<<<<<<<<<6', 'ERIKSSON<<ANNA<MARIA<<<<<<<<<<'],
    fields: { ...ANNA, document_number: 'D23145890', nationality: 'UTO', date_of_birth: '1974-08-12', sex: 'F', expiry_date: '2012-04-15' },
  },
  {
    format: 'TD1',
    lines: ['I<UTOD23145890<7349<<<<<<<<<<<', '3407127M9507122UTO<<<<<<<<<<<2', 'STEVENSON<<PETER<JOHN<<<<<<<<<'],
    fields: { name: 'STEVENSON PETER JOHN', document_number: 'D23145890734', date_of_birth: '1934-07-12', sex: 'M', expiry_date: '1995-07-12' },
  },
  {
    format: 'TD2',
    lines: ['I<UTOERIKSSON<<ANNA<MARIA<<<<<<<<<<<', 'D231458907UTO7408122F1204159<<<<<<<6'],
    fields: { ...ANNA, document_number: 'D23145890', date_of_birth: '1974-08-12', expiry_date: '2012-04-15' },
  },
  {
    format: 'MRVA',
    lines: ['V<UTOERIKSSON<<ANNA<MARIA<<<<<<<<<<<<<<<<<<<', 'L8988901C4XXX4009078F96121096ZE184226B<<<<<<'],
    fields: { ...ANNA, document_number: 'L8988901C', nationality: 'XXX', date_of_birth: '1940-09-07', expiry_date: '1996-12-10' },
  },
  {
    format: 'MRVB',
    lines: ['V<UTOERIKSSON<<ANNA<MARIA<<<<<<<<<<<', 'L8988901C4XXX4009078F9612109<<<<<<<<'],
    fields: { ...ANNA, document_number: 'L8988901C', date_of_birth: '1940-09-07' },
  },
  {
    format: 'FRID',
    lines: ['IDFRABERTHIER<<<<<<<<<<<<<<<<<<<<<<<', '8806923102858CORINNE<<<<<<<6512068F6'],
    fields: { name: 'BERTHIER CORINNE', issuing_country: 'FRA', document_number: '880692310285', date_of_birth: '1965-12-06', sex: 'F' },
  },
]
const TODAY = '2026-09-01'

for (const { format, lines, fields } of EXAMPLES) {
  const name = `${format} of ${fields.name}`

  void test(`${name}: reads every field, finds nothing odd`, () => {
    const parsed = parseMrz(lines, format, TODAY)
    const read = Object.fromEntries(parsed.fields.map((field) => [field.name, field.value]))
    assert.deepEqual({ ...read, ...fields }, read)
    assert.deepEqual(parsed.oddities, [])
    assert.ok(parsed.check_digits.every((digit) => digit.right), JSON.stringify(parsed.check_digits))
    assert.equal(parsed.check_digits.length, MRZ_LAYOUTS[format].checks.length)
  })

  void test(`${name}: a changed digit of the birth date fails its check digit and the composite`, () => {
    const part = MRZ_LAYOUTS[format].parts.find((each) => each.part === 'date_of_birth')!
    const line = lines[part.line]!
    const other = String((Number(line[part.from + 1]) + 1) % 10)
    const wrong = lines.with(part.line, line.slice(0, part.from + 1) + other + line.slice(part.from + 2))
    const failed = checkMrzDigits(wrong, format).filter((digit) => !digit.right).map((digit) => digit.field)
    assert.ok(failed.includes('date_of_birth'))
    const hasComposite = MRZ_LAYOUTS[format].checks.some((check) => check.field === 'composite')
    assert.equal(failed.includes('composite'), hasComposite)
  })
}

void test('one classic confusion is mended, two are not', () => {
  const [head, line] = EXAMPLES[0]!.lines as [string, string]
  const mended = [head, line]
  assert.deepEqual(correctMrz([head, line.replace('74081', '7408I')], 'TD3'), mended)
  assert.equal(correctMrz([head, line.replace('74081', '74O8I')], 'TD3'), null)
  assert.equal(correctMrz(mended, 'TD3'), null, 'nothing to mend')
})

void test('zones that satisfy every check digit and say nothing are odd', () => {
  const filler = ['P<<<<'.padEnd(44, '<'), `${'<'.repeat(9)}0<<<0000000<0000000`.padEnd(43, '<') + '0']
  const { oddities } = parseMrz(filler, 'TD3', TODAY)
  for (const odd of ['name', 'issuing_state', 'document_number', 'date_of_birth', 'expiry_date'] as const) assert.ok(oddities.includes(odd), odd)
  assert.ok(parseMrz(['short'], 'TD1', TODAY).oddities.includes('shape'))
})

void test('names are parted at two fillers, words at one', () => {
  assert.deepEqual(splitMrzName('VAN<DER<BERG<<JAN<PIET<<<<'), { surname: 'VAN DER BERG', given_names: 'JAN PIET' })
  assert.deepEqual(splitMrzName('ARKFREITH<<<<<<<'), { surname: 'ARKFREITH', given_names: '' })
})

void test('a name that fills its line may have been cut', () => {
  const long = ['P<UTOABCDEFGHIJKLMNOPQRSTUVW<<ABCDEFGHIJKLMN', EXAMPLES[0]!.lines[1]!]
  assert.equal(parseMrz(long, 'TD3', TODAY).name_may_be_cut, true)
  assert.equal(parseMrz(EXAMPLES[0]!.lines, 'TD3', TODAY).name_may_be_cut, false)
})
