// Identity cards of 105 x 74 mm with their zone in front: TD2 by ICAO 9303-6, and the older French-like card of two lines of 36.
import { printDate } from './calendar.ts'
import { pickCardWords } from './card-words.ts'
import { chanceOf } from './chance.ts'
import { CARD_TINTS } from './draw-id-card.ts'
import { latinFont, type FontSet } from './fonts.ts'
import { mrzFrench, mrzTd2 } from './mrz.ts'
import type { SpecimenPerson } from './person.ts'
import { drawPortrait } from './portrait.ts'
import { LARGE_CARD, markSpecimen, openSheet, waves, write, writeOcrB, writeWithin, type Sheet } from './sheet.ts'

const INK = '#15161a'

function open(seed: number, set: FontSet, density: number) {
  const chance = chanceOf(seed, 'large card sheet')
  const [paper, tint, wave, other] = chance.pick(CARD_TINTS)
  const sheet = openSheet(LARGE_CARD, density, paper)
  waves(sheet, chance, [wave, other])
  const family = latinFont(set, chance)
  const field = (name: string, text: string, x: number, y: number, room: number): void => {
    writeWithin(sheet.pen, name, x, y - 3.2, room, `1.7px ${family}`, tint)
    writeWithin(sheet.pen, text, x, y, room, `2.7px ${family}`, INK)
  }
  const zone = (lines: readonly string[]): void => {
    sheet.pen.fillStyle = 'rgba(255,255,255,0.55)'
    sheet.pen.fillRect(0, 52.5, LARGE_CARD.width, 21.5)
    lines.forEach((line, i) => writeOcrB(sheet.pen, line, 6.6, 60.6 + i * 6.35, 2.54, INK))
  }
  return { sheet, pen: sheet.pen, family, tint, chance, field, zone }
}

/** Printed zone, portrait and the two lines. `density` is pixels per millimetre. */
export function drawTd2Front(person: SpecimenPerson, seed: number, set: FontSet, density: number): Sheet {
  const { sheet, pen, family, tint, chance, field, zone } = open(seed, set, density)
  const { title, labels, dates, months, nationality } = pickCardWords(chance)
  const style = chance.pick(dates)
  const date = (text: string): string => printDate(text, style, months)
  write(pen, 'UTOPIA', 5, 7.4, `bold 4px ${family}`, tint)
  writeWithin(pen, title, 24, 7.4, 50, `bold 2.6px ${family}`, tint)
  markSpecimen(pen, 'SPECIMEN', { x: 77, y: 3, w: 24, h: 5 }, family)
  const onRight = chance.often(0.2)
  const left = onRight ? 6 : 37
  drawPortrait(pen, { x: onRight ? 73 : 6, y: 12, w: 27, h: 36 }, seed, person, '#e4e7ea', family)
  field(labels.surname, person.family_name.toUpperCase(), left, 15.6, 62)
  field(labels.given, person.given_names.toUpperCase(), left, 22.4, 62)
  field(labels.nationality, person.nationality === 'UTO' ? nationality : person.nationality, left, 29.2, 32)
  field(labels.sex, person.sex, left + 36, 29.2, 12)
  field(labels.state, person.issuing_country, left + 50, 29.2, 13)
  field(labels.birth, date(person.date_of_birth), left, 36, 33)
  field(labels.place, person.place_of_birth.toUpperCase(), left + 36, 36, 27)
  field(labels.number, person.document_number, left, 42.8, 33)
  field(labels.expiry, date(person.expiry_date), left + 36, 42.8, 27)
  write(pen, 'Signature', left, 48.6, `1.7px ${family}`, tint)
  zone(mrzTd2(person))
  return sheet
}

/** The front of the French-like card: labels with a colon, each value behind its own; no date of expiry on this side. */
export function drawFrenchFront(person: SpecimenPerson, seed: number, set: FontSet, density: number): Sheet {
  const { sheet, pen, family, tint, zone } = open(seed, set, density)
  write(pen, 'RÉPUBLIQUE D\'UTOPIE', 30, 6.4, `bold 3px ${family}`, tint)
  markSpecimen(pen, 'SPECIMEN', { x: 77, y: 3, w: 24, h: 5 }, family)
  let x = 6 + write(pen, 'CARTE NATIONALE D\'IDENTITÉ N° :', 6, 12.4, `2.1px ${family}`, tint) + 1.5
  x += write(pen, person.document_number, x, 12.4, `bold 2.8px ${family}`, INK) + 4
  write(pen, 'Nationalité UTOPIENNE', x, 12.4, `2.1px ${family}`, tint)
  drawPortrait(pen, { x: 6, y: 15, w: 27, h: 35 }, seed, person, '#e4e7ea', family)
  const row = (name: string, text: string, at: number, y: number, room: number): void => {
    const wide = write(pen, name, at, y, `2px ${family}`, tint)
    writeWithin(pen, text, at + wide + 1.5, y, room - wide - 1.5, `2.8px ${family}`, INK)
  }
  row('Nom :', person.family_name.toUpperCase(), 37, 21, 63)
  row('Prénom(s) :', person.given_names.toUpperCase(), 37, 28, 63)
  row('Sexe :', person.sex, 37, 35, 20)
  row('Né(e) le :', printDate(person.date_of_birth, 'dots'), 60, 35, 40)
  row('à :', person.place_of_birth.toUpperCase(), 37, 41, 60)
  write(pen, 'Signature du titulaire', 37, 47.5, `1.8px ${family}`, tint)
  zone(mrzFrench(person))
  return sheet
}

/** Address, authority and dates; nothing for machines. `isFrench`: labels with a colon. */
export function drawLargeBack(person: SpecimenPerson, seed: number, set: FontSet, density: number, isFrench: boolean): Sheet {
  const { sheet, pen, family, tint, chance, field } = open(seed, set, density)
  const { labels, dates, months } = pickCardWords(chance)
  markSpecimen(pen, 'SPECIMEN', { x: 77, y: 3, w: 24, h: 5 }, family)
  if (isFrench) {
    const row = (name: string, text: string, y: number): void => {
      const wide = write(pen, name, 8, y, `2px ${family}`, tint)
      writeWithin(pen, text, 9.5 + wide, y, 86 - wide, `2.8px ${family}`, INK)
    }
    row('Adresse :', person.address, 16)
    row('Carte valable jusqu\'au :', printDate(person.expiry_date, 'dots'), 30)
    row('délivrée le :', printDate(person.issue_date, 'dots'), 38)
    row('par :', person.authority, 46)
    return sheet
  }
  const style = chance.pick(dates)
  field(labels.address, person.address, 8, 16, 60)
  field(labels.authority, person.authority, 8, 26, 60)
  field(labels.issue, printDate(person.issue_date, style, months), 8, 36, 40)
  field('Height', `${chance.whole(150, 199)} cm`, 60, 36, 30)
  return sheet
}
