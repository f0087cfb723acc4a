// Both sides of a mainland travel permit (港澳居民来往内地通行证, 台湾居民来往大陆通行证) as a specimen.
// The machine-readable zone of its back is left out: no public source tells its layout.
import { validityOf } from './chinese-truth.ts'
import type { FontSet } from './fonts.ts'
import { drawRosette, openPrint, printLabel, printValue, type Paper, type Print } from './han-print.ts'
import { drawPortrait } from './portrait.ts'
import { markSpecimen, writeWithin, type Sheet } from './sheet.ts'
import type { SpecimenPerson } from './specimen-person.ts'

const PAPER: Paper = {
  grounds: ['#e9eff6', '#eef2ea', '#f4eeea', '#eceef4', '#eaf2f1'],
  waves: ['rgba(100,140,200,0.30)', 'rgba(200,160,120,0.26)', 'rgba(130,180,160,0.26)'],
  labels: ['#3c5a7c', '#4a5f6e', '#56507a', '#3b4a5c'],
  lang: 'zh-Hans',
}
const isTaiwan = (person: SpecimenPerson): boolean => /^\d/.test(person.document_number)
/** The card of 1999 counts its renewals in the number. */
const isOld = (person: SpecimenPerson): boolean => person.document_number.length === 11

type Field = (label: string, text: string, x: number, y: number, room: number, latin?: boolean) => void

/** Labels stand over their values, or on some cards before them. */
function fieldOf(print: Print, isAbove: boolean): Field {
  return (label, text, x, y, room, latin = false) => {
    const family = latin ? print.latin : print.han
    if (isAbove) {
      printLabel(print, label, x, y - 3.5, 1.9)
      printValue(print, text, x, y, 2.9, room, family)
    } else {
      printLabel(print, label, x, y - 0.4, 2.1)
      const at = Math.max(10.4, label.length * 2.1 + 1.8)
      printValue(print, text, x + at, y - 0.4, 2.8, room - at, family)
    }
  }
}

/** Front, with the portrait. `density` is pixels per millimetre. */
export function drawTravelFront(person: SpecimenPerson, seed: number, set: FontSet, density: number): Sheet {
  const print = openPrint(seed, 'travel permit', set, density, PAPER)
  const { sheet, chance } = print
  const { pen } = sheet
  const title = isTaiwan(person) ? '台湾居民来往大陆通行证' : '港澳居民来往内地通行证'
  writeWithin(pen, title, 16.2, 7.4, 52, `bold 4.2px ${print.han}`, '#1f2c40')
  drawRosette(print, 9.2, 6.4, 4.6)
  markSpecimen(pen, '样本 SPECIMEN', { x: 5, y: 47.4, w: 22, h: 4.4 }, print.han)
  drawPortrait(pen, { x: 5.6, y: 14.4, w: 21, h: 28 }, seed, person, chance.often(0.6) ? '#e2e8ee' : null, print.latin)
  const isAbove = chance.often(0.7)
  const field = fieldOf(print, isAbove)
  const x = 31.4
  field('姓名', person.name, x, 15.8, isAbove ? 24 : 40)
  printValue(print, person.name_latin ?? '', isAbove ? x : x + 10.4, 19.6, 2.6, 40, print.latin)
  field('出生日期', person.date_of_birth.replaceAll('-', '.'), x, 26.2, isAbove ? 22 : 30, true)
  field('性别', person.sex === 'F' ? '女' : '男', isAbove ? x + 30 : x + 36, 26.2, 14)
  field('有效期限', validityOf(person), x, 33, 46, true)
  field('签发机关', person.authority, x, 39.8, 46)
  field('证件号码', person.document_number, x, 47.4, 32, true)
  if (!isOld(person)) field(chance.often(0.5) ? '签发次数' : '换证次数', person.issue_count ?? '', isAbove ? x + 32 : x + 34, 47.4, 15, true)
  return sheet
}

/** Back: the name and number of the identity card at home. */
export function drawTravelBack(person: SpecimenPerson, seed: number, set: FontSet, density: number): Sheet {
  const print = openPrint(seed, 'travel permit back', set, density, PAPER)
  const { sheet, chance } = print
  const title = isTaiwan(person) ? '台湾居民来往大陆通行证' : '港澳居民来往内地通行证'
  writeWithin(sheet.pen, title, 12, 7.6, 60, `bold 3.4px ${print.han}`, '#1f2c40')
  drawRosette(print, 72, 20, 6.6, 'rgba(40,80,140,0.7)')
  const field = fieldOf(print, chance.often(0.6))
  field('姓名', person.name_native ?? '', 8, 17.4, 40)
  field('身份证件号码', person.personal_number, 8, 25.6, 46, true)
  markSpecimen(sheet.pen, '样本 SPECIMEN', { x: 8, y: 31.4, w: 34, h: 5.4 }, print.han)
  const notes = ['持证人须在有效期内使用本证件。', '本证件由持证人妥善保管，不得转借、转让、涂改。']
  notes.forEach((note, i) => printLabel(print, note, 8, 42 + i * 3.6, 2.1))
  return sheet
}
