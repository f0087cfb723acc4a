// How good or bad a picture is: the throws of each level, and the one thing each defect makes wrong.
import type { Chance } from './chance.ts'

/** 0 good, 1 medium, 2 hard (some of it truly unreadable). */
export type Level = 0 | 1 | 2
export type Defect =
  | 'blurred' | 'glare' | 'dark' | 'cut_off' | 'small' | 'greyscale' | 'covered' | 'two_documents' | 'photocopy' | 'screen'
export const LEVELS = [0, 1, 2] as const satisfies readonly Level[]
export const DEFECTS = [
  'blurred', 'glare', 'dark', 'cut_off', 'small', 'greyscale', 'covered', 'two_documents', 'photocopy', 'screen',
] as const satisfies readonly Defect[]

export type Conditions = {
  /** Degrees. */
  roll: number
  pitch: number
  yaw: number
  /** Quarter turns clockwise. */
  quarter: number
  /** Share of the picture the document fills, along the tighter side. */
  fill: number
  /** Pixels per millimetre at a long side of 1600, in place of `fill`. */
  density: number | null
  /** How far from the middle it may lie, 0 to 0.5. */
  stray: number
  /** Share of the document beyond the border. */
  cut: number
  /** Gaussian, in pixels at a long side of 1600. */
  blur: number
  /** Length of a shake, in the same pixels. */
  shake: number
  /** Deviation of the sensor's noise, of 255. */
  noise: number
  /** JPEG quality. */
  quality: number
  /** Fall of light across the picture, 0 to 1. */
  fall: number
  /** Depth of a cast shadow, 0 to 1. */
  shadow: number
  /** Strength of a reflection, 0 to 1; above 0.9 it blows out. */
  glare: number
  /** Exposure, 1 is right. */
  exposure: number
  grey: boolean
  /** A finger at the edge (no field touched), or over the fields. */
  finger: 'none' | 'edge' | 'over'
  busy: boolean
  /** Depth of the dark band a display's refresh leaves across the picture, 0 to 1. */
  band: number
}

/** Everything a level throws. */
function ofLevel(level: Level, chance: Chance): Conditions {
  const around = (most: number): number => chance.between(-most, most)
  const by = <T>(good: T, medium: T, hard: T): T => [good, medium, hard][level]!
  const quarter = chance.often(by(0, 0.1, 0.25)) ? chance.whole(1, 3) : 0
  return {
    roll: around(by(4, 13, 26)),
    pitch: around(by(6, 14, 23)),
    yaw: around(by(6, 14, 23)),
    quarter,
    fill: chance.between(by(0.8, 0.62, 0.5), by(0.93, 0.88, 0.82)),
    density: null,
    stray: by(0.15, 0.3, 0.5),
    cut: 0,
    blur: chance.between(by(0, 0.4, 0.7), by(0.45, 1, 2.1)),
    shake: level === 2 && chance.often(0.3) ? chance.between(2, 6) : 0,
    noise: chance.between(by(1.5, 4, 7), by(3.5, 8, 14)),
    quality: chance.whole(by(90, 78, 52), by(94, 90, 76)),
    fall: chance.between(0, by(0.12, 0.25, 0.4)),
    shadow: chance.often(by(0.2, 0.5, 0.8)) ? chance.between(0.06, by(0.14, 0.26, 0.42)) : 0,
    glare: chance.often(by(0, 0.3, 0.5)) ? chance.between(0.15, by(0.2, 0.45, 0.8)) : 0,
    exposure: chance.between(by(0.94, 0.84, 0.66), by(1.06, 1.1, 1.16)),
    grey: false,
    finger: chance.often(by(0, 0.25, 0.4)) ? 'edge' : 'none',
    busy: chance.often(by(0, 0.45, 0.65)),
    band: 0,
  }
}

/** What each defect makes of it; the rest of the picture stays as its level has it. */
const SPOIL: Record<Defect, (chance: Chance) => Partial<Conditions>> = {
  blurred: (chance) => ({ blur: chance.between(14.5, 18) }),
  // A mirrored lamp is brighter than the sensor can hold, whatever the exposure of the rest.
  glare: () => ({ glare: 1, exposure: 1.1 }),
  dark: (chance) => ({ exposure: chance.between(0.09, 0.14), noise: 8 }),
  cut_off: (chance) => ({ cut: chance.between(0.12, 0.24), stray: 0 }),
  small: (chance) => ({ density: chance.between(3.7, 4.6), stray: 0.4 }),
  greyscale: () => ({ grey: true }),
  covered: () => ({ finger: 'over' }),
  // A second one lies under it; the picture is of both.
  two_documents: (chance) => ({ fill: chance.between(0.84, 0.95), quarter: 0, finger: 'none' }),
  // Paper all round, and no lamination that shines.
  photocopy: (chance) => ({ fill: chance.between(0.6, 0.85), glare: 0 }),
  screen: (chance) => ({ fill: chance.between(0.62, 0.9), glare: 0, shadow: 0, finger: 'none', band: chance.often(0.5) ? chance.between(0.08, 0.25) : 0 }),
}

/** The conditions of one picture. */
export function throwConditions(level: Level, defect: Defect | undefined, chance: Chance): Conditions {
  const fair = ofLevel(level, chance)
  return defect ? { ...fair, ...SPOIL[defect](chance) } : fair
}
