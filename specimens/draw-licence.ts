// The two sides of a Utopian driving licence by the AAMVA card design: numbered print in front, a PDF417 on the back.
import { chanceOf } from './chance.ts'
import { drawCode } from './draw-code.ts'
import { CARD_TINTS } from './draw-id-card.ts'
import { latinFont, type FontSet } from './fonts.ts'
import { licenceOf } from './licence.ts'
import type { CodePattern } from './pdf417.ts'
import type { SpecimenPerson } from './person.ts'
import { drawPortrait } from './portrait.ts'
import { CARD, markSpecimen, openSheet, waves, write, writeWithin, type Sheet } from './sheet.ts'

const INK = '#15161a'

function open(seed: number, set: FontSet, density: number) {
  const chance = chanceOf(seed, 'licence sheet')
  const [paper, tint, wave, other] = chance.pick(CARD_TINTS)
  const sheet = openSheet(CARD, density, paper)
  waves(sheet, chance, [wave, other])
  const family = latinFont(set, chance)
  return { sheet, pen: sheet.pen, family, tint, chance }
}

/** Month first, as North American cards print dates. */
const monthFirst = (date: string): string => `${date.slice(5, 7)}/${date.slice(8)}/${date.slice(0, 4)}`

/** Printed front. `density` is pixels per millimetre. */
export function drawLicenceFront(person: SpecimenPerson, seed: number, set: FontSet, density: number): Sheet {
  const { sheet, pen, family, tint, chance } = open(seed, set, density)
  const { classes, street, town, place, height, eyes } = licenceOf(person)
  write(pen, 'UTOPIA', 4.6, 7.6, `bold 4.4px ${family}`, tint)
  write(pen, chance.pick(['DRIVER LICENSE', 'DRIVER\'S LICENSE']), 27, 7.4, `bold 2.8px ${family}`, tint)
  markSpecimen(pen, 'SPECIMEN', { x: 58, y: 3, w: 24, h: 5 }, family)
  drawPortrait(pen, { x: 4.6, y: 11.4, w: 24, h: 31 }, seed, person, '#e4e7ea', family)
  const field = (name: string, text: string, x: number, y: number, room: number): void => {
    const wide = write(pen, name, x, y, `1.8px ${family}`, tint)
    writeWithin(pen, text, x + wide + 1, y, room - wide - 1, `bold 2.7px ${family}`, INK)
  }
  const numbered = chance.often(0.5)
  const label = (number: string, name: string): string => (numbered ? `${number} ${name}` : name)
  field(label('4d', 'DLN'), person.document_number, 31, 14, 28)
  field(label('9', 'CLASS'), classes, 62, 14, 20)
  field(label('4b', 'EXP'), monthFirst(person.expiry_date), 31, 19, 28)
  field('LN', person.family_name.toUpperCase(), 31, 24, 50)
  field('FN', person.given_names.toUpperCase(), 31, 29, 50)
  write(pen, label('8', 'ADDRESS'), 31, 32.4, `1.7px ${family}`, tint)
  writeWithin(pen, street, 31, 35.6, 50, `2.4px ${family}`, INK)
  writeWithin(pen, `${town}, ${place}`, 31, 38.8, 50, `2.4px ${family}`, INK)
  field(label('3', 'DOB'), monthFirst(person.date_of_birth), 31, 44, 30)
  field(label('15', 'SEX'), person.sex, 31, 49, 14)
  field('HGT', `${Math.floor(Number(height) / 12)}'-${String(Number(height) % 12).padStart(2, '0')}"`, 47, 49, 15)
  field('EYES', eyes, 63, 49, 18)
  field(label('4a', 'ISS'), monthFirst(person.issue_date), 58, 19, 26)
  return sheet
}

/** The code, and a few lines for people. @throws {Error} without a code */
export function drawLicenceBack(person: SpecimenPerson, seed: number, set: FontSet, density: number, code: CodePattern | undefined): Sheet {
  if (!code) throw new Error('the back of a licence needs its code')
  const { sheet, pen, family, tint, chance } = open(seed, set, density)
  const { classes } = licenceOf(person)
  if (chance.often(0.4)) {
    pen.fillStyle = '#1a1a1c'
    pen.fillRect(0, 3, CARD.width, 8)
  } else write(pen, 'UTOPIA', 5, 8, `bold 3.4px ${family}`, tint)
  pen.fillStyle = 'rgba(255,255,255,0.8)'
  pen.fillRect(3.4, 12.6, CARD.width - 6.8, 20.8)
  const wide = chance.between(68, 75)
  drawCode(pen, code, { x: (CARD.width - wide) / 2, y: 14.6, w: wide, h: chance.between(15, 17) })
  const line = (text: string, y: number): void => void write(pen, text, 5, y, `2px ${family}`, INK)
  line(`CLASS: ${classes} - NON-COMMERCIAL`, 38.5)
  line('RESTRICTIONS: NONE', 42.5)
  line('ENDORSEMENTS: NONE', 46.5)
  markSpecimen(pen, 'SPECIMEN', { x: 57, y: 37, w: 24, h: 5 }, family)
  write(pen, `REV 01/01/20${chance.whole(16, 24)}`, 57, 48.5, `1.8px ${family}`, tint)
  return sheet
}
