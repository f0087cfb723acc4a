// The two sides of a Chinese resident ID card as a specimen: field positions of the real one, nothing of its security printing.
import type { FontSet } from './fonts.ts'
import { drawRosette, openPrint, printLabel, printNumber, printValue, spreadTitle, wrapHan, type Paper, type Print } from './han-print.ts'
import { drawPortrait } from './portrait.ts'
import { WRITINGS, scriptFont } from './second-script.ts'
import { SPECIMEN_RED, markSpecimen, write, type Sheet } from './sheet.ts'
import type { SpecimenPerson } from './specimen-person.ts'
import { validityOf } from './chinese-truth.ts'

const PAPER: Paper = {
  grounds: ['#eaf1f4', '#e9f0ea', '#f1eef2', '#f4f1ea', '#e6eef0'],
  waves: ['rgba(110,160,190,0.30)', 'rgba(200,150,160,0.26)', 'rgba(140,180,150,0.26)'],
  labels: ['#2f6a9c', '#3a78ab', '#27598a', '#43708f'],
  lang: 'zh-Hans',
}
const LABEL = 2.75
const VALUE = 3.35
/** Widest room of a name and of a row of the address. */
const ROOM = 38
/** Where the rows stand: with a second writing above each, they begin lower. */
const ROWS = {
  plain: { name: 9.7, sex: 16, birth: 22.4, address: 29, pitch: 4.5 },
  bilingual: { name: 10.4, sex: 17, birth: 23.6, address: 30.4, pitch: 4.3 },
}

/** Portrait side (人像面). `density` is pixels per millimetre. */
export function drawResidentPortrait(person: SpecimenPerson, seed: number, set: FontSet, density: number): Sheet {
  const print = openPrint(seed, 'resident sheet', set, density, PAPER)
  const { sheet, chance } = print
  const isBilingual = person.second_script !== undefined && scriptFont(person.second_script.script) !== null
  const rows = ROWS[isBilingual ? 'bilingual' : 'plain']
  drawBearer(print, person, rows, { name: rows.name, sex: rows.sex, birth: rows.birth, address: rows.address })
  printLabel(print, '民族', 23.6, rows.sex, LABEL)
  printValue(print, person.ethnicity, 31.2, rows.sex + 0.1, VALUE, 20)
  if (isBilingual) drawSecondWriting(print, person, rows)
  drawPortrait(sheet.pen, { x: 56.5, y: 6.8, w: 24, h: 31.5 }, seed, person, chance.often(0.5) ? '#e9eef2' : null, print.latin)
  write(sheet.pen, '样本 SPECIMEN', 59.6, 41.6, `bold 2.5px ${print.han}`, SPECIMEN_RED)
  return sheet
}

/** Emblem side (国徽面): a drawn rosette stands where the emblem would. */
export function drawResidentEmblem(person: SpecimenPerson, seed: number, set: FontSet, density: number): Sheet {
  const print = openPrint(seed, 'resident emblem', set, density, PAPER)
  const { sheet } = print
  drawRosette(print, 14, 14, 8.2)
  spreadTitle(print, '中华人民共和国', 28, 12.6, 48, 4.3)
  spreadTitle(print, '居民身份证', 26.5, 22.6, 51, 6.4, true)
  markSpecimen(sheet.pen, '样本 SPECIMEN', { x: 26, y: 27.6, w: 34, h: 6 }, print.han)
  printEnding(print, '签发机关', person.authority, 41.4)
  printEnding(print, '有效期限', validityOf(person), 48)
  return sheet
}

/** A row of the emblem side: both of its words are printed in black. */
function printEnding(print: Print, label: string, value: string, y: number): void {
  write(print.sheet.pen, label, 18.6, y, `${LABEL}px ${print.han}`, '#17171b')
  printValue(print, value, 34, y + 0.1, 3.1, 47)
}

type Rows = { name: number; sex: number; birth: number; address: number }

/** Name, sex, birth, address and number, as the resident card and the residence permit print them. */
export function drawBearer(print: Print, person: SpecimenPerson, { pitch }: { pitch: number }, rows: Rows): void {
  const { pen } = print.sheet
  const [year = '', month = '', day = ''] = person.date_of_birth.split('-')
  printLabel(print, '姓名', 5.2, rows.name - 0.1, LABEL)
  printName(print, person.name, rows.name)
  printLabel(print, '性别', 5.2, rows.sex, LABEL)
  printValue(print, person.sex === 'F' ? '女' : '男', 14.8, rows.sex + 0.1, VALUE)
  printLabel(print, '出生', 5.2, rows.birth, LABEL)
  for (const [text, label, x, at] of [[year, '年', 14.8, 23.6], [String(Number(month)), '月', 28.4, 33], [String(Number(day)), '日', 37.4, 42]] as const) {
    printValue(print, text, x, rows.birth + 0.1, VALUE)
    printLabel(print, label, at, rows.birth, LABEL)
  }
  printLabel(print, '住址', 5.2, rows.address, LABEL)
  const lines = wrapHan(pen, person.address, ROOM, `${VALUE * print.scale}px ${print.han}`)
  // Four rows stand closer, or the last would touch the number.
  lines.forEach((line, i) => printValue(print, line, 14.8, rows.address + 0.1 + i * (lines.length > 3 ? 4.15 : pitch), VALUE))
  printLabel(print, '公民身份号码', 5.2, 48, LABEL)
  printNumber(print, person.document_number, 27.4, 48.2, 2.86)
}

/** A name too long for its row stands in two smaller ones, broken after a middle dot where it has one. */
function printName(print: Print, name: string, y: number): void {
  const { pen } = print.sheet
  pen.font = `${3.7 * print.scale}px ${print.han}`
  if (pen.measureText(name).width <= ROOM) {
    printValue(print, name, 14.8, y + 0.1, 3.7)
    return
  }
  const letters = Array.from(name)
  const fits = (count: number): boolean => pen.measureText(letters.slice(0, count).join('')).width * (3 / 3.7) <= ROOM
  const dots = letters.flatMap((letter, i) => (letter === '·' && fits(i + 1) ? [i + 1] : []))
  const most = letters.findLastIndex((_, i) => fits(i + 1)) + 1
  const cut = dots.at(-1) ?? most
  printValue(print, letters.slice(0, cut).join(''), 14.8, y - 1.6, 3, ROOM)
  printValue(print, letters.slice(cut).join(''), 14.8, y + 2, 3, ROOM)
}

/** Words and the name in the second writing: small above the Chinese, or in columns at its side. */
function drawSecondWriting(print: Print, person: SpecimenPerson, rows: Rows): void {
  const { script, name } = person.second_script!
  const { direction, upright, labels } = WRITINGS[script]
  const { pen } = print.sheet
  const family = `"${scriptFont(script)!}"`
  const put = (text: string, x: number, y: number, size: number, room: number, colour: string): void => {
    pen.save()
    pen.direction = direction
    pen.textAlign = 'left'
    pen.translate(x, y)
    if (upright) pen.rotate(Math.PI / 2)
    pen.font = `${size}px ${family}`
    const wide = pen.measureText(text).width
    pen.scale(Math.min(1, room / wide), 1)
    pen.fillStyle = colour
    pen.fillText(text, 0, 0)
    pen.restore()
  }
  // Tibetan hangs from its line, and needs more room below.
  const [rise, size] = script === 'tibetan' ? [3.6, 1.55] : [3.1, 1.9]
  const marks = [['name', 5.2, rows.name], ['sex', 5.2, rows.sex], ['ethnicity', 23.6, rows.sex], ['birth', 5.2, rows.birth], ['address', 5.2, rows.address], ['number', 5.2, 48]] as const
  for (const [label, x, y] of marks) {
    if (upright) {
      if (x < 10) put(labels[label], 2.6, y - 3.6, 2, 4.6, print.label)
    } else put(labels[label], x, y - rise, size, label === 'number' ? 17 : 7.4, print.label)
  }
  if (upright) put(name, 52.6, 6, 2.6, 12, print.ink)
  else put(name, 14.8, rows.name - (Array.from(person.name).length > 10 ? 5.8 : 4.4), 2.2, ROOM, print.ink)
}
