// Takes apart what stands in the PDF417 of North American driving licences and identity cards: AAMVA DL/ID Card Design Standard (2020), annex D.
import type { FieldName } from '#contract/words.ts'
import { isCalendarDate } from './mrz-date.ts'

export type AamvaField = { name: FieldName; value: string; raw: string }
export type AamvaCard = {
  /** Issuer Identification Number, six figures. */
  issuer: string
  /** Version of the standard, 1 to 99. */
  version: number
  /** `DL` a driving licence, `ID` an identity card. */
  subfile: 'DL' | 'ID'
  fields: AamvaField[]
  /** A part of the name was cut to fit the card: compare it as a prefix. */
  name_may_be_cut: boolean
}

/** D.12.3: compliance indicator, separators, file type (older cards wrote AAMVA), issuer, version, jurisdiction version and number of entries. */
const HEADER = /^@\s*(?:ANSI |AAMVA)(\d{6})(\d{2})(\d{2})?(\d{2})?/
/** Three letters, the first a D for the elements of the standard, and their value to the end of the line. */
const ELEMENT = /^(D[A-Z]{2})(.*)$/
/** What stands for a fact that is not there (D.12.4.1). */
const ABSENT = /^(?:NONE|NONAME|NO NAME|UNAVL|UNAVAIL|N\/A)?$/i
const SEX: Readonly<Record<string, string>> = { 1: 'M', 2: 'F', 9: 'X', M: 'M', F: 'F', X: 'X' }

/** The elements of the card's own subfile, by their codes. */
function elementsOf(text: string, subfile: string): Map<string, string> {
  const elements = new Map<string, string>()
  // The first element stands right behind the name of the subfile; offsets in the header are wrong on too many cards to go by.
  const body = text.slice(text.search(new RegExp(`${subfile}(?=D[A-Z]{2})`)) + subfile.length)
  for (const line of body.split('\n')) {
    const [, code = '', value = ''] = ELEMENT.exec(line.trim()) ?? []
    if (code !== '' && !elements.has(code)) elements.set(code, value.trim())
  }
  return elements
}

/**
 * A date of eight figures: month first in the United States, year first in Canada and in the first version of the standard.
 * A year of 1900 to 2099 read as month is none, so that a card that keeps to the other order is still understood.
 */
function dateOf(text: string, yearFirst: boolean): string | null {
  if (!/^\d{8}$/.test(text)) return null
  const orders = [`${text.slice(4)}-${text.slice(0, 2)}-${text.slice(2, 4)}`, `${text.slice(0, 4)}-${text.slice(4, 6)}-${text.slice(6)}`]
  const isDate = (date: string): boolean => /^(?:19|20)/.test(date) && isCalendarDate(date)
  return (yearFirst ? orders.toReversed() : orders).find(isDate) ?? null
}

const words = (text: string): string => text.replace(/[,\s]+/g, ' ').trim()

/** Family name and given names; the first version had all in one element, parted by commas. */
function nameOf(get: (code: string) => string): string {
  const family = get('DCS') || get('DAB')
  const given = [get('DAC') || get('DCT'), get('DAD')].filter((part) => part !== '')
  return words(family === '' ? get('DAA') : [family, ...given].join(' '))
}

/** ZIP code without the zeros that fill it. */
const zipOf = (text: string): string => text.replace(/\s+/g, '').replace(/^(\d{5})(\d{4})$/, (_, five: string, four: string) => (four === '0000' ? five : `${five}-${four}`))

function addressOf(get: (code: string) => string): string {
  const place = [get('DAJ'), zipOf(get('DAK'))].filter((part) => part !== '').join(' ')
  return [get('DAG'), get('DAH'), get('DAI'), place].filter((part) => part !== '').join(', ')
}

/**
 * Takes a card's text apart.
 * @param text as decoded, control characters in place
 * @returns null where it is no AAMVA card; only facts that stand on it and make sense, names and address as written there
 */
export function parseAamva(text: string): AamvaCard | null {
  // Data element, record and segment separators all end something.
  const plain = Array.from(text, (each) => (each < ' ' ? '\n' : each)).join('')
  const header = HEADER.exec(plain.slice(Math.max(0, plain.indexOf('@'))))
  const subfile = /[\n\d](DL|ID)(?=D[A-Z]{2})/.exec(plain)?.[1]
  if (!header || (subfile !== 'DL' && subfile !== 'ID')) return null
  const elements = elementsOf(plain, subfile)
  const get = (code: string): string => {
    const value = elements.get(code) ?? ''
    return ABSENT.test(value) ? '' : value
  }
  const asWritten = (...codes: string[]): string => codes.map(get).filter((part) => part !== '').join(' ')
  const version = Number(header[2])
  const country = get('DCG').toUpperCase()
  const yearFirst = country === 'CAN' || version === 1
  const found: [FieldName, string | null, string][] = [
    ['name', nameOf(get), asWritten('DCS', 'DAB', 'DAC', 'DCT', 'DAD') || get('DAA')],
    ['document_number', get('DAQ').replace(/\s+/g, ''), get('DAQ')],
    ['date_of_birth', dateOf(get('DBB'), yearFirst), get('DBB')],
    ['sex', SEX[get('DBC').toUpperCase()] ?? null, get('DBC')],
    ['issue_date', dateOf(get('DBD'), yearFirst), get('DBD')],
    ['expiry_date', dateOf(get('DBA'), yearFirst), get('DBA')],
    ['address', addressOf(get), asWritten('DAG', 'DAH', 'DAI', 'DAJ', 'DAK')],
    ['issuing_country', /^[A-Z]{3}$/.test(country) ? country : null, get('DCG')],
    ['licence_classes', get('DCA'), get('DCA')],
  ]
  return {
    issuer: header[1]!, version, subfile,
    fields: found.flatMap(([name, value, raw]) => (value ? [{ name, value, raw }] : [])),
    name_may_be_cut: ['DDE', 'DDF', 'DDG'].some((code) => get(code) === 'T'),
  }
}
