// Visas as stickers with a zone: MRV-A and MRV-B by ICAO 9303-7, in the words of several states, all of Utopia.
import { printDate, type DateStyle } from './calendar.ts'
import { chanceOf } from './chance.ts'
import { hanFont, hasHanFont, latinFont, type FontSet } from './fonts.ts'
import { mrzVisa } from './mrz.ts'
import type { SpecimenPerson } from './person.ts'
import { drawPortrait } from './portrait.ts'
import { LARGE_CARD, VISA, markSpecimen, openSheet, waves, write, writeOcrB, writeWithin, type Sheet } from './sheet.ts'

const INK = '#15161a'
export type VisaStyle = 'mrva' | 'mrvb'
type Words = {
  title: string; number: string; type: string; from: string; until: string; name: string; passport: string; birth: string; sex: string
  nationality: string; authority: string; dates: DateStyle; isHan: boolean
}

const WORDS: readonly Words[] = [
  {
    title: 'VISA', number: 'Visa No.', type: 'Type of visa', from: 'Date of issue', until: 'Valid until', name: 'Surname and given names',
    passport: 'Passport No.', birth: 'Date of birth', sex: 'Sex', nationality: 'Nationality', authority: 'Place of issue', dates: 'month', isHan: false,
  },
  {
    title: 'VISUM VISA', number: 'Nr. / Visa No.', type: 'Art / Type of visa', from: 'Von / From', until: 'Bis / Until',
    name: 'Name, Vorname / Surname, name', passport: 'Reisepass / Number of passport', birth: 'Geburtsdatum / Date of birth', sex: 'Geschlecht / Sex',
    nationality: 'Staatsangehörigkeit / Nationality', authority: 'In / Issued in', dates: 'dots', isHan: false,
  },
  {
    title: '签证 VISA', number: '签证号码/Visa No.', type: '类别/Category', from: '签发日期/Issue date', until: '有效期至/Enter before',
    name: '姓名/Full name', passport: '护照号码/Passport No.', birth: '出生日期/Birth date', sex: '性别/Sex', nationality: '国籍/Nationality',
    authority: '签发地点/Issued at', dates: 'month', isHan: true,
  },
]

/** `density` is pixels per millimetre. */
export function drawVisa(person: SpecimenPerson, seed: number, set: FontSet, density: number, style: VisaStyle): Sheet {
  const chance = chanceOf(seed, 'visa sheet')
  const size = style === 'mrva' ? VISA : LARGE_CARD
  const words = chance.pick(WORDS.filter(({ isHan }) => !isHan || hasHanFont()))
  const [paper, tint, wave] = chance.pick([
    ['#eef3ea', '#2c5a39', 'rgba(100,160,110,0.34)'], ['#f3eef4', '#553a78', 'rgba(140,110,180,0.32)'], ['#eaf1f6', '#20507c', 'rgba(90,140,190,0.34)'],
  ] as const)
  const sheet = openSheet(size, density, paper)
  const { pen } = sheet
  waves(sheet, chance, [wave, 'rgba(190,160,110,0.28)'])
  const family = words.isHan ? `${latinFont(set, chance)}, ${hanFont(set, chance)}` : latinFont(set, chance)
  if (words.isHan) pen.lang = 'zh-Hans'
  const [w, h] = [size.width, size.height]
  pen.fillStyle = 'rgba(255,255,255,0.55)'
  pen.fillRect(0, h - 21.5, w, 21.5)
  write(pen, 'UTOPIA', 6, 7.4, `bold 4px ${family}`, tint)
  write(pen, words.title, 26, 7.4, `bold 3.4px ${family}`, tint)
  markSpecimen(pen, 'SPECIMEN', { x: w - 29, y: 3, w: 24, h: 5 }, family)
  const onRight = chance.often(0.3)
  const left = onRight ? 6 : 36
  const room = w - 42
  drawPortrait(pen, { x: onRight ? w - 33 : 6, y: 12, w: 27, h: h - 38 }, seed, person, '#e9ece8', family)
  const step = (h - 38) / 4
  const field = (name: string, text: string, column: 0 | 1, row: number, wide = 0.48): void => {
    const x = left + column * room * 0.52
    writeWithin(pen, name, x, 15.4 + row * step - 3.4, room * wide, `1.7px ${family}`, tint)
    writeWithin(pen, text, x, 15.4 + row * step, room * wide, `2.7px ${family}`, INK)
  }
  field(words.number, person.document_number, 0, 0)
  field(words.type, chance.pick(['C', 'L', 'TOURIST', 'BUSINESS']), 1, 0)
  field(words.from, printDate(person.issue_date, words.dates), 0, 1)
  field(words.until, printDate(person.expiry_date, words.dates), 1, 1)
  field(words.name, `${person.family_name}${chance.often(0.4) ? ',' : ''} ${person.given_names}`.toUpperCase(), 0, 2, 1)
  field(words.birth, printDate(person.date_of_birth, words.dates), 0, 3)
  field(words.sex, person.sex, 1, 3)
  field(words.nationality, person.nationality, 0, 4)
  field(words.passport, `${chance.pick(['P', 'K', 'X'])}${chance.whole(1000000, 9999999)}`, 1, 4)
  mrzVisa(person, style).forEach((line, i) => writeOcrB(pen, line, 6.6 - (style === 'mrva' ? 2.6 : 0), h - 13.4 + i * 6.35, 2.54, INK))
  return sheet
}
