// Papers people photograph in place of a document: a boarding pass, a ticket, forms that ask what documents say, a calendar.
import type { Chance } from './chance.ts'
import { drawCode } from './draw-code.ts'
import type { PaintThing } from './draw-things.ts'
import type { Pen } from './sheet.ts'

const INK = '#232329'
const FAMILY_NAMES = ['HYTHLODAY', 'GILES', 'UTOPUS', 'ADEMUS', 'ANYDER'] as const
const GIVEN_NAMES = ['RAPHAEL', 'PETER', 'MARINA', 'THEA', 'KWAME', 'LIN'] as const
const MONTHS = ['JAN', 'FEB', 'MAR', 'APR', 'MAY', 'JUN', 'JUL', 'AUG', 'SEP', 'OCT', 'NOV', 'DEC'] as const

const digits = (chance: Chance, count: number): string => Array.from({ length: count }, () => chance.whole(0, 9)).join('')
const dayOf = (chance: Chance): string => `${String(chance.whole(1, 28)).padStart(2, '0')} ${chance.pick(MONTHS)}`

/** A sheet in the middle, slightly turned; leaves the pen in its frame, in hundredths of its width. */
function layPaper(pen: Pen, w: number, h: number, chance: Chance, share: number, aspect: number, colour: string): { high: number } {
  const wide = Math.min(w * share, h * 0.94 * aspect)
  pen.translate(w / 2, h / 2)
  pen.rotate(chance.between(-0.1, 0.1))
  pen.scale(wide / 100, wide / 100)
  pen.translate(-50, -50 / aspect)
  pen.fillStyle = colour
  pen.fillRect(0, 0, 100, 100 / aspect)
  return { high: 100 / aspect }
}

function put(pen: Pen, text: string, x: number, y: number, font: string, colour = INK): void {
  pen.font = font
  pen.fillStyle = colour
  pen.fillText(text, x, y)
}

/** A label with what stands below it. */
function labelled(pen: Pen, family: string, label: string, value: string, x: number, y: number): void {
  put(pen, label, x, y, `1.6px ${family}`, '#5a5d66')
  put(pen, value, x, y + 3.4, `bold 2.8px ${family}`)
}

/** A boarding pass of no airline, with its stacked code. */
export const paintBoardingPass: PaintThing = (pen, w, h, chance, family, code) => {
  pen.save()
  layPaper(pen, w, h, chance, 0.86, 2.4, '#f7f8f8')
  pen.fillStyle = `hsl(${chance.whole(0, 360)} 50% 38%)`
  pen.fillRect(0, 0, 100, 6.5)
  put(pen, 'UTOPIA AIR   BOARDING PASS', 3, 4.7, `bold 3.2px ${family}`, '#ffffff')
  const name = `${chance.pick(FAMILY_NAMES)}/${chance.pick(GIVEN_NAMES)}`
  const [flight, day, seat] = [`UT ${digits(chance, 4)}`, dayOf(chance), `${chance.whole(1, 40)}${chance.pick(['A', 'C', 'F'])}`]
  labelled(pen, family, 'NAME OF PASSENGER', name, 3, 10)
  labelled(pen, family, 'FROM', 'AMAUROT', 3, 17)
  labelled(pen, family, 'TO', 'ALAOPOLIS', 24, 17)
  labelled(pen, family, 'FLIGHT', flight, 48, 10)
  labelled(pen, family, 'DATE', day, 48, 17)
  labelled(pen, family, 'CLASS', chance.pick(['Y', 'M', 'K']), 62, 17)
  labelled(pen, family, 'SEAT', seat, 62, 10)
  labelled(pen, family, 'NAME', name, 77, 10)
  labelled(pen, family, 'FLIGHT', flight, 77, 17)
  labelled(pen, family, 'ETKT', `999 ${digits(chance, 6)}`, 77, 24)
  if (code) drawCode(pen, code, { x: 4, y: 25, w: 58, h: 13 })
  pen.strokeStyle = '#9a9ca2'
  pen.lineWidth = 0.25
  pen.setLineDash([0.8, 0.8])
  pen.strokeRect(74, 0, 0, 42)
  pen.restore()
}

/** A railway ticket. */
export const paintTicket: PaintThing = (pen, w, h, chance, family) => {
  pen.save()
  layPaper(pen, w, h, chance, 0.7, 1.6, chance.pick(['#f3d9a8', '#cfe3ee', '#f2c9c4']))
  put(pen, 'UTOPIAN RAILWAYS', 5, 8, `bold 4.6px ${family}`)
  put(pen, chance.pick(['SINGLE', 'RETURN', 'DAY TICKET']), 66, 8, `4px ${family}`)
  labelled(pen, family, 'From', 'Amaurot Central', 5, 16)
  labelled(pen, family, 'To', 'Harbour', 50, 16)
  labelled(pen, family, 'Valid until', `${dayOf(chance)} 2026`, 5, 26)
  labelled(pen, family, 'Class', chance.pick(['1', '2']), 50, 26)
  labelled(pen, family, 'Ticket No.', `${chance.pick(['A', 'B', 'K'])}${digits(chance, 8)}`, 5, 36)
  labelled(pen, family, 'Price', `UTD ${chance.whole(3, 80)}.${digits(chance, 2)}`, 50, 36)
  put(pen, 'Not transferable. Keep until the end of the journey.', 5, 56, `2.6px ${family}`)
  pen.restore()
}

const ASKED = [
  ['Surname', 'Family name', 'Name'], ['Given names', 'First name'], ['Date of birth', 'Born on'], ['Sex', 'Sex (M/F)'], ['Nationality', 'Citizenship'],
  ['Passport No.', 'Document No.', 'ID card number'], ['Date of issue', 'Issued on'], ['Date of expiry', 'Valid until'], ['Address', 'Place of birth'], ['Signature', 'Telephone'],
] as const

/** A form of questions documents answer; what is written, by hand, stands after each. */
function paintForm(pen: Pen, w: number, h: number, chance: Chance, family: string, isFilled: boolean): void {
  pen.save()
  layPaper(pen, w, h, chance, 0.7, 0.9, '#f8f7f3')
  put(pen, chance.pick(['REGISTRATION FORM', 'Hotel registration', 'VISA APPLICATION', 'Application for a library card', 'ARRIVAL CARD', 'Guest details', 'YOUR STAY']), 8, 10, `bold 4.6px ${family}`)
  const answers = [
    chance.pick(FAMILY_NAMES), chance.pick(GIVEN_NAMES), `${dayOf(chance)} 19${chance.whole(55, 99)}`, chance.pick(['M', 'F']), 'Utopian',
    `${chance.pick(['P', 'K', 'U'])}${digits(chance, 8)}`, `${dayOf(chance)} 2022`, `${dayOf(chance)} 2032`, `${chance.whole(1, 200)} Garden Lane`, '+999 555 0134',
  ]
  for (const [i, wordings] of ASKED.entries()) {
    const y = 20 + i * 8.6
    put(pen, chance.pick(wordings), 8, y, `2.8px ${family}`)
    pen.fillStyle = '#8b8d93'
    pen.fillRect(36, y + 1, 54, 0.2)
    if (!isFilled) continue
    pen.save()
    pen.translate(38, y + chance.between(-0.6, 0.4))
    pen.transform(1, chance.between(-0.03, 0.03), -0.25, 1, 0, 0)
    put(pen, answers[i]!, 0, 0, `italic ${chance.between(3.2, 4)}px ${family}`, '#1d2f78')
    pen.restore()
  }
  pen.restore()
}

export const paintEmptyForm: PaintThing = (pen, w, h, chance, family) => paintForm(pen, w, h, chance, family, false)
export const paintFilledForm: PaintThing = (pen, w, h, chance, family) => paintForm(pen, w, h, chance, family, true)

/** A month on a wall. */
export const paintCalendar: PaintThing = (pen, w, h, chance, family) => {
  pen.save()
  layPaper(pen, w, h, chance, 0.8, 1.3, '#fcfcfa')
  put(pen, `${chance.pick(MONTHS)} ${chance.whole(2024, 2030)}`, 34, 10, `bold 7px ${family}`, '#a2342e')
  const first = chance.whole(0, 6)
  for (const [i, day] of ['Mon', 'Tue', 'Wed', 'Thu', 'Fri', 'Sat', 'Sun'].entries()) put(pen, day, 6 + i * 13, 18, `bold 3px ${family}`)
  for (let day = 1; day <= 30; day++) {
    const at = day + first - 1
    put(pen, String(day), 6 + (at % 7) * 13, 26 + Math.floor(at / 7) * 10, `4.4px ${family}`, at % 7 === 6 ? '#a2342e' : INK)
  }
  pen.restore()
}
