// Documents that are not there themselves: copied on paper by toner, or shown on a screen. Papers and screens come in two disjoint sets.
import { createCanvas } from '@napi-rs/canvas'
import type { BackgroundSet } from './background.ts'
import { chanceOf, type Chance } from './chance.ts'
import { openSheet, type Sheet } from './sheet.ts'

/** Tones of paper: white and recycled in one set, tinted ones in the other. */
const PAPERS: Record<BackgroundSet, readonly (readonly [number, number, number])[]> = {
  tuning: [[250, 250, 248], [232, 231, 226], [244, 238, 222]],
  test: [[247, 248, 251], [222, 226, 228], [250, 240, 210], [226, 238, 226]],
}
/** Pixels of the screen across a millimetre of the document shown. */
const SCREENS: Record<BackgroundSet, readonly [least: number, most: number]> = { tuning: [4.6, 6.2], test: [6.6, 8.4] }
/** Camera-side samples for one pixel of the screen, one for each of its colours. */
const CELL = 3

/** Grains of toner, thrown once: a table is ten times quicker than a throw for each pixel. */
const GRAINS = ((): Float32Array => {
  const chance = chanceOf(1, 'toner')
  return Float32Array.from({ length: 1 << 15 }, () => chance.normal())
})()

type Pixels = { data: Uint8ClampedArray; width: number; height: number }

const pixelsOf = (sheet: Sheet): Pixels => sheet.pen.getImageData(0, 0, sheet.canvas.width, sheet.canvas.height)

/** A sheet of the same size in millimetres that shows other pixels. */
function sheetOf({ data, width, height }: Pixels, like: Sheet): Sheet {
  const canvas = createCanvas(width, height)
  const pen = canvas.getContext('2d')
  const image = pen.createImageData(width, height)
  image.data.set(data)
  pen.putImageData(image, 0, 0)
  return { canvas, pen, width: like.width, height: like.height }
}

type Paper = { tone: readonly [number, number, number]; toner: number; grain: number; contrast: number; streak: number }

/** The paper and the machine of one copy. */
function pickPaper(set: BackgroundSet, chance: Chance): Paper {
  return {
    tone: chance.pick(PAPERS[set]), toner: chance.between(20, 60), grain: chance.between(8, 22), contrast: chance.between(1.2, 1.9),
    streak: chance.often(0.4) ? chance.next() : -1,
  }
}

/** The document as toner on paper: no colour but the paper's, harder contrast, grain, sometimes a streak of the drum. */
function photocopy(sheet: Sheet, paper: Paper, chance: Chance): Sheet {
  const pixels = pixelsOf(sheet)
  const { data, width } = pixels
  const streakAt = Math.round(paper.streak * width)
  let grain = chance.whole(0, GRAINS.length - 1)
  for (let i = 0; i < data.length; i += 4) {
    // Another place in the table for each row, so that no pattern repeats.
    grain = (i / 4) % width === 0 ? chance.whole(0, GRAINS.length - 1) : (grain + 1) % GRAINS.length
    const luma = (0.3 * data[i]! + 0.59 * data[i + 1]! + 0.11 * data[i + 2]!) / 255
    // Pale grounds burn out, dark ones run together.
    const hard = Math.min(1, Math.max(0, 0.5 + (luma - 0.52) * paper.contrast))
    const column = (i / 4) % width
    const dirt = Math.abs(column - streakAt) < 2 && paper.streak >= 0 ? 0.25 : 0
    const light = Math.min(1, Math.max(0, hard - dirt + (GRAINS[grain]! * paper.grain * (1.2 - hard)) / 255))
    for (let k = 0; k < 3; k++) data[i + k] = paper.toner + (paper.tone[k]! - paper.toner) * light
  }
  const copy = sheetOf(pixels, sheet)
  // The edge of what was copied leaves a faint line.
  copy.pen.strokeStyle = `rgba(40,40,44,${chance.between(0.15, 0.55)})`
  copy.pen.lineWidth = copy.canvas.width / 420
  copy.pen.strokeRect(0, 0, copy.canvas.width, copy.canvas.height)
  return copy
}

/** The rest of the paper round the copy, `margin` in millimetres. */
function blankPaper(size: { width: number; height: number }, margin: number, paper: Paper): Sheet {
  const [r, g, b] = paper.tone
  return openSheet({ width: size.width + 2 * margin, height: size.height + 2 * margin, corner: 0.2 }, 3, `rgb(${r},${g},${b})`)
}

type Screen = { perMm: number; gap: number; bleed: number; blue: number }

/** The display of one picture. */
function pickScreen(set: BackgroundSet, chance: Chance): Screen {
  return { perMm: chance.between(...SCREENS[set]), gap: chance.between(0.5, 0.75), bleed: chance.between(0.45, 0.7), blue: chance.between(1, 1.12) }
}

/** The document as a display shows it: in its pixels, each of three colours side by side, with dark rows between. */
function onScreen(sheet: Sheet, screen: Screen): Sheet {
  const [columns, rows] = [Math.round(sheet.width * screen.perMm), Math.round(sheet.height * screen.perMm)]
  const coarse = createCanvas(columns, rows)
  const pen = coarse.getContext('2d')
  pen.imageSmoothingQuality = 'high'
  pen.drawImage(sheet.canvas, 0, 0, columns, rows)
  const from = pen.getImageData(0, 0, columns, rows).data
  const [width, height] = [columns * CELL, rows * CELL]
  const data = new Uint8ClampedArray(width * height * 4)
  // As bright on the whole as the document itself.
  const gain = (3 * CELL) / ((1 + 2 * screen.bleed) * (CELL - 1 + screen.gap))
  for (let y = 0, at = 0; y < height; y++) {
    const row = y % CELL === CELL - 1 ? screen.gap : 1
    for (let x = 0; x < width; x++, at += 4) {
      const source = (Math.floor(y / CELL) * columns + Math.floor(x / CELL)) * 4
      for (let k = 0; k < 3; k++) {
        data[at + k] = from[source + k]! * row * gain * 0.92 * (x % CELL === k ? 1 : screen.bleed) * (k === 2 ? screen.blue : 1)
      }
      data[at + 3] = from[source + 3]!
    }
  }
  return sheetOf({ data, width, height }, sheet)
}

/** The display round the document: the ground of a viewer, and with `bezel` its frame. Millimetres. */
function viewerRound(size: { width: number; height: number }, margin: number, hasBezel: boolean, chance: Chance): Sheet {
  const sheet = openSheet({ width: size.width + 2 * margin, height: size.height + 2 * margin, corner: 2 }, 4, chance.pick(['#202124', '#f4f4f6', '#3b3f46']))
  if (hasBezel) {
    sheet.pen.strokeStyle = '#0b0b0d'
    sheet.pen.lineWidth = 16
    sheet.pen.strokeRect(0, 0, sheet.width, sheet.height)
  }
  return sheet
}

/** What stands in for the document, and what lies round it so many millimetres wide. */
export type StandIn = { flat: Sheet; round: Sheet; margin: number }

/** The document as a copy or on a display. */
export function standIn(defect: 'photocopy' | 'screen', flat: Sheet, set: BackgroundSet, chance: Chance): StandIn {
  if (defect === 'photocopy') {
    const paper = pickPaper(set, chance)
    const margin = chance.between(8, 40)
    return { flat: photocopy(flat, paper, chance), round: blankPaper(flat, margin, paper), margin }
  }
  const margin = chance.between(12, 30)
  return { flat: onScreen(flat, pickScreen(set, chance)), round: viewerRound(flat, margin, chance.often(0.4), chance), margin }
}
