// The data page of a Utopian passport: TD3 layout by ICAO 9303-4, with printed zone and MRZ.
import { printDate } from './calendar.ts'
import { chanceOf } from './chance.ts'
import { latinFont, type FontSet } from './fonts.ts'
import { mrzTd3 } from './mrz.ts'
import type { SpecimenPerson } from './person.ts'
import { drawPortrait } from './portrait.ts'
import { PAGE, markSpecimen, openSheet, waves, write, writeOcrB, writeWithin, type Sheet } from './sheet.ts'

const INK = '#15161a'

/** `density` is pixels per millimetre. */
export function drawPassport(person: SpecimenPerson, seed: number, set: FontSet, density: number): Sheet {
  const chance = chanceOf(seed, 'passport sheet')
  const family = latinFont(set, chance)
  const tint = chance.pick([
    ['#f2ecdf', '#7a4a1e', 'rgba(170,130,80,0.34)', 'rgba(120,150,130,0.28)'],
    ['#e8eef5', '#254a7c', 'rgba(90,130,180,0.34)', 'rgba(180,140,150,0.26)'],
    ['#ecf2ea', '#2c5a39', 'rgba(100,150,110,0.34)', 'rgba(190,170,110,0.28)'],
  ] as const)
  const sheet = openSheet(PAGE, density, tint[0])
  const { pen } = sheet
  waves(sheet, chance, [tint[2], tint[3]])
  // The MRZ lies on plain paper (9303-3 4.1).
  pen.fillStyle = 'rgba(255,255,255,0.55)'
  pen.fillRect(0, 64.8, PAGE.width, 23.2)
  const label = `1.75px ${family}`
  const value = `2.9px ${family}`
  const dates = chance.often(0.7) ? 'month' : 'dots'
  const capitals = (text: string): string => text.toUpperCase()
  const field = (name: string, text: string, x: number, y: number, room: number): void => {
    write(pen, name, x, y - 3.2, label, tint[1])
    writeWithin(pen, text, x, y, room, value, INK)
  }
  write(pen, 'UTOPIA', 6, 8, `bold 4.6px ${family}`, tint[1])
  write(pen, 'PASSPORT / PASSEPORT', 28, 8, `bold 2.9px ${family}`, tint[1])
  markSpecimen(pen, 'SPECIMEN', { x: 86, y: 3.2, w: 33, h: 6 }, family)
  drawPortrait(pen, { x: 6, y: 17, w: 33, h: 43 }, seed, person, '#e6e6ea', family)
  field('Type', 'P', 44, 16.6, 8)
  field('Code of State', person.issuing_country, 57, 16.6, 14)
  field('Passport No.', person.document_number, 86, 16.6, 33)
  field('Surname', capitals(person.family_name), 44, 24.6, 74)
  field('Given names', capitals(person.given_names), 44, 32.4, 74)
  field('Nationality', person.nationality === 'UTO' ? 'UTOPIAN' : person.nationality, 44, 40.2, 36)
  field('Personal No.', person.personal_number || '-', 86, 40.2, 33)
  field('Date of birth', printDate(person.date_of_birth, dates), 44, 48, 36)
  field('Sex', person.sex, 86, 48, 8)
  field('Place of birth', capitals(person.place_of_birth), 97, 48, 21.5)
  field('Date of issue', printDate(person.issue_date, dates), 44, 55.6, 36)
  field('Authority', person.authority, 86, 55.6, 32)
  field('Date of expiry', printDate(person.expiry_date, dates), 44, 63, 36)
  mrzTd3(person).forEach((line, i) => writeOcrB(pen, line, 6.6, 73.6 + i * 6.35, 2.54, INK))
  return sheet
}
