// Both sides of a foreigner's permanent resident ID card of China as a specimen: the card of 2017 and that of 2023.
// A machine-readable zone is left out: no public source tells its layout.
import { validityOf } from './chinese-truth.ts'
import type { FontSet } from './fonts.ts'
import { drawRosette, openPrint, printLabel, printNumber, printValue, type Paper, type Print } from './han-print.ts'
import { drawPortrait } from './portrait.ts'
import { markSpecimen, write, writeWithin, type Sheet } from './sheet.ts'
import type { SpecimenPerson } from './specimen-person.ts'

const PAPER: Paper = {
  grounds: ['#eaf1f6', '#eef2ec', '#f3efe9', '#ecebf3', '#f4eef0'],
  waves: ['rgba(90,150,200,0.30)', 'rgba(210,150,130,0.24)', 'rgba(140,180,130,0.26)'],
  labels: ['#2f6a9c', '#3a5a78', '#4a4f70', '#2d5e66'],
  lang: 'zh-Hans',
}
const TITLE = '中华人民共和国外国人永久居留身份证'
const TITLE_LATIN = "PEOPLE'S REPUBLIC OF CHINA FOREIGN PERMANENT RESIDENT ID CARD"
const isNew = (person: SpecimenPerson): boolean => /^\d/.test(person.document_number)

/** Front, with the portrait. `density` is pixels per millimetre. */
export function drawPermanentFront(person: SpecimenPerson, seed: number, set: FontSet, density: number): Sheet {
  const print = openPrint(seed, 'permanent residence', set, density, PAPER)
  const { sheet, chance } = print
  const { pen } = sheet
  writeWithin(pen, TITLE, 5, 6.2, 75, `bold 3.3px ${print.han}`, '#1f2c40')
  writeWithin(pen, TITLE_LATIN, 5, 9.2, 75, `1.9px ${print.latin}`, '#1f2c40')
  // The card of 2017 has its portrait at the left, that of 2023 at the right, as the resident card.
  const x = isNew(person) ? 5 : 30.6
  drawPortrait(pen, { x: isNew(person) ? 58.6 : 5, y: 12.6, w: 22, h: 28.6 }, seed, person, chance.often(0.5) ? '#e4e9ee' : null, print.latin)
  const isBeside = chance.often(0.35)
  const field = (han: string, latin: string, text: string, at: number, y: number, room: number, family = print.latin): void => {
    printLabel(print, `${han}/`, at, y - 3.5, 1.75)
    pen.font = `1.75px ${print.han}`
    printLabel(print, latin, at + pen.measureText(`${han}/`).width + 0.1, y - 3.5, 1.65, print.latin)
    printValue(print, text, at, y, 2.6, room, family)
  }
  field('姓名', 'Name', person.name, x, 16, person.name_native && isBeside ? 34 : 50)
  if (person.name_native) {
    if (isBeside) printValue(print, person.name_native, x + 36, 16, 2.7, 14)
    else printValue(print, person.name_native, x, 19.3, 2.6, 30)
  }
  field('性别', 'Sex', `${person.sex === 'F' ? '女' : '男'}/${person.sex}`, x, 25.6, 12, `${print.latin}, ${print.han}`)
  field('出生日期', 'Date of Birth', person.date_of_birth.replaceAll('-', '.'), x + 18, 25.6, 30)
  field('国籍', 'Nationality', nationOf(person, chance.often(0.5)), x, 32.2, 50, `${print.latin}, ${print.han}`)
  field('有效期限', 'Period of Validity', validityOf(person), x, 38.8, 50)
  field('签发机关', 'Issuing Authority', person.authority, x, 45.2, 50, print.han)
  const number = isNew(person) ? 5 : 30.6
  printLabel(print, '证件号码/', number, 50.4, 1.9)
  printLabel(print, 'ID No.', number + 9, 50.4, 1.8, print.latin)
  printNumber(print, person.document_number, number + 15.6, 50.6, 2.3)
  markSpecimen(pen, '样本 SPECIMEN', isNew(person) ? { x: 59, y: 43.2, w: 22, h: 4.6 } : { x: 5, y: 43.2, w: 22, h: 4.6 }, print.han)
  return sheet
}

/** Utopia in both languages, or as its code. */
const nationOf = ({ nationality }: SpecimenPerson, isCode: boolean): string => (nationality === 'UTO' && !isCode ? '乌托邦/UTO' : nationality)

/** Back: title, and on the card of 2023 the number of the one before. */
export function drawPermanentBack(person: SpecimenPerson, seed: number, set: FontSet, density: number): Sheet {
  const print = openPrint(seed, 'permanent residence back', set, density, PAPER)
  const { sheet } = print
  const { pen } = sheet
  drawRosette(print, 13, 14, 7.6)
  writeWithin(pen, '中华人民共和国', 25, 12.4, 50, `4.4px ${print.han}`, '#17171b')
  writeWithin(pen, '外国人永久居留身份证', 25, 19.6, 54, `bold 5px ${print.han}`, '#17171b')
  writeWithin(pen, 'FOREIGN PERMANENT RESIDENT ID CARD', 25, 24, 54, `2.3px ${print.latin}`, '#17171b')
  markSpecimen(pen, '样本 SPECIMEN', { x: 30, y: 27.6, w: 32, h: 5.4 }, print.han)
  if (person.former_number) {
    write(pen, '曾持证件号码', 12, 42, `2.4px ${print.han}`, print.label)
    printValue(print, person.former_number, 30, 42.1, 3, 40, print.latin)
  }
  notesOf(print)
  return sheet
}

function notesOf(print: Print): void {
  printLabel(print, '本证件是持证人在中国境内居留的合法身份证件。', 12, 48.6, 2.1)
}
