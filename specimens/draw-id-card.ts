// The two sides of a Utopian identity card: TD1 layout by ICAO 9303-5, printed zone in front, MRZ on the back.
import { printDate, type DateStyle } from './calendar.ts'
import { pickCardWords, type CardWords } from './card-words.ts'
import { chanceOf } from './chance.ts'
import { latinFont, type FontSet } from './fonts.ts'
import { mrzTd1 } from './mrz.ts'
import type { SpecimenPerson } from './person.ts'
import { drawPortrait } from './portrait.ts'
import { CARD, markSpecimen, openSheet, waves, write, writeOcrB, writeWithin, type Sheet } from './sheet.ts'

const INK = '#15161a'
export const CARD_TINTS = [
  ['#eaf0ee', '#1f5a57', 'rgba(80,150,145,0.34)', 'rgba(200,160,110,0.28)'],
  ['#f3eaec', '#7b2f45', 'rgba(190,110,130,0.32)', 'rgba(120,140,180,0.28)'],
  ['#ebedf5', '#333f7d', 'rgba(110,120,190,0.34)', 'rgba(130,180,160,0.28)'],
] as const
type Style = { sheet: Sheet; family: string; tint: string; dates: DateStyle; words: CardWords; onRight: boolean }

/** Printed zone with portrait. `density` is pixels per millimetre. */
export function drawIdCardFront(person: SpecimenPerson, seed: number, set: FontSet, density: number): Sheet {
  const style = open(seed, set, density)
  const { sheet, family, tint, words, onRight } = style
  const { labels } = words
  const { pen } = sheet
  const left = onRight ? 5 : 33
  write(pen, 'UTOPIA', 5, 7.4, `bold 4px ${family}`, tint)
  writeWithin(pen, words.title, 23.5, 7.4, 32, `bold 2.6px ${family}`, tint)
  markSpecimen(pen, 'SPECIMEN', { x: 57, y: 3, w: 24, h: 5 }, family)
  drawPortrait(pen, { x: onRight ? 56 : 4.6, y: 12.4, w: 25, h: 32 }, seed, person, '#e4e7ea', family)
  field(style, labels.surname, person.family_name.toUpperCase(), left, 16.6, 48)
  field(style, labels.given, person.given_names.toUpperCase(), left, 23.4, 48)
  field(style, labels.sex, person.sex, left, 30.2, 8.5)
  field(style, labels.nationality, person.nationality, left + 10, 30.2, 15)
  field(style, labels.birth, date(style, person.date_of_birth), left + 27, 30.2, 21.5)
  field(style, labels.number, person.document_number, left, 37, 24)
  field(style, labels.place, person.place_of_birth.toUpperCase(), left + 27, 37, 21.5)
  field(style, labels.expiry, date(style, person.expiry_date), left, 43.8, 24)
  write(pen, `Issuing State: ${person.issuing_country}`, left, 49.6, `1.9px ${family}`, tint)
  return sheet
}

/** Address, authority, issue date and the three lines of the MRZ. */
export function drawIdCardBack(person: SpecimenPerson, seed: number, set: FontSet, density: number): Sheet {
  const style = open(seed, set, density)
  const { sheet, family, words: { labels } } = style
  const { pen } = sheet
  field(style, labels.address, person.address, 5, 8, 50)
  field(style, labels.authority, person.authority, 5, 15.2, 50)
  field(style, labels.issue, date(style, person.issue_date), 5, 22.4, 26)
  markSpecimen(pen, 'SPECIMEN', { x: 58, y: 4, w: 23, h: 5 }, family)
  // Where others carry a chip.
  pen.fillStyle = '#cdbb7d'
  pen.beginPath()
  pen.roundRect(61, 13, 13, 11, 1.6)
  pen.fill()
  pen.fillStyle = 'rgba(255,255,255,0.55)'
  pen.fillRect(0, 30.8, CARD.width, 23.2)
  mrzTd1(person).forEach((line, i) => writeOcrB(pen, line, 4.8, 37.2 + i * 6, 2.54, INK))
  return sheet
}

function open(seed: number, set: FontSet, density: number): Style {
  const chance = chanceOf(seed, 'id card sheet')
  const [paper, tint, wave, other] = chance.pick(CARD_TINTS)
  const sheet = openSheet(CARD, density, paper)
  waves(sheet, chance, [wave, other])
  const words = pickCardWords(chance)
  return { sheet, family: latinFont(set, chance), tint, words, dates: chance.pick(words.dates), onRight: chance.often(0.2) }
}

const date = (style: Style, text: string): string => printDate(text, style.dates, style.words.months)

function field(style: Style, name: string, text: string, x: number, y: number, room: number): void {
  writeWithin(style.sheet.pen, name, x, y - 2.9, room, `1.6px ${style.family}`, style.tint)
  writeWithin(style.sheet.pen, text, x, y, room, `2.6px ${style.family}`, INK)
}
