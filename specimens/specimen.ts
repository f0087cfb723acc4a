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
import { layoutOf, type Layout } from './layouts.ts'
import { aamvaText } from './licence.ts'
import { inventNativeName } from './native-name.ts'
import { encodePdf417 } from './pdf417.ts'
import { inventPerson, type SpecimenPerson } from './person.ts'
import { layDown, type Pose } from './pose.ts'
import { cutTight, pickScene, poseFor, surround, windowPose, type Scene } from './scene.ts'
import { expose } from './sensor.ts'
import type { SpecimenKind } from './kinds.ts'
import type { Pen, Sheet } from './sheet.ts'
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
  /** How the document is laid out; by default the seed decides. */
  layout?: Layout
  /** What is seen round it; by default the seed decides, and a defect has a plain photograph. */
  scene?: Scene
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
 * @throws {Error} when the kind has no such side, or a Chinese card or layout is asked for and the machine has no Chinese font.
 */
export async function makeSpecimen(order: SpecimenOrder): Promise<Specimen> {
  const { kind, side, seed, level = 0, defect, fontSet = 'tuning', backgrounds = 'tuning', longSide = 1600 } = order
  const layout = layoutOf(kind, seed, order.layout)
  const person = inventPerson(kind, seed, wishFor(layout, seed, order.person), order.today ?? todayByClock())
  const truth = truthOf(kind, side, person, layout)
  const code = kind === 'driving_licence' && side === 'back' ? await encodePdf417(aamvaText(person)) : undefined
  // Each picture of a document is its own throw, the person and the print are not.
  const shot = chanceOf(seed, `shot ${kind} ${side} ${level}`)
  const shotSeed = shot.whole(0, 2 ** 31)
  const is = level === 'flat' ? { ...SCAN, ...(defect ? throwConditions(0, defect, shot) : {}) } : throwConditions(level, defect, shot)
  const scene = order.scene ?? (defect ? 'photo' : pickScene(kind, level, chanceOf(seed, `scene ${kind} ${side}`)))
  const size = sizeOf(kind, layout)
  const family = latinFont(fontSet, chanceOf(seed, 'scene font'))
  if (scene === 'screenshot') {
    const { pose, pen } = windowPose(longSide, size, shotSeed, family)
    lay(pen, drawFlat(kind, side, person, seed, fontSet, densityFor(pose), layout, code), pose.corners)
    const jpeg = await expose(pen.getImageData(0, 0, pose.width, pose.height), { ...SCAN, noise: 0, quality: is.quality }, shotSeed)
    return { jpeg, corners: pose.corners, truth }
  }
  const posed = layDown(size, longSide, poseFor(scene, is), shot)
  const pose = scene === 'tight' ? cutTight(posed, longSide, chanceOf(seed, 'tight')) : posed
  const flat = drawFlat(kind, side, person, seed, fontSet, densityFor(pose), layout, code)
  const canvas = createCanvas(pose.width, pose.height)
  const pen = canvas.getContext('2d')
  if (level === 'flat') {
    pen.fillStyle = '#b9bcc0'
    pen.fillRect(0, 0, pose.width, pose.height)
  } else paintBackground(pen, pose.width, pose.height, shotSeed, backgrounds, is.busy, latinFont(fontSet, shot))
  const around = surround(scene, size, pose.corners, densityFor(pose), shotSeed, family)
  for (const sheet of [...(around ? [around] : []), { flat, corners: pose.corners }]) {
    // A page of a booklet casts no shade on the one it is bound to.
    if (scene !== 'spread' || sheet === around) castRim(pen, sheet.corners)
    lay(pen, sheet.flat, sheet.corners)
  }
  shine(pen, pose.corners, is, shotSeed)
  const jpeg = await expose(pen.getImageData(0, 0, pose.width, pose.height), is, shotSeed)
  return { jpeg, corners: pose.corners, truth }
}

const densityFor = (pose: Pose): number => Math.min(16, Math.max(4, pose.density * 1.1))

/** Lays a sheet into the picture. */
function lay(pen: Pen, sheet: Sheet, corners: Quad): void {
  const { width, height } = pen.canvas
  const scene = pen.getImageData(0, 0, width, height)
  layInto(scene, sheet.pen.getImageData(0, 0, sheet.canvas.width, sheet.canvas.height), corners)
  pen.putImageData(scene, 0, 0)
}

/** What a layout asks of the person, unless another is wished: a name in characters with its letters, a number of twelve figures. */
function wishFor(layout: Layout | null, seed: number, wish: Partial<SpecimenPerson> = {}): Partial<SpecimenPerson> {
  if (layout === 'french_card') {
    const chance = chanceOf(seed, 'french number')
    return { document_number: Array.from({ length: 12 }, () => chance.whole(0, 9)).join(''), personal_number: '', ...wish }
  }
  if (layout !== 'chinese' || wish.name || wish.family_name || wish.given_names) return wish
  const chance = chanceOf(seed, 'native name')
  const sex = wish.sex ?? (chance.often(0.5) ? 'M' : 'F')
  return { sex, ...inventNativeName(sex, chance), ...wish }
}
