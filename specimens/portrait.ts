// A cartoon head and shoulders, plainly drawn: never a photograph, never anybody.
import type { Box } from './box.ts'
import { chanceOf } from './chance.ts'
import { drawFace } from './draw-face.ts'
import { personOf } from './invent-face.ts'
import type { SpecimenPerson } from './person.ts'
import { SPECIMEN_RED, type Pen } from './sheet.ts'

type Face = Pick<SpecimenPerson, 'sex' | 'date_of_birth'>

const SKIN = ['#f6d7bd', '#eec3a2', '#dfa982', '#c58c63', '#8d5f42'] as const
const HAIR = ['#1c1714', '#2e2119', '#4a3424', '#6d4c2f'] as const
const CLOTHES = ['#39506b', '#5c3d46', '#3d5a48', '#4b4b55', '#7a6a4f'] as const

/** The head alone, centred on x, chin to crown over `h`; used by the portrait and by the selfie. */
export function drawHead(pen: Pen, x: number, y: number, h: number, seed: number, person: Face): { skin: string } {
  const chance = chanceOf(seed, 'face')
  const skin = chance.pick(SKIN)
  const old = Number(person.date_of_birth.slice(0, 4)) < 1965
  const hair = old ? chance.pick(['#8e8e8e', '#b9b6b0', '#5b5854']) : chance.pick(HAIR)
  const w = h * chance.between(0.68, 0.78)
  const oval = (cx: number, cy: number, rx: number, ry: number, colour: string): void => {
    pen.fillStyle = colour
    pen.beginPath()
    pen.ellipse(cx, cy, rx, ry, 0, 0, Math.PI * 2)
    pen.fill()
  }
  const long = person.sex === 'F' || (person.sex === 'X' && chance.often(0.5))
  if (long) oval(x, y + h * 0.5, w * 0.68, h * 0.66, hair)
  pen.fillStyle = skin
  pen.fillRect(x - w * 0.2, y + h * 0.78, w * 0.4, h * 0.4)
  oval(x - w * 0.5, y + h * 0.54, w * 0.09, h * 0.1, skin)
  oval(x + w * 0.5, y + h * 0.54, w * 0.09, h * 0.1, skin)
  oval(x, y + h * 0.52, w * 0.5, h * 0.48, skin)
  pen.fillStyle = hair
  pen.beginPath()
  pen.ellipse(x, y + h * 0.36, w * 0.54, h * 0.38, 0, Math.PI, 0)
  const fringe = chance.between(0.16, 0.3)
  pen.quadraticCurveTo(x + w * 0.3, y + h * fringe, x + w * chance.between(-0.2, 0.2), y + h * fringe)
  pen.quadraticCurveTo(x - w * 0.35, y + h * fringe, x - w * 0.54, y + h * 0.42)
  pen.fill()
  const gap = w * chance.between(0.19, 0.24)
  for (const side of [-1, 1]) {
    oval(x + side * gap, y + h * 0.5, w * 0.085, h * 0.034, '#ffffff')
    oval(x + side * gap, y + h * 0.5, w * 0.042, h * 0.033, '#2b2019')
    pen.strokeStyle = hair
    pen.lineWidth = h * 0.022
    pen.beginPath()
    pen.arc(x + side * gap, y + h * 0.475, w * 0.13, Math.PI * 1.2, Math.PI * 1.8)
    pen.stroke()
  }
  pen.strokeStyle = 'rgba(90,50,30,0.55)'
  pen.lineWidth = h * 0.016
  pen.beginPath()
  pen.moveTo(x, y + h * 0.52)
  pen.quadraticCurveTo(x - w * 0.08, y + h * 0.66, x + w * 0.05, y + h * 0.66)
  pen.stroke()
  pen.strokeStyle = '#9c4a45'
  pen.lineWidth = h * 0.026
  pen.beginPath()
  pen.arc(x, y + h * 0.7, w * 0.17, Math.PI * 0.2, Math.PI * 0.8)
  pen.stroke()
  if (chance.often(0.25)) {
    pen.strokeStyle = '#333333'
    pen.lineWidth = h * 0.014
    for (const side of [-1, 1]) pen.strokeRect(x + side * gap - w * 0.14, y + h * 0.445, w * 0.28, h * 0.11)
  }
  return { skin }
}

/** Head and shoulders in a box with the word SPECIMEN over the chest. `seed` is the person's. Where the person has a `face`, it is one a detector finds. */
export function drawPortrait(pen: Pen, box: Box, seed: number, person: Face & Pick<SpecimenPerson, 'face'>, backdrop: string | null, family: string): void {
  const chance = chanceOf(seed, 'portrait')
  pen.save()
  pen.beginPath()
  pen.rect(box.x, box.y, box.w, box.h)
  pen.clip()
  if (backdrop) {
    pen.fillStyle = backdrop
    pen.fillRect(box.x, box.y, box.w, box.h)
  }
  const middle = box.x + box.w / 2
  if (person.face === undefined) {
    pen.fillStyle = chance.pick(CLOTHES)
    pen.beginPath()
    pen.ellipse(middle, box.y + box.h * 1.04, box.w * 0.52, box.h * 0.3, 0, 0, Math.PI * 2)
    pen.fill()
    drawHead(pen, middle, box.y + box.h * 0.14, box.h * 0.56, seed, person)
  } else drawFace(pen, box, person.face, personOf(person.face))
  pen.translate(middle, box.y + box.h * 0.9)
  pen.rotate(-0.16)
  pen.font = `bold ${box.w * 0.17}px ${family}`
  const wide = pen.measureText('SPECIMEN').width
  pen.scale(Math.min(1, (box.w * 0.92) / wide), 1)
  pen.lineWidth = box.w * 0.03
  pen.strokeStyle = 'rgba(255,255,255,0.9)'
  pen.strokeText('SPECIMEN', -wide / 2, 0)
  pen.fillStyle = SPECIMEN_RED
  pen.fillText('SPECIMEN', -wide / 2, 0)
  pen.restore()
}
