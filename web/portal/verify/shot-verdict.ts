// What is wrong with a picture just taken, by the server's own measures, before it is sent: pure. The server's reading decides.
import type { Quad } from '#contract/reading.ts'
import { findCorners } from '#optics/find-corners.ts'
import { growQuad, mapQuad } from '#optics/geometry.ts'
import { measureQuality, QUALITY_LIMITS } from '#optics/measure-quality.ts'
import type { Raster } from '#optics/raster.ts'
import { fingerprintOf, likeness, SAME_SIDE, type Fingerprint } from './fingerprint.ts'
import { glareLimit, isShaped } from './frame-sight.ts'
import { measurePerson } from './measure-person.ts'
import { sizeOf, type Shape } from './side-shape.ts'

export const SHOT_FAULTS = ['dark', 'cut', 'unseen', 'same', 'blurred', 'coarse', 'covered', 'glare', 'grey'] as const
export type ShotFault = (typeof SHOT_FAULTS)[number]

export type Verdict = {
  /** `refuse`: the server would send it back. `warn`: it may be read, but could be better. */
  readonly weight: 'refuse' | 'warn' | 'none'
  /** The one thing to say, the gravest; null where nothing is wrong. */
  readonly fault: ShotFault | null
  /** Where, in shares of the picture; null where no place can be shown. */
  readonly place: Quad | null
  /** The document, in shares of the picture; null where none is sure. */
  readonly document: Quad | null
  /** Of the document seen; null where none is. */
  readonly print: Fingerprint | null
}

/** The server's names. What it only tells the reviewer, such as a screen's grid, is not said here either. */
const OURS: Readonly<Record<string, ShotFault>> = {
  document_too_dark: 'dark', document_cut_off: 'cut', document_blurred: 'blurred', low_resolution: 'coarse', document_too_small: 'coarse', document_covered: 'covered',
  document_glare: 'glare', black_and_white: 'grey',
}
/** Judges a picture at the size the reader works at (long side 2000 at most). `taken` are prints of the other sides already taken. */
export function verdictOf(picture: Raster, shape: Shape, taken: readonly Fingerprint[]): Verdict {
  if (shape === 'person') return { ...measurePerson(picture), place: null, document: null, print: null }
  const corners = findCorners(picture)
  const { faults, brightness, glare } = measureQuality(picture, corners, { sizeMm: sizeOf(shape), scale: 1, widthByText: null })
  const share = (quad: Quad): Quad => mapQuad(quad, ([x, y]) => [x / picture.width, y / picture.height])
  if (!corners || !isShaped(corners, picture)) {
    // What is measured may be the table.
    const isDark = brightness < QUALITY_LIMITS.brightness.refuse
    const isCut = corners !== null && corners.atBorder > 0
    return { weight: 'warn', fault: isDark ? 'dark' : isCut ? 'cut' : 'unseen', place: isCut ? share(corners.quad) : null, document: null, print: null }
  }
  const print = fingerprintOf(picture, corners.quad)
  const found = new Map(faults.flatMap(({ code, weight, box }) => (OURS[code] ? [[OURS[code], { weight, box }] as const] : [])))
  if (corners.atBorder > 0) {
    found.set('cut', { weight: found.get('cut')?.weight ?? 'warn', box: null })
    found.delete('covered')
  }
  if (glare <= glareLimit(brightness)) found.delete('glare')
  if (taken.some((each) => likeness(print, each) > SAME_SIDE)) found.set('same', { weight: 'warn', box: null })
  const refused = SHOT_FAULTS.find((each) => found.get(each)?.weight === 'refuse')
  const fault = refused ?? SHOT_FAULTS.find((each) => found.has(each)) ?? null
  const place = fault === null || fault === 'dark' ? null : found.get(fault)?.box ?? growQuad(corners.quad, 0.01, 0.01)
  return { weight: refused ? 'refuse' : fault ? 'warn' : 'none', fault, place: place && share(place), document: share(corners.quad), print }
}
