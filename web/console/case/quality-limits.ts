// The limits of a picture's figures as the reader has them, and how far each figure is drawn. A test holds them to the reader's own.

/** Below `refuse` the picture goes back, below `warn` it is warned of; above `hint` the reviewer is told. */
export type Limits = { readonly refuse?: number; readonly warn?: number; readonly hint?: number }

export const QUALITY_LIMITS = {
  sharpness: { refuse: 1.4, warn: 2.4 },
  pixels_per_mm: { refuse: 5, warn: 6 },
  brightness: { refuse: 35, warn: 60 },
  chroma: { warn: 4 },
  glare: { hint: 0.03 },
} as const satisfies Record<string, Limits>
export type Figure = keyof typeof QUALITY_LIMITS

/** Where each drawing ends; what lies beyond stands at its end. */
export const DRAWN_TO: Readonly<Record<Figure, number>> = { sharpness: 8, pixels_per_mm: 18, brightness: 255, chroma: 48, glare: 0.12 }

/** Below this a printed value is not relied on. */
export const SURE_PRINT = 0.85

export type Tone = 'good' | 'weak' | 'bad'

/** How a figure stands against its limits. */
export function toneOf(value: number, { refuse, warn, hint }: Limits): Tone {
  if (hint !== undefined) return value > hint ? 'weak' : 'good'
  return refuse !== undefined && value < refuse ? 'bad' : warn !== undefined && value < warn ? 'weak' : 'good'
}

export type Zone = { readonly tone: Tone; readonly from: number; readonly to: number }

/** The coloured stretches of a drawing that ends at `top`, from left to right. */
export function zonesOf({ refuse = 0, warn = 0, hint }: Limits, top: number): Zone[] {
  const zones: Zone[] = hint === undefined
    ? [{ tone: 'bad', from: 0, to: refuse }, { tone: 'weak', from: refuse, to: warn }, { tone: 'good', from: warn, to: top }]
    : [{ tone: 'good', from: 0, to: hint }, { tone: 'weak', from: hint, to: top }]
  return zones.filter(({ from, to }) => to > from)
}
