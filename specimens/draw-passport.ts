// The data page of a Utopian passport: TD3 layout by ICAO 9303-4, with printed zone and MRZ, in the language and order of one of the layouts.
import { printDate } from './calendar.ts'
import { chanceOf, type Chance } from './chance.ts'
import { OCR_B, hanFont, hasHanFont, latinFont, type FontSet } from './fonts.ts'
import { mrzTd3 } from './mrz.ts'
import { PASSPORT_LAYOUTS, PASSPORT_STYLES, type PassportEntry, type PassportLayout, type PassportStyle } from './passport-layouts.ts'
import type { SpecimenPerson } from './person.ts'
import { drawPortrait } from './portrait.ts'
import { PAGE, markSpecimen, openSheet, waves, write, writeOcrB, writeWithin, type Sheet } from './sheet.ts'

const INK = '#15161a'
/** Where the first and the last row of entries stand, and the width of the room beside the portrait, in mm. */
const [FIRST, LAST, ROOM] = [16.6, 63, 75]

/** The layout of a seed's passport; where the machine has no Chinese font, only one it can draw. */
export function passportStyleOf(seed: number): PassportStyle {
  const drawable = PASSPORT_STYLES.filter((style) => PASSPORT_LAYOUTS[style].script === 'latin' || hasHanFont())
  return chanceOf(seed, 'passport style').pick(drawable)
}

/** `density` is pixels per millimetre. @throws {Error} when the layout needs a Chinese font and the machine has none. */
export function drawPassport(
  person: SpecimenPerson, seed: number, set: FontSet, density: number, style: PassportStyle = passportStyleOf(seed),
): Sheet {
  const layout: PassportLayout = PASSPORT_LAYOUTS[style]
  const chance = chanceOf(seed, 'passport sheet')
  const family = latinFont(set, chance)
  const tint = chance.pick([
    ['#f2ecdf', '#7a4a1e', 'rgba(170,130,80,0.34)', 'rgba(120,150,130,0.28)'],
    ['#e8eef5', '#254a7c', 'rgba(90,130,180,0.34)', 'rgba(180,140,150,0.26)'],
    ['#ecf2ea', '#2c5a39', 'rgba(100,150,110,0.34)', 'rgba(190,170,110,0.28)'],
    ['#f4e9ec', '#7d2740', 'rgba(190,120,140,0.32)', 'rgba(120,150,170,0.28)'],
    ['#ecebf3', '#2a2a30', 'rgba(120,120,160,0.32)', 'rgba(170,160,130,0.26)'],
  ] as const)
  const sheet = openSheet(PAGE, density, tint[0])
  const { pen } = sheet
  waves(sheet, chance, [tint[2], tint[3]])
  // The MRZ lies on plain paper (9303-3 4.1).
  pen.fillStyle = 'rgba(255,255,255,0.55)'
  pen.fillRect(0, 64.8, PAGE.width, 23.2)
  const words = layout.script === 'latin' ? family : `${family}, ${hanFont(set, chance)}`
  if (layout.script === 'han') pen.lang = 'zh-Hans'
  const label = `${chance.between(1.6, 1.9).toFixed(2)}px ${words}`
  const value = `${chance.often(0.25) ? 'bold ' : ''}${chance.between(2.7, 3.1).toFixed(2)}px ${chance.often(0.15) ? `"${OCR_B}", ` : ''}${words}`
  const onRight = chance.often(0.2)
  const left = onRight ? 6 : 44
  write(pen, 'UTOPIA', 6, 8, `bold 4.6px ${family}`, tint[1])
  writeWithin(pen, layout.title, 28, 8, 55, `bold 2.9px ${words}`, tint[1])
  markSpecimen(pen, 'SPECIMEN', { x: 86, y: 3.2, w: 33, h: 6 }, family)
  drawPortrait(pen, { x: onRight ? 86 : 6, y: 17, w: 33, h: 43 }, seed, person, '#e6e6ea', family)
  const values = entriesOf(person, layout, chance)
  const rows = layout.rows.map((row) => row.filter(([entry]) => values[entry] !== '')).filter((row) => row.length > 0)
  // The letters of a name stand close under its characters.
  const steps = rows.map(([first]) => (first?.[0] === 'name' && values.native !== '' ? 0.45 : 1))
  const step = (LAST - FIRST) / (steps.reduce((sum, each) => sum + each, 0) - 1)
  let y = FIRST - step
  for (const [i, row] of rows.entries()) {
    y += step * steps[i]!
    for (const [k, [entry, at]] of row.entries()) {
      const x = left + (ROOM * at) / 100
      const room = (ROOM * ((row[k + 1]?.[1] ?? 100) - at)) / 100 - 1.5
      // The letters of a name stand under its characters, without a label of their own.
      if (entry !== 'name' || values.native === '') writeWithin(pen, layout.labels[entry], x, y - 3.2, room, label, tint[1])
      writeWithin(pen, values[entry], x, y, room, value, INK)
    }
  }
  mrzTd3(person).forEach((line, i) => writeOcrB(pen, line, 6.6, 73.6 + i * 6.35, 2.54, INK))
  return sheet
}

/** What stands at each entry; the empty text where nothing is printed, not even the label. */
function entriesOf(person: SpecimenPerson, layout: PassportLayout, chance: Chance): Record<PassportEntry, string> {
  const dates = chance.pick(layout.dates)
  const date = (text: string): string => printDate(text, dates, layout.months)
  const [surname, given] = [person.family_name.toUpperCase(), person.given_names.toUpperCase()]
  return {
    type: 'P', state: person.issuing_country, number: person.document_number,
    surname, given, native: person.name_native ?? '', name: `${surname}${layout.comma ? ',' : ''} ${given}`,
    nationality: person.nationality === 'UTO' ? layout.nationality : person.nationality,
    personal: person.personal_number || (chance.often(0.3) ? '-' : ''),
    birth: date(person.date_of_birth), sex: layout.sex?.[person.sex] ?? person.sex, place: person.place_of_birth.toUpperCase(),
    issue: date(person.issue_date), authority: person.authority, expiry: date(person.expiry_date),
  }
}
