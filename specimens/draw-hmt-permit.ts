// The two sides of a residence permit for residents of Hong Kong, Macao and Taiwan (港澳居民居住证, 台湾居民居住证) as a specimen.
import { drawBearer } from './draw-resident-id.ts'
import type { FontSet } from './fonts.ts'
import { drawRosette, openPrint, printValue, spreadTitle, type Paper } from './han-print.ts'
import { drawPortrait } from './portrait.ts'
import { SPECIMEN_RED, markSpecimen, write, type Sheet } from './sheet.ts'
import type { SpecimenPerson } from './specimen-person.ts'
import { validityOf } from './chinese-truth.ts'

const PAPER: Paper = {
  grounds: ['#e8f0f4', '#ecf1e9', '#f3eef0', '#eef0f6', '#f2f2ea'],
  waves: ['rgba(100,150,200,0.30)', 'rgba(150,170,120,0.26)', 'rgba(190,150,190,0.24)'],
  labels: ['#2c6496', '#3f7aa8', '#34617f', '#2b5a8c'],
  lang: 'zh-Hans',
}

/** Portrait side: as the resident card has it, without 民族. `density` is pixels per millimetre. */
export function drawHmtPortrait(person: SpecimenPerson, seed: number, set: FontSet, density: number): Sheet {
  const print = openPrint(seed, 'hmt portrait', set, density, PAPER)
  const { sheet, chance } = print
  drawBearer(print, person, { pitch: 4.5 }, { name: 9.7, sex: 16, birth: 22.4, address: 29 })
  drawPortrait(sheet.pen, { x: 56.5, y: 6.8, w: 24, h: 31.5 }, seed, person, chance.often(0.5) ? '#e9eef2' : null, print.latin)
  write(sheet.pen, '样本 SPECIMEN', 59.6, 41.6, `bold 2.5px ${print.han}`, SPECIMEN_RED)
  return sheet
}

/** Emblem side: authority, validity, number of the travel permit, times issued. */
export function drawHmtEmblem(person: SpecimenPerson, seed: number, set: FontSet, density: number): Sheet {
  const print = openPrint(seed, 'hmt emblem', set, density, PAPER)
  const { sheet } = print
  const isTaiwan = person.document_number.startsWith('83')
  drawRosette(print, 13, 12.4, 7.4)
  spreadTitle(print, '中华人民共和国', 26, 10.8, 50, 4.1)
  spreadTitle(print, isTaiwan ? '台湾居民居住证' : '港澳居民居住证', 24.4, 19.8, 54, 5.7, true)
  markSpecimen(sheet.pen, '样本 SPECIMEN', { x: 33, y: 22.6, w: 30, h: 5 }, print.han)
  const count = `${person.issue_count}`
  const rows = [['签发机关', person.authority], ['有效期限', validityOf(person)], ['通行证号码', person.former_number ?? '']] as const
  for (const [i, [label, value]] of rows.entries()) {
    const y = 35.4 + i * 6.4
    write(sheet.pen, label, 12.4, y, `2.75px ${print.han}`, '#17171b')
    printValue(print, value, 30.2, y + 0.1, 3.1, i === 2 ? 26 : 49)
  }
  write(sheet.pen, '签发次数', 58.4, 48.2, `2.75px ${print.han}`, '#17171b')
  printValue(print, count, 72.6, 48.3, 3.1)
  return sheet
}
