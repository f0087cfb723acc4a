// What is seen round the document: a bare surface, the facing page of a booklet, a frame, nothing at all, or the window of a browser.
import { createCanvas } from '@napi-rs/canvas'
import type { Point, Quad } from '#contract/reading.ts'
import { chanceOf, type Chance } from './chance.ts'
import type { Conditions, Level } from './conditions.ts'
import type { SpecimenKind } from './kinds.ts'
import type { Pose } from './pose.ts'
import { openSheet, waves, write, writeWithin, type Pen, type Sheet } from './sheet.ts'
import { squareToQuad, through } from './warp.ts'

export const SCENES = ['photo', 'spread', 'framed', 'tight', 'screenshot'] as const
/** `photo`: on a surface; `spread`: in an open booklet; `framed`: in a sleeve with a drawn line; `tight`: cut to the edge; `screenshot`: in a window. */
export type Scene = (typeof SCENES)[number]
type Size = { width: number; height: number }

/** The scene of a picture nobody chose one for. Only pages with a zone vary, and good pictures are photographs of the thing itself. */
export function pickScene(kind: SpecimenKind, level: Level | 'flat', chance: Chance): Scene {
  const throws = chance.next()
  if (level === 'flat' || (kind !== 'passport' && kind !== 'visa')) return 'photo'
  if (throws < 0.64) return 'photo'
  if (throws < 0.78) return 'spread'
  if (throws < 0.86 || level === 0) return 'framed'
  return throws < 0.93 ? 'tight' : 'screenshot'
}

/** What a scene asks of the pose: room for the surroundings, or a page that lies straight. */
export function poseFor(scene: Scene, is: Conditions): Conditions {
  if (scene === 'spread') return { ...is, fill: is.fill * 0.82 }
  if (scene === 'framed') return { ...is, fill: is.fill * 0.86 }
  if (scene === 'tight') return { ...is, roll: is.roll * 0.08, pitch: is.pitch * 0.2, yaw: is.yaw * 0.2 }
  return is
}

/** The picture cut to the document's bounding box with a margin of less than a hundredth, at the long side asked for. */
export function cutTight(pose: Pose, longSide: number, chance: Chance): Pose {
  const margin = longSide * chance.between(0.001, 0.008)
  const [xs, ys] = [pose.corners.map(([x]) => x), pose.corners.map(([, y]) => y)]
  const [left, top] = [Math.min(...xs), Math.min(...ys)]
  const [wide, high] = [Math.max(...xs) - left, Math.max(...ys) - top]
  const scale = (longSide - 2 * margin) / Math.max(wide, high)
  const corners = pose.corners.map(([x, y]): Point => [(x - left) * scale + margin, (y - top) * scale + margin]) as Quad
  const [width, height] = [wide, high].map((side) => Math.round(side * scale + 2 * margin)) as [number, number]
  return { width, height, corners, density: pose.density * scale }
}

/** A sheet that lies round or beside the document, and where: in units of the document's own width and height. */
export type Surrounding = { flat: Sheet; corners: Quad }

/** What surrounds the document in its own plane; `corners` are the document's, `density` pixels per millimetre. */
export function surround(scene: Scene, size: Size, corners: Quad, density: number, seed: number, family: string): Surrounding | null {
  const chance = chanceOf(seed, `scene ${scene}`)
  const at = (x0: number, y0: number, x1: number, y1: number): Quad => {
    const m = squareToQuad(corners)
    return ([[x0, y0], [x1, y0], [x1, y1], [x0, y1]] as Quad).map((point) => through(m, point)) as Quad
  }
  const sharp = Math.min(density, 8)
  if (scene === 'spread') {
    const beside = chance.often(0.3)
    return { flat: facingPage(size, sharp, chance, family, beside), corners: beside ? at(1, 0, 2, 1) : at(0, -1, 1, 0) }
  }
  if (scene === 'framed') {
    const margin = chance.between(2.5, 9)
    const [mx, my] = [margin / size.width, margin / size.height]
    return { flat: frame(size, margin, sharp, chance), corners: at(-mx, -my, 1 + mx, 1 + my) }
  }
  return null
}

const NOTES = [
  'The Ministry of Utopia requests all those whom it may', 'concern to allow the bearer to pass freely without let', 'or hindrance, and to afford every assistance.',
  'OBSERVATIONS', 'This booklet contains 32 pages.', 'Specimen: not valid for travel.', 'Signature of bearer', 'Notes for the bearer',
] as const

/** The page above the data page or beside it: some print of its own, a signature, a page number, the shade of the fold. */
function facingPage(size: Size, density: number, chance: Chance, family: string, beside: boolean): Sheet {
  const sheet = openSheet({ ...size, corner: 3 }, density, chance.pick(['#f1ece2', '#e6ecf2', '#eef1e8', '#f3eaec']))
  const { pen, width, height } = sheet
  waves(sheet, chance, ['rgba(150,140,120,0.28)', 'rgba(120,150,170,0.24)'])
  const ink = chance.pick(['#3a3a40', '#5b3b2a', '#2b3e5c'])
  write(pen, chance.pick(['UTOPIA', 'OBSERVATIONS', 'SPECIMEN']), 12, 12, `bold ${chance.between(3, 5)}px ${family}`, ink)
  const lines = chance.whole(2, 6)
  for (let i = 0; i < lines; i++) writeWithin(pen, chance.pick(NOTES), 12, 24 + i * 5.2, width - 24, `${chance.between(2.2, 2.8)}px ${family}`, ink)
  if (chance.often(0.6)) {
    pen.strokeStyle = '#1c2a5a'
    pen.lineWidth = 0.5
    pen.beginPath()
    for (let x = 14; x < 60; x += 1.5) pen.lineTo(x, height - 18 + chance.normal() * 2.4)
    pen.stroke()
  }
  write(pen, String(chance.whole(1, 4)), width - 14, height - 7, `3px ${family}`, ink)
  const shade = beside ? pen.createLinearGradient(0, 0, 14, 0) : pen.createLinearGradient(0, height, 0, height - 14)
  shade.addColorStop(0, 'rgba(30,20,10,0.42)')
  shade.addColorStop(1, 'rgba(30,20,10,0)')
  pen.fillStyle = shade
  pen.fillRect(0, 0, width, height)
  return sheet
}

/** A sleeve or sheet under the document with one or two lines drawn round it. */
function frame(size: Size, margin: number, density: number, chance: Chance): Sheet {
  const sheet = openSheet({ width: size.width + 2 * margin, height: size.height + 2 * margin, corner: 2 }, density, chance.pick(['#f7f7f4', '#20242c', '#7b2030', '#d9e4ea']))
  const { pen, width, height } = sheet
  pen.strokeStyle = chance.pick(['#14161a', '#b8923a', '#e8e8e8', '#2f6fb3'])
  for (let i = 0; i < chance.whole(1, 2); i++) {
    pen.lineWidth = chance.between(0.3, 1.2)
    const inset = margin * (0.25 + 0.4 * i)
    pen.strokeRect(inset, inset, width - 2 * inset, height - 2 * inset)
  }
  return sheet
}

/** Paints a browser's window over the whole picture and says where in it the document stands. */
export function paintWindow(pen: Pen, size: Size, chance: Chance, family: string): Quad {
  const { width: w, height: h } = pen.canvas
  const dark = chance.often(0.3)
  const [page, bar, ink] = dark ? ['#1f2024', '#35363a', '#e8eaed'] : ['#ffffff', '#dee1e6', '#202124']
  pen.fillStyle = page
  pen.fillRect(0, 0, w, h)
  pen.fillStyle = bar
  pen.fillRect(0, 0, w, h * 0.1)
  for (const [i, colour] of ['#ed6a5e', '#f5bf4f', '#61c554'].entries()) {
    pen.fillStyle = colour
    pen.beginPath()
    pen.arc(h * (0.03 + i * 0.035), h * 0.026, h * 0.01, 0, Math.PI * 2)
    pen.fill()
  }
  pen.fillStyle = page
  pen.beginPath()
  pen.roundRect(w * 0.12, h * 0.055, w * 0.76, h * 0.036, h * 0.018)
  pen.fill()
  write(pen, 'specimen.example/documents/view', w * 0.14, h * 0.08, `${h * 0.02}px ${family}`, ink)
  write(pen, chance.pick(['Documents', 'IMG_2041.jpg', 'Downloads']), w * 0.12, h * 0.034, `${h * 0.019}px ${family}`, ink)
  const wide = Math.min(w * chance.between(0.58, 0.86), (h * 0.78 * size.width) / size.height)
  const high = (wide * size.height) / size.width
  const [left, top] = [(w - wide) * chance.between(0.3, 0.7), h * 0.1 + (h * 0.86 - high) * chance.between(0.2, 0.8)]
  write(pen, 'Page 1 of 1', left, h * 0.985, `${h * 0.018}px ${family}`, ink)
  return [[left, top], [left + wide, top], [left + wide, top + high], [left, top + high]]
}

/** The window's picture: nothing turned, no lens. */
export function windowPose(longSide: number, size: Size, seed: number, family: string): { pose: Pose; pen: Pen } {
  const chance = chanceOf(seed, 'window')
  const pen = createCanvas(longSide, Math.round(longSide * chance.between(0.6, 0.72))).getContext('2d')
  const corners = paintWindow(pen, size, chance, family)
  return { pen, pose: { width: pen.canvas.width, height: pen.canvas.height, corners, density: (corners[1][0] - corners[0][0]) / size.width } }
}
