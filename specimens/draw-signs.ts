// Small cards and signs people photograph in place of a document: a business card, the card a SIM is broken out of, a street sign.
import type { PaintThing } from './draw-things.ts'

/** A name, a trade, a telephone number and an address. */
export const paintBusinessCard: PaintThing = (pen, w, h, chance, family) => {
  pen.save()
  pen.translate(w / 2, h / 2)
  pen.rotate(chance.between(-0.15, 0.15))
  const mm = (w * chance.between(0.6, 0.75)) / 85
  pen.scale(mm, mm)
  pen.fillStyle = chance.pick(['#fbfaf7', '#e9eef2', '#f6efe0'])
  pen.fillRect(-42.5, -27.5, 85, 55)
  const tint = `hsl(${chance.whole(0, 360)} 45% 32%)`
  pen.fillStyle = tint
  pen.fillRect(-42.5, -27.5, 4, 55)
  const lines = [
    [`${chance.pick(['Raphael', 'Marina', 'Thea', 'Kwame'])} ${chance.pick(['Hythloday', 'Giles', 'Anyder'])}`, -10, 'bold 5.4px'],
    [chance.pick(['Harbour Master', 'Surveyor', 'Bookbinder', 'Doctor of Law']), -4, '3px'],
    [`Tel. +999 555 ${String(chance.whole(0, 9999)).padStart(4, '0')}`, 10, '3px'],
    ['office@example.org', 14.6, '3px'],
    [`${chance.whole(1, 150)} Harbour Street, Amaurot`, 19.2, '3px'],
  ] as const
  for (const [text, y, font] of lines) {
    pen.fillStyle = y < 0 ? tint : '#2a2a2e'
    pen.font = `${font} ${family}`
    pen.fillText(text, -33, y)
  }
  pen.restore()
}

/** Card-sized, with the outline of the SIM and its number printed; the number is of no issuer. */
export const paintSimHolder: PaintThing = (pen, w, h, chance, family) => {
  pen.save()
  pen.translate(w / 2, h / 2)
  pen.rotate(chance.between(-0.15, 0.15))
  const mm = (w * chance.between(0.62, 0.78)) / 85.6
  pen.scale(mm, mm)
  pen.fillStyle = chance.pick(['#f7f7f8', '#dfe9f5', '#fff3d6'])
  pen.beginPath()
  pen.roundRect(-42.8, -27, 85.6, 54, 3.2)
  pen.fill()
  pen.strokeStyle = '#8a8c92'
  pen.lineWidth = 0.35
  pen.strokeRect(-34, -12, 25, 15)
  pen.fillStyle = '#cfb45f'
  pen.beginPath()
  pen.roundRect(-31, -10, 12, 11, 1.5)
  pen.fill()
  pen.fillStyle = '#26262b'
  const group = (): string => Array.from({ length: 4 }, () => chance.whole(0, 9)).join('')
  const lines = [
    ['UTOPIA MOBILE', -18, 'bold 5px'], ['SIM CARD', -8, '3.4px'], [`ICCID 8999 9${group().slice(1)} ${group()} ${group()} ${group().slice(1)}`, 12, '3px'],
    [`PIN ${group()}   PUK ${group()}${group()}`, 18, '3px'], ['Keep this card. Do not give the number to anybody.', 23, '2.2px'],
  ] as const
  for (const [text, y, font] of lines) {
    pen.font = `${font} ${family}`
    pen.fillText(text, y === -8 ? 2 : -34, y)
  }
  pen.restore()
}

/** A sign on a post before sky and grass. */
export const paintStreetSign: PaintThing = (pen, w, h, chance, family) => {
  pen.fillStyle = '#a9c8e2'
  pen.fillRect(0, 0, w, h * 0.7)
  pen.fillStyle = '#6f8a5a'
  pen.fillRect(0, h * 0.7, w, h * 0.3)
  pen.fillStyle = '#77797d'
  pen.fillRect(w * 0.49, h * 0.3, w * 0.02, h * 0.7)
  const [wide, high] = [w * chance.between(0.5, 0.7), h * 0.24]
  pen.save()
  pen.translate(w / 2, h * 0.3)
  pen.rotate(chance.between(-0.05, 0.05))
  pen.fillStyle = chance.pick(['#1f5fa8', '#1f6b45', '#f4f4f0'])
  const isLight = pen.fillStyle === '#f4f4f0'
  pen.beginPath()
  pen.roundRect(-wide / 2, -high / 2, wide, high, high * 0.08)
  pen.fill()
  pen.fillStyle = isLight ? '#17171a' : '#ffffff'
  pen.font = `bold ${high * 0.34}px ${family}`
  pen.fillText(chance.pick(['HARBOUR STREET', 'CITY OF AMAUROT', 'PASSPORT OFFICE', 'NATIONAL ROAD 9']), -wide * 0.46, -high * 0.02, wide * 0.92)
  pen.font = `${high * 0.22}px ${family}`
  pen.fillText(`${chance.pick(['Centre', 'Station', 'Border', 'Identity cards, visas'])} ${chance.whole(2, 40)} km`, -wide * 0.46, high * 0.34, wide * 0.92)
  pen.restore()
}
