// What a document lies on: a dozen drawn surfaces in two disjoint sets, some with other text on them.
import { chanceOf, type Chance } from './chance.ts'
import type { Pen } from './sheet.ts'

export type BackgroundSet = 'tuning' | 'test'
type Paint = (pen: Pen, w: number, h: number, chance: Chance) => void

/** Calm surfaces for easy pictures, busy ones (strong edges, other text) for some of the others. */
export const SURFACES: Record<BackgroundSet, { calm: Record<string, Paint>; busy: Record<string, Paint> }> = {
  tuning: { calm: { table, wood, cloth }, busy: { papers, counter } },
  test: { calm: { stone, planks, felt }, busy: { desk, plaid } },
}

/** Paints one surface over the whole picture. `family` is a CSS family list for text that lies about. */
export function paintBackground(pen: Pen, w: number, h: number, seed: number, set: BackgroundSet, busy: boolean, family: string): void {
  const chance = chanceOf(seed, 'background')
  const paint = chance.pick(Object.values(SURFACES[set][busy ? 'busy' : 'calm']))
  pen.save()
  pen.font = `20px ${family}`
  paint(pen, w, h, chance)
  pen.restore()
}

const hsl = (h: number, s: number, l: number): string => `hsl(${h} ${s}% ${l}%)`

function gradient(pen: Pen, w: number, h: number, from: string, to: string): void {
  const fill = pen.createLinearGradient(0, 0, w, h)
  fill.addColorStop(0, from)
  fill.addColorStop(1, to)
  pen.fillStyle = fill
  pen.fillRect(0, 0, w, h)
}

function speckle(pen: Pen, w: number, h: number, chance: Chance, count: number, colour: string, size: number): void {
  pen.fillStyle = colour
  for (let i = 0; i < count; i++) pen.fillRect(chance.next() * w, chance.next() * h, size * chance.between(0.4, 1), size * chance.between(0.4, 1))
}

/** A plain table top. */
function table(pen: Pen, w: number, h: number, chance: Chance): void {
  const hue = chance.between(15, 230)
  const light = chance.between(22, 52)
  gradient(pen, w, h, hsl(hue, 16, light + 6), hsl(hue, 18, light - 4))
  speckle(pen, w, h, chance, 900, 'rgba(0,0,0,0.07)', w / 260)
}

function grain(pen: Pen, w: number, h: number, chance: Chance, hue: number, light: number, lines: number): void {
  gradient(pen, w, h, hsl(hue, 42, light + 4), hsl(hue, 46, light - 5))
  for (let i = 0; i < lines; i++) {
    pen.strokeStyle = `hsla(${hue - 4}, 45%, ${light * chance.between(0.5, 0.85)}%, ${chance.between(0.12, 0.4)})`
    pen.lineWidth = chance.between(0.8, 3.2) * (w / 1600)
    const y = chance.next() * h
    const bend = h * 0.03
    pen.beginPath()
    pen.moveTo(0, y)
    pen.bezierCurveTo(w * 0.3, y + chance.normal() * bend, w * 0.6, y + chance.normal() * bend, w, y + chance.normal() * bend)
    pen.stroke()
  }
}

function wood(pen: Pen, w: number, h: number, chance: Chance): void {
  grain(pen, w, h, chance, chance.between(20, 34), chance.between(28, 50), 110)
}

/** Boards with dark seams, greyer than `wood`. */
function planks(pen: Pen, w: number, h: number, chance: Chance): void {
  grain(pen, w, h, chance, chance.between(8, 44), chance.between(22, 40), 80)
  const board = h / chance.whole(3, 6)
  pen.fillStyle = 'rgba(10,6,2,0.6)'
  for (let y = board * chance.next(); y < h; y += board) pen.fillRect(0, y, w, h / 240)
}

function weave(pen: Pen, w: number, h: number, step: number, dark: string, bright: string): void {
  pen.lineWidth = step * 0.45
  pen.strokeStyle = dark
  pen.beginPath()
  for (let x = 0; x < w; x += step) { pen.moveTo(x, 0); pen.lineTo(x, h) }
  pen.stroke()
  pen.strokeStyle = bright
  pen.beginPath()
  for (let y = 0; y < h; y += step) { pen.moveTo(0, y); pen.lineTo(w, y) }
  pen.stroke()
}

function cloth(pen: Pen, w: number, h: number, chance: Chance): void {
  const hue = chance.between(0, 360)
  const light = chance.between(24, 46)
  gradient(pen, w, h, hsl(hue, 30, light), hsl(hue, 32, light - 6))
  weave(pen, w, h, w / chance.whole(180, 260), 'rgba(0,0,0,0.16)', 'rgba(255,255,255,0.10)')
}

/** A soft, dark, even cloth with creases. */
function felt(pen: Pen, w: number, h: number, chance: Chance): void {
  const hue = chance.between(0, 360)
  gradient(pen, w, h, hsl(hue, 24, 30), hsl(hue, 26, 20))
  speckle(pen, w, h, chance, 2500, 'rgba(255,255,255,0.06)', w / 300)
  for (let i = 0; i < 5; i++) {
    pen.strokeStyle = 'rgba(0,0,0,0.14)'
    pen.lineWidth = w * chance.between(0.01, 0.03)
    pen.beginPath()
    pen.moveTo(chance.next() * w, 0)
    pen.quadraticCurveTo(chance.next() * w, h / 2, chance.next() * w, h)
    pen.stroke()
  }
}

function stone(pen: Pen, w: number, h: number, chance: Chance): void {
  const light = chance.between(38, 66)
  gradient(pen, w, h, hsl(210, 6, light), hsl(30, 6, light - 8))
  for (let i = 0; i < 16; i++) {
    pen.strokeStyle = `rgba(${chance.often(0.5) ? '255,255,255' : '40,40,50'},${chance.between(0.08, 0.28)})`
    pen.lineWidth = w * chance.between(0.001, 0.006)
    let x = chance.next() * w
    let y = chance.next() * h
    pen.beginPath()
    pen.moveTo(x, y)
    const [dx, dy] = [chance.normal() * w * 0.05, chance.normal() * h * 0.05]
    for (let k = 0; k < 10; k++) pen.lineTo((x += dx + chance.normal() * w * 0.012), (y += dy + chance.normal() * w * 0.012))
    pen.stroke()
  }
  speckle(pen, w, h, chance, 1200, 'rgba(0,0,0,0.10)', w / 300)
}

/** Checked cloth: strong straight edges. */
function plaid(pen: Pen, w: number, h: number, chance: Chance): void {
  const hue = chance.between(0, 360)
  pen.fillStyle = hsl(hue, 30, 60)
  pen.fillRect(0, 0, w, h)
  const step = w / chance.whole(9, 16)
  pen.fillStyle = `hsla(${hue}, 55%, 30%, 0.45)`
  for (let x = 0; x < w; x += step * 2) pen.fillRect(x, 0, step, h)
  for (let y = 0; y < h; y += step * 2) pen.fillRect(0, y, w, step)
}

const WORDS = [
  'invoice', 'total', 'meeting', 'Monday', 'tickets', 'please', 'return', 'page', 'kitchen', 'list', 'garden', 'delivery', 'note',
  'price', 'street map', 'open 9-17', 'thank you', 'No. 24', 'summary', 'chapter', 'weather',
] as const

/** A sheet of paper with lines of words, lying askew. */
function leaf(pen: Pen, x: number, y: number, w: number, h: number, turn: number, chance: Chance): void {
  const family = pen.font.slice(pen.font.indexOf('px') + 3)
  pen.save()
  pen.translate(x, y)
  pen.rotate(turn)
  pen.shadowColor = 'rgba(0,0,0,0.4)'
  pen.shadowBlur = w * 0.03
  pen.fillStyle = chance.pick(['#f4f2ec', '#e9e6dc', '#f3ecd0', '#e4ecf2'])
  pen.fillRect(-w / 2, -h / 2, w, h)
  pen.shadowColor = 'transparent'
  pen.fillStyle = '#33363c'
  const size = w / chance.whole(18, 26)
  pen.font = `${size}px ${family}`
  for (let line = -h / 2 + size * 2; line < h / 2 - size; line += size * 1.7) {
    const text = Array.from({ length: chance.whole(1, 4) }, () => chance.pick(WORDS)).join(' ')
    pen.fillText(text, -w / 2 + size, line, w - 2 * size)
  }
  pen.restore()
}

/** A table with sheets of text and a pen. */
function papers(pen: Pen, w: number, h: number, chance: Chance): void {
  table(pen, w, h, chance)
  const count = chance.whole(2, 4)
  for (let i = 0; i < count; i++) leaf(pen, chance.next() * w, chance.next() * h, w * 0.34, w * 0.46, chance.normal() * 0.5, chance)
  pen.strokeStyle = hsl(chance.between(0, 360), 60, 35)
  pen.lineWidth = w * 0.012
  pen.lineCap = 'round'
  const x = chance.next() * w
  pen.beginPath()
  pen.moveTo(x, h * 0.02)
  pen.lineTo(x + chance.normal() * w * 0.1, h * 0.28)
  pen.stroke()
}

/** A shop counter: wood, a till slip and bank-card-like plates without text. */
function counter(pen: Pen, w: number, h: number, chance: Chance): void {
  wood(pen, w, h, chance)
  leaf(pen, chance.often(0.5) ? w * 0.06 : w * 0.94, h * chance.next(), w * 0.16, h * 0.7, chance.normal() * 0.2, chance)
  for (let i = 0; i < 2; i++) {
    pen.fillStyle = hsl(chance.between(0, 360), 40, 40)
    pen.beginPath()
    pen.roundRect(chance.next() * w, chance.often(0.5) ? -h * 0.08 : h * 0.92, w * 0.26, w * 0.16, w * 0.01)
    pen.fill()
  }
}

/** A desk with a keyboard's edge, a cup and a note. */
function desk(pen: Pen, w: number, h: number, chance: Chance): void {
  gradient(pen, w, h, hsl(40, 10, chance.between(50, 72)), hsl(40, 12, 46))
  const key = w / 24
  pen.fillStyle = '#2a2c30'
  pen.fillRect(0, 0, w, key * 2.6)
  for (let row = 0; row < 2; row++) {
    for (let i = 0; i < 24; i++) {
      pen.fillStyle = '#44474d'
      pen.beginPath()
      pen.roundRect(i * key + key * 0.08, key * (0.2 + row * 1.15), key * 0.84, key, key * 0.15)
      pen.fill()
    }
  }
  leaf(pen, w * 0.92, h * 0.8, w * 0.24, w * 0.24, chance.normal() * 0.3, chance)
  const [x, y, r] = [w * chance.between(0, 0.12), h * chance.between(0.6, 1), w * 0.11] as const
  for (const [radius, colour] of [[r, '#dedbd2'], [r * 0.86, '#5a3b22']] as const) {
    pen.fillStyle = colour
    pen.beginPath()
    pen.arc(x, y, radius, 0, Math.PI * 2)
    pen.fill()
  }
}
