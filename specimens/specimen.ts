// Makes a photograph of one side of a specimen document, with the truth of what it says and where it lies.
import { createCanvas } from '@napi-rs/canvas'
import type { Quad } from '#contract/reading.ts'
import type { PhotoSide } from '#contract/words.ts'
import { paintBackground, type BackgroundSet } from './background.ts'
import { todayByClock } from './calendar.ts'
import { chanceOf, type Chance } from './chance.ts'
import { throwConditions, type Conditions, type Defect, type Level } from './conditions.ts'
import { standIn } from './copies.ts'
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
import { layInto, squareToQuad, through } from './warp.ts'

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
  glare: 0, exposure: 1, grey: false, finger: 'none', busy: false, band: 0,
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
  const posed = layDown(defect === 'two_documents' ? { width: size.width, height: size.height * (1 + BELOW) } : size, longSide, poseFor(scene, is), shot)
  const both = defect === 'two_documents' ? pairIn(posed, chanceOf(seed, 'second document')) : null
  const pose = both ? { ...posed, corners: both[0] } : scene === 'tight' ? cutTight(posed, longSide, chanceOf(seed, 'tight')) : posed
  const draw = (of: SpecimenPerson, its: number, itsCode = code): Sheet => drawFlat(kind, side, of, its, fontSet, densityFor(pose), layout, itsCode)
  const real = draw(person, seed)
  const copy = defect === 'photocopy' || defect === 'screen' ? standIn(defect, real, backgrounds, chanceOf(seed, `${defect} ${backgrounds}`)) : null
  const canvas = createCanvas(pose.width, pose.height)
  const pen = canvas.getContext('2d')
  if (level === 'flat') {
    pen.fillStyle = '#b9bcc0'
    pen.fillRect(0, 0, pose.width, pose.height)
  } else paintBackground(pen, pose.width, pose.height, shotSeed, backgrounds, is.busy, latinFont(fontSet, shot))
  const around = copy ? { flat: copy.round, corners: roundOf(pose.corners, size, copy.margin) } : surround(scene, size, pose.corners, densityFor(pose), shotSeed, family)
  if (both) {
    const other = inventPerson(kind, seed + OTHER_SEED, {}, order.today ?? todayByClock())
    castRim(pen, both[1])
    lay(pen, draw(other, seed + OTHER_SEED, code && (await encodePdf417(aamvaText(other)))), both[1])
  }
  for (const sheet of [...(around ? [around] : []), { flat: copy?.flat ?? real, corners: pose.corners }]) {
    // A page of a booklet casts no shade on the one it is bound to, nor a copy on its paper.
    if (sheet === around || (scene !== 'spread' && !copy)) castRim(pen, sheet.corners)
    lay(pen, sheet.flat, sheet.corners)
  }
  shine(pen, pose.corners, is, shotSeed)
  const jpeg = await expose(pen.getImageData(0, 0, pose.width, pose.height), is, shotSeed)
  return { jpeg, corners: pose.corners, truth }
}

/** Where the second of two documents begins, in heights of the first. */
const BELOW = 1.14
/** Apart from the seeds of documents asked for. */
const OTHER_SEED = 7_000_003

/** The document asked for and another one over or under it, within a pose for both. */
function pairIn({ corners }: Pose, chance: Chance): [asked: Quad, other: Quad] {
  const m = squareToQuad(corners)
  const high = 1 / (1 + BELOW)
  const at = (y: number): Quad => ([[0, y], [1, y], [1, y + high], [0, y + high]] as Quad).map((point) => through(m, point)) as Quad
  const both: [Quad, Quad] = [at(0), at(1 - high)]
  return chance.often(0.5) ? both : [both[1], both[0]]
}

/** The quad round a document, so many millimetres wider on each side. */
function roundOf(corners: Quad, size: { width: number; height: number }, margin: number): Quad {
  const m = squareToQuad(corners)
  const [x, y] = [margin / size.width, margin / size.height]
  return ([[-x, -y], [1 + x, -y], [1 + x, 1 + y], [-x, 1 + y]] as Quad).map((point) => through(m, point)) as Quad
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
