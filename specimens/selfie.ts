// A cartoon person holding a specimen document up to the camera, for the capture flows.
import { createCanvas } from '@napi-rs/canvas'
import type { Point, Quad } from '#contract/reading.ts'
import { todayByClock } from './calendar.ts'
import type { Box } from './box.ts'
import { chanceOf } from './chance.ts'
import { throwConditions, type Level } from './conditions.ts'
import { drawFaceAt } from './draw-face.ts'
import { drawFlat, sizeOf } from './draw.ts'
import type { FontSet } from './fonts.ts'
import { personOf } from './invent-face.ts'
import { inventPerson, type SpecimenPerson } from './person.ts'
import { drawHead } from './portrait.ts'
import { layDown } from './pose.ts'
import { expose } from './sensor.ts'
import type { Pen } from './sheet.ts'
import { SIDES, type SpecimenKind } from './kinds.ts'
import { type SpecimenTruth, truthOf } from './truth.ts'
import { layInto } from './warp.ts'

export type SelfieOrder = {
  kind: SpecimenKind
  /** Person and print are those of `makeSpecimen` with the same seed. */
  seed: number
  person?: Partial<SpecimenPerson>
  /** Default 0. */
  level?: Level
  /** False leaves the hands empty. Default true. */
  holding?: boolean
  /** Faces of persons, apart from the one on the document. Default 1. */
  faces?: 0 | 1 | 2
  /** Another seed gives another face than the document's. Default `seed`, or the person's `face`: then a painted one. */
  holder?: number
  fontSet?: FontSet
  /** Pixels; default 1600. */
  longSide?: number
  today?: string
}

export type Selfie = {
  jpeg: Buffer
  /** Of the document; null when none is held. */
  corners: Quad | null
  /** Boxes of the persons' heads in pixels. */
  heads: Box[]
  /** Fields of the held side; none when none is held. */
  truth: SpecimenTruth
}

/** One upright picture (3:4). The same order gives the same bytes on the same machine. @throws {Error} as `makeSpecimen`. */
export async function makeSelfieWithDocument(order: SelfieOrder): Promise<Selfie> {
  const { kind, seed, level = 0, holding = true, faces = 1, longSide = 1600 } = order
  const person = inventPerson(kind, seed, order.person, order.today ?? todayByClock())
  const holder = order.holder ?? person.face ?? seed
  const [side] = SIDES[kind]
  const chance = chanceOf(seed, `selfie ${kind} ${level} ${faces}`)
  const is = { ...throwConditions(level, undefined, chance), quarter: 0, fill: 0.98, stray: 0.1, glare: 0 }
  const [w, h] = [Math.round(longSide * 0.75), longSide]
  const canvas = createCanvas(w, h)
  const pen = canvas.getContext('2d')
  room(pen, w, h, seed)
  const heads: Box[] = []
  for (let i = 0; i < faces; i++) {
    const x = w * (faces === 1 ? chance.between(0.44, 0.56) : 0.28 + i * 0.44)
    const head = { x: x - h * 0.14, y: h * chance.between(0.09, 0.13), w: h * 0.28, h: h * (faces === 1 ? 0.37 : 0.3) }
    body(pen, x, head.y + head.h, w * (faces === 1 ? 0.46 : 0.3), h, holder + i)
    const whose = holder + i * 1000
    if (person.face === undefined) drawHead(pen, x, head.y, head.h, whose, i === 0 ? person : { ...person, sex: person.sex === 'F' ? 'M' : 'F' })
    else drawFaceAt(pen, x, head.y, head.h, whose, personOf(whose))
    heads.push(head)
  }
  let corners: Quad | null = null
  if (holding) {
    const pose = layDown(sizeOf(kind), Math.round(w * 0.86), is, chance)
    const [dx, dy] = [Math.round((w - pose.width) / 2), Math.round(h * 0.5)]
    corners = pose.corners.map(([x, y]): Point => [x + dx, y + dy]) as Quad
    const flat = drawFlat(kind, side, person, seed, order.fontSet ?? 'tuning', Math.max(4, pose.density * 1.1))
    const scene = pen.getImageData(0, 0, w, h)
    layInto(scene, flat.pen.getImageData(0, 0, flat.canvas.width, flat.canvas.height), corners)
    pen.putImageData(scene, 0, 0)
    hold(pen, corners, holder)
  }
  const jpeg = await expose(pen.getImageData(0, 0, w, h), is, seed)
  const truth = truthOf(kind, side, person)
  return { jpeg, corners, heads, truth: { ...truth, side: 'selfie_with_document', ...(holding ? {} : { fields: {}, mrz: null }) } }
}

/** A wall with a window or a picture frame. */
function room(pen: Pen, w: number, h: number, seed: number): void {
  const chance = chanceOf(seed, 'room')
  const hue = chance.between(0, 360)
  const wall = pen.createLinearGradient(0, 0, w, h)
  wall.addColorStop(0, `hsl(${hue} 18% 78%)`)
  wall.addColorStop(1, `hsl(${hue} 20% 62%)`)
  pen.fillStyle = wall
  pen.fillRect(0, 0, w, h)
  pen.fillStyle = `hsl(${hue + 160} 25% 52%)`
  pen.fillRect(w * chance.between(-0.1, 0.1), h * 0.04, w * 0.2, h * 0.24)
}

function body(pen: Pen, x: number, chin: number, half: number, h: number, seed: number): void {
  pen.fillStyle = chanceOf(seed, 'clothes').pick(['#39506b', '#5c3d46', '#3d5a48', '#4b4b55', '#7a6a4f'])
  pen.beginPath()
  pen.moveTo(x - half, h)
  pen.quadraticCurveTo(x - half, chin + h * 0.06, x - half * 0.3, chin + h * 0.015)
  pen.lineTo(x + half * 0.3, chin + h * 0.015)
  pen.quadraticCurveTo(x + half, chin + h * 0.06, x + half, h)
  pen.fill()
}

/** Two thumbs over the lower edge's margin and the fists below. */
function hold(pen: Pen, corners: Quad, seed: number): void {
  const skin = chanceOf(seed, 'face').pick(['#f6d7bd', '#eec3a2', '#dfa982', '#c58c63', '#8d5f42'])
  const [, , right, left] = corners
  const size = Math.hypot(right[0] - left[0], right[1] - left[1]) * 0.11
  for (const share of [0.12, 0.88]) {
    const x = left[0] + (right[0] - left[0]) * share
    const y = left[1] + (right[1] - left[1]) * share
    pen.fillStyle = skin
    pen.beginPath()
    pen.ellipse(x, y + size * 1.15, size * 1.15, size * 0.95, 0, 0, Math.PI * 2)
    pen.fill()
    pen.strokeStyle = 'rgba(80,45,25,0.35)'
    pen.lineWidth = size * 0.06
    pen.stroke()
    pen.beginPath()
    pen.ellipse(x, y + size * 0.3, size * 0.34, size * 0.5, 0, 0, Math.PI * 2)
    pen.fill()
    pen.stroke()
  }
}
