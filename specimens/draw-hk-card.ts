// The front of a Hong Kong identity card as a specimen, laid out as the cards of 2003 and 2018 are; nothing of their security printing.
import type { FontSet } from './fonts.ts'
import { drawRosette, openPrint, printLabel, printNumber, printValue, type Paper, type Print } from './han-print.ts'
import { drawPortrait } from './portrait.ts'
import { markSpecimen, writeWithin, type Sheet } from './sheet.ts'
import type { SpecimenPerson } from './specimen-person.ts'

const PAPER: Paper = {
  grounds: ['#e9f2ec', '#eef1e6', '#e8eef3', '#f2ece9', '#eaf0f2'],
  waves: ['rgba(90,170,150,0.30)', 'rgba(190,160,110,0.26)', 'rgba(200,130,150,0.22)'],
  labels: ['#30424a', '#2c5a55', '#3b3f63', '#4a3b3b'],
  lang: 'zh-HK',
}
/** Cards issued from that day on have the portrait at the left. */
const NEW_CARD = '2018-11-26'
type Places = { portrait: { x: number; y: number; w: number; h: number }; x: number; number: { x: number; y: number }; mark: { x: number; y: number; w: number; h: number } }
const PLACES: Record<'old' | 'new', Places> = {
  old: { portrait: { x: 58.6, y: 14.4, w: 22, h: 27.6 }, x: 27.4, number: { x: 55.4, y: 49.2 }, mark: { x: 4.6, y: 34.4, w: 20.4, h: 4.6 } },
  new: { portrait: { x: 4.6, y: 13.2, w: 24, h: 30 }, x: 32, number: { x: 56, y: 49.2 }, mark: { x: 4.8, y: 45.4, w: 24, h: 5 } },
}

/** `DD-MM-YYYY`, or with the last two figures of the year. */
const dayFirst = (date: string, figures: 2 | 4): string => `${date.slice(8)}-${date.slice(5, 7)}-${date.slice(4 - figures, 4)}`

/** `density` is pixels per millimetre. */
export function drawHkCard(person: SpecimenPerson, seed: number, set: FontSet, density: number): Sheet {
  const print = openPrint(seed, 'hk card', set, density, PAPER)
  const { sheet, chance } = print
  const { pen } = sheet
  const places = PLACES[person.issue_date >= NEW_CARD ? 'new' : 'old']
  const isPermanent = /\*?A/.test(person.symbols ?? '')
  writeWithin(pen, isPermanent ? '香港永久性居民身份證' : '香港居民身份證', 14.6, 6.2, 62, `3.5px ${print.han}`, '#1c2a30')
  writeWithin(pen, isPermanent ? 'HONG KONG PERMANENT IDENTITY CARD' : 'HONG KONG IDENTITY CARD', 14.6, 10, 62, `2.6px ${print.latin}`, '#1c2a30')
  drawRosette(print, 8.6, 6.6, 4.4)
  markSpecimen(pen, '樣本 SPECIMEN', places.mark, print.han)
  drawPortrait(pen, places.portrait, seed, person, chance.often(0.6) ? '#e4e9ea' : null, print.latin)
  if (places === PLACES.old) chip(print)
  drawNames(print, person, places.x)
  const { x } = places
  printLabel(print, '出生日期', x, 28, 2.1)
  printLabel(print, 'Date of Birth', x + 9.4, 28, 1.9, print.latin)
  printValue(print, dayFirst(person.date_of_birth, 4), x, 31.4, 2.8, 20, print.latin)
  printValue(print, person.sex === 'F' ? '女' : '男', x + 21.6, 31.4, 2.7)
  printValue(print, person.sex, x + 25.6, 31.4, 2.7, Infinity, print.latin)
  printValue(print, person.symbols ?? '', x, 35, 2.6, 18, print.latin)
  printLabel(print, '簽發日期', x, 39.4, 2.1)
  printLabel(print, 'Date of Issue', x + 9.4, 39.4, 1.9, print.latin)
  printValue(print, `(${person.first_issue ?? ''})`, x, 42.8, 2.6, 14, print.latin)
  printValue(print, dayFirst(person.issue_date, 2), x, 46.4, 2.7, 18, print.latin)
  if (chance.often(0.4)) printNumber(print, person.document_number, places.number.x, places.number.y, 2.5)
  else printValue(print, person.document_number, places.number.x, places.number.y, 4.2, 25, print.latin)
  return sheet
}

/** The name in characters with their codes, and in letters; who has none in characters has letters alone. */
function drawNames(print: Print, person: SpecimenPerson, x: number): void {
  if (person.name_native) {
    printValue(print, person.name_native, x, 16.2, 4, 24)
    printValue(print, person.name_codes ?? '', x, 23.8, 2.1, 25, print.latin)
  }
  const size = 2.9
  const room = x === PLACES.old.x ? 30 : 48
  printValue(print, person.name, x, 20.6, size, room, print.latin)
}

/** Contacts of the chip, which the card of 2003 bears in front. */
function chip(print: Print): void {
  const { pen } = print.sheet
  pen.fillStyle = '#cdbb7d'
  pen.beginPath()
  pen.roundRect(8.4, 19.6, 12.4, 11.2, 1.8)
  pen.fill()
  pen.strokeStyle = '#8d7c43'
  pen.lineWidth = 0.15
  for (const y of [22.4, 25.2, 28]) {
    pen.beginPath()
    pen.moveTo(8.4, y)
    pen.lineTo(20.8, y)
    pen.stroke()
  }
}
