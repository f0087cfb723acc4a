// Pictures of something else than a document: what people send by mistake or to try.
import { createCanvas } from '@napi-rs/canvas'
import { chanceOf, type Chance } from './chance.ts'
import { throwConditions } from './conditions.ts'
import { paintBoardingPass, paintCalendar, paintEmptyForm, paintFilledForm, paintTicket } from './draw-papers.ts'
import { paintBusinessCard, paintSimHolder, paintStreetSign } from './draw-signs.ts'
import { paintBankCard, paintBook, paintCat, paintChat, paintKeyboard, type PaintThing } from './draw-things.ts'
import { latinFont } from './fonts.ts'
import { encodePdf417, type CodePattern } from './pdf417.ts'
import { drawHead } from './portrait.ts'
import { expose } from './sensor.ts'
import type { Pen } from './sheet.ts'

export const NOTHINGS = [
  'blank_page', 'receipt', 'landscape', 'cartoon_face', 'checkerboard', 'text_page', 'cat', 'open_book', 'chat_screenshot', 'keyboard', 'bank_card',
  'boarding_pass', 'ticket', 'empty_form', 'filled_form', 'wall_calendar', 'business_card', 'sim_holder', 'street_sign',
] as const
export type Nothing = (typeof NOTHINGS)[number]

const PAINT: Record<Nothing, PaintThing> = {
  blank_page: (pen, w, h) => page(pen, w, h, w * 0.06),
  receipt,
  landscape,
  cartoon_face: (pen, w, h, chance) => {
    drawHead(pen, w / 2, h * 0.15, h * 0.65, chance.whole(0, 9999), { sex: chance.pick(['M', 'F'] as const), date_of_birth: '1990-01-01' })
  },
  checkerboard,
  text_page: textPage,
  cat: paintCat,
  open_book: paintBook,
  chat_screenshot: paintChat,
  keyboard: paintKeyboard,
  bank_card: paintBankCard,
  boarding_pass: paintBoardingPass,
  ticket: paintTicket,
  empty_form: paintEmptyForm,
  filled_form: paintFilledForm,
  wall_calendar: paintCalendar,
  business_card: paintBusinessCard,
  sim_holder: paintSimHolder,
  street_sign: paintStreetSign,
}

/** A JPEG of 4:3. The same seed gives the same bytes on the same machine. `longSide` in pixels. */
export async function makeNothing(seed: number, what: Nothing, longSide = 1600): Promise<Buffer> {
  const chance = chanceOf(seed, `nothing ${what}`)
  const [w, h] = [longSide, Math.round(longSide * 0.75)]
  const pen = createCanvas(w, h).getContext('2d')
  pen.fillStyle = `hsl(${chance.between(0, 360)} 14% ${chance.between(35, 60)}%)`
  pen.fillRect(0, 0, w, h)
  PAINT[what](pen, w, h, chance, latinFont('tuning', chance), what === 'boarding_pass' ? await boardingCode(seed) : null)
  return expose(pen.getImageData(0, 0, w, h), throwConditions(0, undefined, chance), seed)
}

/** What the code of a boarding pass says, by the order of IATA's: no licence's. */
function boardingCode(seed: number): Promise<CodePattern> {
  const chance = chanceOf(seed, 'boarding code')
  return encodePdf417(`M1HYTHLODAY/RAPHAEL   E${chance.whole(100_000, 999_999)} AMUALOUT ${chance.whole(1000, 9999)} 152Y022A0014 100`)
}

function page(pen: Pen, w: number, h: number, margin: number): void {
  pen.fillStyle = '#f5f3ee'
  pen.fillRect(margin, margin * 0.7, w - 2 * margin, h - margin * 1.4)
}

const GOODS = ['Tea', 'Bread', 'Apples', 'Soap', 'Notebook', 'Batteries', 'Rice', 'Coffee', 'Umbrella', 'Stamps'] as const

function receipt(pen: Pen, w: number, h: number, chance: Chance, family: string): void {
  const [x, wide, size] = [w * 0.36, w * 0.28, h * 0.032] as const
  pen.fillStyle = '#fbfaf6'
  pen.fillRect(x, h * 0.03, wide, h * 0.94)
  pen.fillStyle = '#2c2c30'
  pen.font = `bold ${size * 1.2}px ${family}`
  pen.fillText('CORNER SHOP', x + wide * 0.1, h * 0.1, wide * 0.8)
  pen.font = `${size}px ${family}`
  let total = 0
  for (let i = 0; i < 12; i++) {
    const price = chance.whole(45, 1999)
    total += price
    pen.fillText(chance.pick(GOODS), x + size, h * 0.18 + i * size * 1.7)
    pen.fillText((price / 100).toFixed(2), x + wide - size * 4, h * 0.18 + i * size * 1.7)
  }
  pen.fillText(`TOTAL  ${(total / 100).toFixed(2)}`, x + size, h * 0.88)
}

function landscape(pen: Pen, w: number, h: number, chance: Chance): void {
  const sky = pen.createLinearGradient(0, 0, 0, h * 0.6)
  sky.addColorStop(0, '#5b93cf')
  sky.addColorStop(1, '#dbe9f2')
  pen.fillStyle = sky
  pen.fillRect(0, 0, w, h)
  for (const [base, colour] of [[0.45, '#7f93a8'], [0.58, '#5f7f5c'], [0.74, '#3f6338']] as const) {
    pen.fillStyle = colour
    pen.beginPath()
    pen.moveTo(0, h)
    const [a, b] = [chance.between(0, 6), chance.between(0, 6)]
    for (let x = 0; x <= w; x += w / 80) pen.lineTo(x, h * (base + 0.06 * Math.sin((x / w) * 6 + a) + 0.03 * Math.sin((x / w) * 17 + b)))
    pen.lineTo(w, h)
    pen.fill()
  }
  pen.fillStyle = '#fff6cf'
  pen.beginPath()
  pen.arc(w * chance.between(0.2, 0.8), h * 0.16, h * 0.06, 0, Math.PI * 2)
  pen.fill()
}

function checkerboard(pen: Pen, w: number, h: number, chance: Chance): void {
  const step = h / chance.whole(6, 10)
  for (let y = 0; y * step < h; y++) {
    for (let x = 0; x * step < w; x++) {
      pen.fillStyle = (x + y) % 2 === 0 ? '#f2f2f2' : '#1b1b1d'
      pen.fillRect(x * step, y * step, step + 1, step + 1)
    }
  }
}

const SENTENCE = [
  'The', 'island', 'of', 'Utopia', 'is', 'in', 'the', 'middle', 'two', 'hundred', 'miles', 'broad', 'and', 'holds', 'almost', 'at',
  'same', 'breadth', 'over', 'a', 'great', 'part', 'but', 'grows', 'narrower', 'towards', 'both', 'ends',
] as const

function textPage(pen: Pen, w: number, h: number, chance: Chance, family: string): void {
  page(pen, w, h, w * 0.08)
  pen.fillStyle = '#222226'
  const size = h * 0.028
  pen.font = `${size}px ${family}`
  for (let y = h * 0.13; y < h * 0.92; y += size * 1.6) {
    let line = ''
    while (pen.measureText(line).width < w * 0.68) line += `${chance.pick(SENTENCE)} `
    pen.fillText(line, w * 0.12, y, w * 0.76)
  }
}
