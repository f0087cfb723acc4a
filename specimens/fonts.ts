// Finds the fonts to draw with: OCR-B comes along, Latin and Chinese faces are the system's, in two disjoint sets.
import { GlobalFonts } from '@napi-rs/canvas'
import { fileURLToPath } from 'node:url'
import type { Chance } from './chance.ts'

export type FontSet = 'tuning' | 'test'

export const OCR_B = 'Specimen OCR-B'

/** Candidates by family name, best first; a family named twice is drawn twice as often. */
const LATIN: Record<FontSet, readonly string[]> = {
  tuning: ['DejaVu Sans', 'DejaVu Sans Condensed', 'DejaVu Serif', 'Helvetica', 'Verdana', 'Segoe UI'],
  test: ['Liberation Sans', 'Liberation Serif', 'Noto Sans', 'Arial', 'Times New Roman'],
}
/** Noto comes as a collection that names its Japanese face first; the drawing asks for the simplified forms by language. */
const HAN: Record<FontSet, readonly string[]> = {
  tuning: ['WenQuanYi Zen Hei', 'WenQuanYi Zen Hei', 'AR PL UMing CN', 'Noto Serif CJK JP', 'Noto Serif CJK SC', 'SimSun', 'Songti SC'],
  test: ['Noto Sans CJK JP', 'Noto Sans CJK JP', 'Noto Sans CJK SC', 'WenQuanYi Micro Hei', 'WenQuanYi Micro Hei', 'AR PL UKai CN', 'Microsoft YaHei', 'PingFang SC'],
}

let families: Set<string> | null = null

/** The families of this machine, found once (the canvas has looked through the usual font folders); registers OCR-B. */
function findFamilies(): Set<string> {
  if (families) return families
  const file = fileURLToPath(new URL('fonts/OCRB.otf', import.meta.url))
  if (!GlobalFonts.registerFromPath(file, OCR_B)) throw new Error(`cannot load the font ${file}`)
  families = new Set(GlobalFonts.families.map(({ family }) => family))
  return families
}

/** One face of a set; of the other set where the machine has none of it; null where it has none at all. */
function choose(candidates: Record<FontSet, readonly string[]>, set: FontSet, chance: Chance): string | null {
  const here = findFamilies()
  for (const name of [set, set === 'tuning' ? 'test' : 'tuning'] as const) {
    const found = candidates[name].filter((family) => here.has(family))
    if (found.length > 0) return chance.pick(found)
  }
  return null
}

/** Whether the machine has a font for Chinese text. */
export function hasHanFont(): boolean {
  return [...HAN.tuning, ...HAN.test].some((family) => findFamilies().has(family))
}

/** The first of some families this machine has, or null. */
export function firstFont(families: readonly string[]): string | null {
  return families.find((family) => findFamilies().has(family)) ?? null
}

/** A CSS family list for Latin text; OCR-B where the machine has no fonts, so that Utopian specimens can be made anywhere. */
export function latinFont(set: FontSet, chance: Chance): string {
  const face = choose(LATIN, set, chance)
  return face ? `"${face}", "${OCR_B}"` : `"${OCR_B}"`
}

/**
 * A CSS family list for Chinese text; the other faces follow, since not each has the rare characters.
 * @throws {Error} when the machine has no Chinese font.
 */
export function hanFont(set: FontSet, chance: Chance): string {
  const face = choose(HAN, set, chance)
  if (!face) throw new Error('no Chinese font found: install one, on Debian: apt-get install fonts-wqy-zenhei fonts-noto-cjk')
  const others = [...new Set([...HAN[set], ...HAN.tuning, ...HAN.test])].filter((family) => family !== face && findFamilies().has(family))
  return [face, ...others].map((family) => `"${family}"`).join(', ')
}
