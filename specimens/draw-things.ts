// Things people photograph in place of a document: a cat, a book, a chat, a keyboard, a bank card.
import type { Chance } from './chance.ts'
import type { CodePattern } from './pdf417.ts'
import type { Pen } from './sheet.ts'

/** Fills a picture of `w` by `h` pixels; `family` is a CSS family list for text, `code` what a thing with a code bears. */
export type PaintThing = (pen: Pen, w: number, h: number, chance: Chance, family: string, code: CodePattern | null) => void

function ellipse(pen: Pen, x: number, y: number, rx: number, ry: number, colour: string): void {
  pen.fillStyle = colour
  pen.beginPath()
  pen.ellipse(x, y, rx, ry, 0, 0, Math.PI * 2)
  pen.fill()
}

function triangle(pen: Pen, corners: readonly (readonly [number, number])[], colour: string): void {
  pen.fillStyle = colour
  pen.beginPath()
  for (const [x, y] of corners) pen.lineTo(x, y)
  pen.fill()
}

/** A cat from the front, with stripes and whiskers. */
export const paintCat: PaintThing = (pen, w, h, chance) => {
  const [x, y, r] = [w * chance.between(0.4, 0.6), h * 0.42, h * chance.between(0.2, 0.26)]
  const hue = chance.whole(18, 40)
  const fur = `hsl(${hue} ${chance.whole(5, 60)}% ${chance.whole(35, 60)}%)`
  const dark = `hsl(${hue} 25% 22%)`
  ellipse(pen, x, y + r * 2.1, r * 1.25, r * 1.7, fur)
  for (const side of [-1, 1]) {
    triangle(pen, [[x + side * r * 0.95, y - r * 0.3], [x + side * r * 0.75, y - r * 1.35], [x + side * r * 0.2, y - r * 0.85]], fur)
    triangle(pen, [[x + side * r * 0.8, y - r * 0.5], [x + side * r * 0.7, y - r * 1.1], [x + side * r * 0.35, y - r * 0.8]], '#d79a95')
  }
  ellipse(pen, x, y, r, r * 0.9, fur)
  pen.strokeStyle = dark
  pen.lineWidth = r * 0.06
  for (let i = -2; i <= 2; i++) {
    pen.beginPath()
    pen.moveTo(x + i * r * 0.16, y - r * 0.85)
    pen.lineTo(x + i * r * 0.12, y - r * 0.5)
    pen.stroke()
  }
  for (const side of [-1, 1]) {
    ellipse(pen, x + side * r * 0.38, y - r * 0.12, r * 0.19, r * 0.16, '#b9c84a')
    ellipse(pen, x + side * r * 0.38, y - r * 0.12, r * 0.05, r * 0.15, '#101010')
    for (const slope of [-0.15, 0, 0.15]) {
      pen.lineWidth = r * 0.015
      pen.beginPath()
      pen.moveTo(x + side * r * 0.25, y + r * 0.3)
      pen.lineTo(x + side * r * 1.3, y + r * (0.3 + slope))
      pen.stroke()
    }
  }
  triangle(pen, [[x - r * 0.09, y + r * 0.15], [x + r * 0.09, y + r * 0.15], [x, y + r * 0.26]], '#c2706c')
}

const WORDS = [
  'harbour', 'lantern', 'winter', 'passage', 'the', 'and', 'of', 'a', 'birds', 'slowly', 'without', 'letters', 'stone', 'under', 'evening',
  'she', 'thought', 'nobody', 'had', 'ever', 'crossed', 'river', 'before', 'dawn', 'number', 'place', 'date', 'name', 'given',
] as const

function fillWith(pen: Pen, chance: Chance, room: number): string {
  let line: string = chance.pick(WORDS)
  for (let next = line; pen.measureText(next).width < room; next = `${line} ${chance.pick(WORDS)}`) line = next
  return line
}

/** An open book: two pages of running text, page numbers and a chapter's head. */
export const paintBook: PaintThing = (pen, w, h, chance, family) => {
  const size = h * chance.between(0.02, 0.026)
  for (const [page, left] of [w * 0.06, w * 0.505].entries()) {
    pen.fillStyle = '#efe9da'
    pen.fillRect(left, h * 0.06, w * 0.435, h * 0.88)
    pen.fillStyle = '#26231f'
    pen.font = `bold ${size * 1.2}px ${family}`
    pen.fillText(page === 0 ? `Chapter ${chance.whole(2, 30)}` : fillWith(pen, chance, w * 0.2), left + w * 0.03, h * 0.12)
    pen.font = `${size}px ${family}`
    for (let y = h * 0.17; y < h * 0.88; y += size * 1.55) pen.fillText(fillWith(pen, chance, w * 0.37), left + w * 0.03, y, w * 0.375)
    pen.fillText(String(chance.whole(10, 400) * 2 + page), left + w * 0.21, h * 0.92)
  }
  const fold = pen.createLinearGradient(w * 0.46, 0, w * 0.54, 0)
  fold.addColorStop(0, 'rgba(0,0,0,0)')
  fold.addColorStop(0.5, 'rgba(0,0,0,0.35)')
  fold.addColorStop(1, 'rgba(0,0,0,0)')
  pen.fillStyle = fold
  pen.fillRect(w * 0.46, h * 0.06, w * 0.08, h * 0.88)
}

const SAID = [
  'Have you got your passport?', 'Surname as in the document, please', 'My date of birth is 12.04.1990', 'Which ID card number?', 'Card No. 48C1920333?',
  'See you at 18:30', 'Ok!', 'The flight is UT 4471', 'Sex and the nationality too?', 'It says date of expiry 01 JAN 2031', 'Call me +999 555 0134', 'Thanks',
] as const

/** A picture of a phone's chat, in which much is said that stands on documents. */
export const paintChat: PaintThing = (pen, w, h, chance, family) => {
  const wide = h * 0.52
  const left = (w - wide) / 2
  pen.fillStyle = '#e7ece4'
  pen.fillRect(left, 0, wide, h)
  pen.fillStyle = '#2f6f5e'
  pen.fillRect(left, 0, wide, h * 0.09)
  pen.fillStyle = '#ffffff'
  pen.font = `bold ${h * 0.032}px ${family}`
  pen.fillText('Utopia trip', left + wide * 0.2, h * 0.06)
  const size = h * 0.024
  pen.font = `${size}px ${family}`
  for (let y = h * 0.12; y < h * 0.93; y += size * 3.1) {
    const text = chance.pick(SAID)
    const room = pen.measureText(text).width + size * 2
    const x = chance.often(0.5) ? left + size : left + wide - room - size
    pen.fillStyle = x === left + size ? '#ffffff' : '#d3f0c4'
    pen.beginPath()
    pen.roundRect(x, y, room, size * 2.3, size * 0.7)
    pen.fill()
    pen.fillStyle = '#1c1f1e'
    pen.fillText(text, x + size, y + size * 1.45)
  }
}

/** A keyboard from above, slightly turned. */
export const paintKeyboard: PaintThing = (pen, w, h, chance, family) => {
  pen.save()
  pen.translate(w / 2, h / 2)
  pen.rotate(chance.between(-0.12, 0.12))
  const key = w * 0.062
  pen.fillStyle = '#2b2c30'
  pen.fillRect(-key * 7, -key * 3, key * 14, key * 6)
  pen.font = `${key * 0.3}px ${family}`
  for (const [row, letters] of ['1234567890', 'QWERTYUIOP', 'ASDFGHJKL;', 'ZXCVBNM,./'].entries()) {
    for (const [i, letter] of Array.from(letters).entries()) {
      const [x, y] = [(i - 6 + row * 0.3) * key * 1.08, (row - 2.3) * key * 1.12]
      pen.fillStyle = '#e9e9ea'
      pen.beginPath()
      pen.roundRect(x, y, key, key, key * 0.12)
      pen.fill()
      pen.fillStyle = '#222226'
      pen.fillText(letter, x + key * 0.2, y + key * 0.45)
    }
  }
  pen.restore()
}

/** A bank card of no bank, marked SPECIMEN: a chip, an embossed number no issuer has, a name and a date. */
export const paintBankCard: PaintThing = (pen, w, h, chance, family) => {
  pen.save()
  pen.translate(w / 2, h / 2)
  pen.rotate(chance.between(-0.15, 0.15))
  const wide = w * chance.between(0.62, 0.74)
  const mm = wide / 85.6
  pen.scale(mm, mm)
  pen.fillStyle = `hsl(${chance.whole(0, 360)} 45% ${chance.whole(22, 45)}%)`
  pen.beginPath()
  pen.roundRect(-42.8, -27, 85.6, 54, 3.2)
  pen.fill()
  pen.fillStyle = '#d9c06a'
  pen.beginPath()
  pen.roundRect(-34, -9, 12, 9, 1.5)
  pen.fill()
  const emboss = (text: string, x: number, y: number, size: number): void => {
    pen.font = `bold ${size}px ${family}`
    for (const [shift, colour] of [[0.25, 'rgba(0,0,0,0.55)'], [-0.12, 'rgba(255,255,255,0.5)'], [0, '#d8dade']] as const) {
      pen.fillStyle = colour
      pen.fillText(text, x + shift, y + shift)
    }
  }
  const group = (): string => Array.from({ length: 4 }, () => chance.whole(0, 9)).join('')
  emboss(`0000 ${group()} ${group()} ${group()}`, -36, 9, 6.4)
  emboss('VALID THRU  09/31', -12, 15.5, 3)
  emboss('SPECIMEN HOLDER', -36, 22, 4)
  pen.fillStyle = 'rgba(255,255,255,0.85)'
  pen.font = `bold 6px ${family}`
  pen.fillText('SPECIMEN BANK', -36, -17)
  pen.restore()
}
