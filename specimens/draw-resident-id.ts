// The two sides of a Chinese resident ID card as a specimen: field positions of the real one, nothing of its security printing.
import { chanceOf } from './chance.ts'
import { hanFont, latinFont, type FontSet } from './fonts.ts'
import type { SpecimenPerson } from './person.ts'
import { drawPortrait } from './portrait.ts'
import { CARD, SPECIMEN_RED, markSpecimen, openSheet, waves, write, writeOcrB, writeWithin, type Pen, type Sheet } from './sheet.ts'
import { validityOf } from './truth.ts'

const LABEL = '#2f6a9c'
const INK = '#17171b'

/** Portrait side (人像面). `density` is pixels per millimetre. */
export function drawResidentPortrait(person: SpecimenPerson, seed: number, set: FontSet, density: number): Sheet {
  const { sheet, han, chance } = open(seed, set, density)
  const { pen } = sheet
  const label = `2.75px ${han}`
  const value = `3.35px ${han}`
  const [year = '', month = '', day = ''] = person.date_of_birth.split('-')
  write(pen, '姓名', 5.2, 9.6, label, LABEL)
  writeWithin(pen, person.name, 14.8, 9.8, 38, `3.7px ${han}`, INK)
  write(pen, '性别', 5.2, 16, label, LABEL)
  write(pen, person.sex === 'F' ? '女' : '男', 14.8, 16.1, value, INK)
  write(pen, '民族', 23.6, 16, label, LABEL)
  writeWithin(pen, person.ethnicity, 31.2, 16.1, 20, value, INK)
  write(pen, '出生', 5.2, 22.4, label, LABEL)
  write(pen, year, 14.8, 22.5, value, INK)
  write(pen, '年', 23.6, 22.4, label, LABEL)
  write(pen, String(Number(month)), 28.4, 22.5, value, INK)
  write(pen, '月', 33, 22.4, label, LABEL)
  write(pen, String(Number(day)), 37.4, 22.5, value, INK)
  write(pen, '日', 42, 22.4, label, LABEL)
  write(pen, '住址', 5.2, 29, label, LABEL)
  wrap(pen, person.address, 38.2, value).forEach((line, i) => write(pen, line, 14.8, 29.1 + i * 4.5, value, INK))
  write(pen, '公民身份号码', 5.2, 47.6, label, LABEL)
  writeOcrB(pen, person.document_number, 27.4, 47.8, 2.86, INK)
  drawPortrait(pen, { x: 56.5, y: 6.8, w: 24, h: 31.5 }, seed, person, chance.often(0.5) ? '#e9eef2' : null, latinFont(set, chance))
  write(pen, '样本 SPECIMEN', 59.6, 41.6, `bold 2.5px ${han}`, SPECIMEN_RED)
  return sheet
}

/** Emblem side (国徽面): a drawn rosette stands where the emblem would. */
export function drawResidentEmblem(person: SpecimenPerson, seed: number, set: FontSet, density: number): Sheet {
  const { sheet, han } = open(seed, set, density)
  const { pen } = sheet
  rosette(pen, 14, 14, 8.2, han)
  spread(pen, '中华人民共和国', 28, 12.6, 48, `4.3px ${han}`)
  spread(pen, '居民身份证', 26.5, 22.6, 51, `bold 6.4px ${han}`)
  markSpecimen(pen, '样本 SPECIMEN', { x: 26, y: 27.6, w: 34, h: 6 }, han)
  write(pen, '签发机关', 18.6, 41.4, `2.75px ${han}`, INK)
  writeWithin(pen, person.authority, 34, 41.5, 47, `3.1px ${han}`, INK)
  write(pen, '有效期限', 18.6, 48, `2.75px ${han}`, INK)
  writeWithin(pen, validityOf(person), 34, 48.1, 47, `3.1px ${han}`, INK)
  return sheet
}

function open(seed: number, set: FontSet, density: number) {
  const chance = chanceOf(seed, 'resident sheet')
  const sheet = openSheet(CARD, density, chance.pick(['#eaf1f4', '#e9f0ea', '#f1eef2']))
  // Simplified forms, also from faces that default to Japanese ones.
  sheet.pen.lang = 'zh-Hans'
  waves(sheet, chance, ['rgba(110,160,190,0.30)', 'rgba(200,150,160,0.26)', 'rgba(140,180,150,0.26)'])
  return { sheet, chance, han: hanFont(set, chance) }
}

/** Breaks an address into lines no wider than the room; a number stays whole. */
function wrap(pen: Pen, text: string, room: number, font: string): string[] {
  pen.font = font
  const lines = ['']
  for (const piece of text.match(/\d+|\D/gu) ?? []) {
    if (pen.measureText(lines.at(-1)! + piece).width > room) lines.push('')
    lines[lines.length - 1] += piece
  }
  return lines
}

/** A title with its characters spread evenly over the width. */
function spread(pen: Pen, text: string, x: number, y: number, width: number, font: string): void {
  const letters = Array.from(text)
  letters.forEach((letter, i) => write(pen, letter, x + (i * width) / letters.length, y, font, INK))
}

function rosette(pen: Pen, x: number, y: number, r: number, family: string): void {
  pen.fillStyle = 'rgba(200,16,46,0.82)'
  pen.beginPath()
  for (let i = 0; i < 48; i++) {
    const radius = i % 2 === 0 ? r : r * 0.88
    pen.lineTo(x + radius * Math.cos((i * Math.PI) / 24), y + radius * Math.sin((i * Math.PI) / 24))
  }
  pen.fill()
  pen.fillStyle = '#fff4d6'
  pen.textAlign = 'center'
  write(pen, '样本', x, y + 1, `bold 5px ${family}`, '#fff4d6')
  write(pen, 'SPECIMEN', x, y + 4.2, `bold 2.1px ${family}`, '#fff4d6')
  pen.textAlign = 'left'
}
