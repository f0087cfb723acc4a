// How Chinese cards are printed: the values struck a little aside of the form, lighter or heavier, on papers that differ from card to card.
import { chanceOf, type Chance } from './chance.ts'
import { hanFont, latinFont, type FontSet } from './fonts.ts'
import { CARD, openSheet, waves, write, writeOcrB, type Pen, type Sheet } from './sheet.ts'

/** One card's print. Sizes in millimetres; `han` and `latin` are CSS family lists. */
export type Print = {
  readonly sheet: Sheet
  readonly chance: Chance
  readonly han: string
  readonly latin: string
  readonly label: string
  readonly ink: string
  /** The values stand so far from where the form has them. */
  readonly dx: number
  readonly dy: number
  /** Size of the values against the usual one, and how much their strokes are thickened. */
  readonly scale: number
  readonly weight: number
}

export type Paper = { readonly grounds: readonly string[]; readonly waves: readonly string[]; readonly labels: readonly string[]; readonly lang: 'zh-Hans' | 'zh-HK' }

/** An empty card with its paper, and how this one is printed. `purpose` keeps the kinds apart; both sides of a card share nothing but the person. */
export function openPrint(seed: number, purpose: string, set: FontSet, density: number, paper: Paper): Print {
  const chance = chanceOf(seed, purpose)
  const sheet = openSheet(CARD, density, chance.pick(paper.grounds))
  sheet.pen.lang = paper.lang
  ground(sheet, chance, paper.waves)
  return {
    sheet,
    chance,
    han: hanFont(set, chance),
    latin: latinFont(set, chance),
    label: chance.pick(paper.labels),
    ink: chance.pick(['#17171b', '#101013', '#2a2a30', '#33343b']),
    dx: chance.between(-0.45, 0.45),
    dy: chance.between(-0.35, 0.3),
    scale: chance.between(0.95, 1.05),
    weight: chance.often(0.35) ? chance.between(0.04, 0.13) : 0,
  }
}

/** Faint lettering of the form: waves, and on some cards rings or a tint that deepens to one side. */
function ground(sheet: Sheet, chance: Chance, colours: readonly string[]): void {
  const { pen, width, height } = sheet
  const tint = pen.createLinearGradient(0, 0, width, height * chance.between(-0.3, 1))
  tint.addColorStop(0, 'rgba(255,255,255,0)')
  tint.addColorStop(1, chance.pick(colours).replace(/[\d.]+\)$/, `${chance.between(0.06, 0.2).toFixed(2)})`))
  pen.fillStyle = tint
  pen.fillRect(0, 0, width, height)
  waves(sheet, chance, colours)
  if (chance.often(0.6)) return
  pen.lineWidth = 0.1
  const [x, y] = [width * chance.between(0.2, 0.8), height * chance.between(0.2, 0.8)]
  for (let i = 1; i < 14; i++) {
    pen.strokeStyle = colours[i % colours.length]!
    pen.beginPath()
    pen.ellipse(x, y, i * 3.1, i * 2.2, 0.2, 0, Math.PI * 2)
    pen.stroke()
  }
}

/** A word of the form, where it stands on every card. */
export function printLabel(print: Print, text: string, x: number, y: number, size: number, family = print.han): void {
  write(print.sheet.pen, text, x, y, `${size}px ${family}`, print.label)
}

/** A value as this card strikes it, made narrower where it would be wider than `room`. */
export function printValue(print: Print, text: string, x: number, y: number, size: number, room = Infinity, family = print.han): void {
  const { pen } = print.sheet
  pen.save()
  pen.translate(x + print.dx, y + print.dy)
  pen.font = `${(size * print.scale).toFixed(3)}px ${family}`
  const wide = pen.measureText(text).width
  if (wide > room) pen.scale(room / wide, 1)
  pen.fillStyle = print.ink
  pen.fillText(text, 0, 0)
  if (print.weight > 0) {
    pen.lineWidth = print.weight
    pen.strokeStyle = print.ink
    pen.lineJoin = 'round'
    pen.strokeText(text, 0, 0)
  }
  pen.restore()
}

/** A number in OCR-B as this card strikes it. */
export function printNumber(print: Print, number: string, x: number, y: number, pitch: number): void {
  writeOcrB(print.sheet.pen, number, x + print.dx, y + print.dy, pitch, print.ink)
}

/** Breaks a text into rows no wider than the room; a number stays whole. */
export function wrapHan(pen: Pen, text: string, room: number, font: string): string[] {
  pen.font = font
  const rows = ['']
  for (const piece of text.match(/\d+|\D/gu) ?? []) {
    if (pen.measureText(rows.at(-1)! + piece).width > room) rows.push('')
    rows[rows.length - 1] += piece
  }
  return rows
}

/** A title with its characters spread evenly over the width. */
export function spreadTitle(print: Print, text: string, x: number, y: number, width: number, size: number, bold = false): void {
  const letters = Array.from(text)
  const font = `${bold ? 'bold ' : ''}${size}px ${print.han}`
  letters.forEach((letter, i) => write(print.sheet.pen, letter, x + (i * width) / letters.length, y, font, '#17171b'))
}

/** A rosette where an emblem would stand. */
export function drawRosette(print: Print, x: number, y: number, r: number, colour = 'rgba(200,16,46,0.82)'): void {
  const { pen } = print.sheet
  pen.fillStyle = colour
  pen.beginPath()
  for (let i = 0; i < 48; i++) {
    const radius = i % 2 === 0 ? r : r * 0.88
    pen.lineTo(x + radius * Math.cos((i * Math.PI) / 24), y + radius * Math.sin((i * Math.PI) / 24))
  }
  pen.fill()
  pen.textAlign = 'center'
  write(pen, '样本', x, y + r * 0.12, `bold ${r * 0.6}px ${print.han}`, '#fff4d6')
  write(pen, 'SPECIMEN', x, y + r * 0.5, `bold ${r * 0.25}px ${print.han}`, '#fff4d6')
  pen.textAlign = 'left'
}
