// Lines of text made for tests: read without fault where they are said to stand.
import type { Quad } from '#contract/reading.ts'
import type { TextLine } from './text-line.ts'

/** A line 20 high whose letters stand 10 apart, from its left upper corner. */
export function madeLine(text: string, left: number, top: number, confidence = 0.99): TextLine {
  const [width, height] = [text.length * 10, 20]
  const quad: Quad = [[left, top], [left + width, top], [left + width, top + height], [left, top + height]]
  const characters = Array.from(text, (character, i) => ({ character, confidence, at: (i + 0.5) / text.length }))
  return { text, confidence, characters, drawn: width * 2, passedOver: false, quad, u: left + width / 2, v: top + height / 2, width, height, slope: 0 }
}
