// Makes a photograph of one side of a specimen document, with the truth of what it says and where it lies.
import { createCanvas } from '@napi-rs/canvas'
import type { Quad } from '#contract/reading.ts'
import type { PhotoSide } from '#contract/words.ts'
import { paintBackground, type BackgroundSet } from './background.ts'
import { todayByClock } from './calendar.ts'
import { chanceOf } from './chance.ts'
import { throwConditions, type Conditions, type Defect, type Level } from './conditions.ts'
import { drawFlat, sizeOf } from './draw.ts'
import { latinFont, type FontSet } from './fonts.ts'
import { castRim, shine } from './light.ts'
import { inventPerson, type SpecimenPerson } from './person.ts'
import { layDown } from './pose.ts'
import { expose } from './sensor.ts'
import type { SpecimenKind } from './kinds.ts'
import { type SpecimenTruth, truthOf } from './truth.ts'
import { layInto } from './warp.ts'

export type SpecimenOrder = {
  kind: SpecimenKind
  side: PhotoSide
  /** All sides of one document come from one seed and person. */
  seed: number
  person?: Partial<SpecimenPerson>
  /** 0 good, 1 medium, 2 hard, or a scan straight on. Default 0. */
  level?: Level | 'flat'
  defect?: Defect
  /** Default tuning; test is disjoint from it where the machine's fonts allow. */
  fontSet?: FontSet
  backgrounds?: BackgroundSet
  /** Pixels; default 1600. */
  longSide?: number
  /** `YYYY-MM-DD` at which the document is valid; by default the clock's. The same order in the same year gives the same bytes. */
  today?: string
}

export type Specimen = {
  jpeg: Buffer
  /** In the document's own reading order, pixels of the picture; outside of it only where cut off. */
  corners: Quad
  truth: SpecimenTruth
}

/** A scanner's picture: nothing turned, nothing dark. */
const SCAN: Conditions = {
  roll: 0, pitch: 0, yaw: 0, quarter: 0, fill: 0.92, density: null, stray: 0, cut: 0, blur: 0, shake: 0, noise: 0.8, quality: 94, fall: 0, shadow: 0,
  glare: 0, exposure: 1, grey: false, finger: 'none', busy: false,
}

/**
 * One photograph as JPEG. The same order gives the same bytes on the same machine.
 * @throws {Error} when the kind has no such side, or a Chinese card is asked for and the machine has no Chinese font.
 */
export async function makeSpecimen(order: SpecimenOrder): Promise<Specimen> {
  const { kind, side, seed, level = 0, defect, fontSet = 'tuning', backgrounds = 'tuning', longSide = 1600 } = order
  const person = inventPerson(kind, seed, order.person, order.today ?? todayByClock())
  const truth = truthOf(kind, side, person)
  // Each picture of a document is its own throw, the person and the print are not.
  const shot = chanceOf(seed, `shot ${kind} ${side} ${level}`)
  const shotSeed = shot.whole(0, 2 ** 31)
  const is = level === 'flat' ? { ...SCAN, ...(defect ? throwConditions(0, defect, shot) : {}) } : throwConditions(level, defect, shot)
  const pose = layDown(sizeOf(kind), longSide, is, shot)
  const flat = drawFlat(kind, side, person, seed, fontSet, Math.min(16, Math.max(4, pose.density * 1.1)))
  const canvas = createCanvas(pose.width, pose.height)
  const pen = canvas.getContext('2d')
  if (level === 'flat') {
    pen.fillStyle = '#b9bcc0'
    pen.fillRect(0, 0, pose.width, pose.height)
  } else paintBackground(pen, pose.width, pose.height, shotSeed, backgrounds, is.busy, latinFont(fontSet, shot))
  castRim(pen, pose.corners)
  const scene = pen.getImageData(0, 0, pose.width, pose.height)
  layInto(scene, flat.pen.getImageData(0, 0, flat.canvas.width, flat.canvas.height), pose.corners)
  pen.putImageData(scene, 0, 0)
  shine(pen, pose.corners, is, shotSeed)
  const jpeg = await expose(pen.getImageData(0, 0, pose.width, pose.height), is, shotSeed)
  return { jpeg, corners: pose.corners, truth }
}
