import assert from 'node:assert/strict'
import { test } from 'node:test'
import * as fc from 'fast-check'
import { parseAamva } from './aamva.ts'

const made = (elements: Record<string, string>, head = '@\n\u001e\rANSI 999901100002DL00410278ZU03190008', subfile = 'DL'): string =>
  `${head}${subfile}${Object.entries(elements).map(([code, value]) => code + value).join('\n')}\rZUZUA01\r`

const CARD = {
  DCA: 'D', DCB: 'NONE', DBA: '08122030', DCS: 'HYTHLODAY', DDE: 'N', DAC: 'RAPHAEL', DDF: 'N', DAD: 'JOHN', DDG: 'N', DBD: '08122022', DBB: '03051974', DBC: '1',
  DAG: '12 HARBOUR STREET', DAI: 'AMAUROT', DAJ: 'UT', DAK: '123450000', DAQ: 'U1234567', DCG: 'USA',
}
const valuesOf = (text: string): Record<string, string> => Object.fromEntries(parseAamva(text)!.fields.map(({ name, value }) => [name, value]))

void test('every fact of a card is told as the contract wants it', () => {
  const card = parseAamva(made(CARD))
  assert.deepEqual([card?.issuer, card?.version, card?.subfile, card?.name_may_be_cut], ['999901', 10, 'DL', false])
  assert.deepEqual(valuesOf(made(CARD)), {
    name: 'HYTHLODAY RAPHAEL JOHN', document_number: 'U1234567', date_of_birth: '1974-03-05', sex: 'M', issue_date: '2022-08-12', expiry_date: '2030-08-12',
    address: '12 HARBOUR STREET, AMAUROT, UT 12345', issuing_country: 'USA', licence_classes: 'D',
  })
})

void test('dates stand in the order of the country, and of the version', () => {
  const canadian = { ...CARD, DCG: 'CAN', DBB: '19740305', DBA: '20300812', DBD: '20220812' }
  assert.deepEqual([valuesOf(made(canadian))['date_of_birth'], valuesOf(made(canadian))['expiry_date']], ['1974-03-05', '2030-08-12'])
  const first = made({ DAA: 'HYTHLODAY,RAPHAEL,JOHN', DBB: '19740305', DBC: 'M' }, '@\n\u001e\rAAMVA99990101DL00290100')
  assert.deepEqual(valuesOf(first), { name: 'HYTHLODAY RAPHAEL JOHN', date_of_birth: '1974-03-05', sex: 'M' })
})

void test('what is absent or makes no sense is left out, never guessed', () => {
  const values = valuesOf(made({ ...CARD, DAD: 'NONE', DBB: '13401974', DBC: '7', DCG: '', DAK: '123456789' }))
  assert.deepEqual([values['name'], values['date_of_birth'], values['sex'], values['issuing_country']], ['HYTHLODAY RAPHAEL', undefined, undefined, undefined])
  assert.equal(values['address'], '12 HARBOUR STREET, AMAUROT, UT 12345-6789')
  assert.equal(parseAamva(made({ ...CARD, DDE: 'T' }))?.name_may_be_cut, true)
  assert.equal(parseAamva(made(CARD, undefined, 'ID'))?.subfile, 'ID')
})

void test('another text is no card, and no text throws', () => {
  for (const text of ['', 'https://example.org', '@', '@\n\u001e\rANSI 99990110', 'DLDAQ1234']) assert.equal(parseAamva(text), null)
  fc.assert(fc.property(fc.string(), (text) => void parseAamva(text)))
  fc.assert(fc.property(fc.string({ unit: fc.constantFrom('@', '\n', '\r', '\u001e', 'A', 'N', 'S', 'I', ' ', '9', 'D', 'L', 'B', 'Q') }), (text) => void parseAamva(text)))
})
