// The watermark: a text repeated slantwise across a picture, drawn from glyphs of our own so that no font need be installed.
import { readFileSync } from 'node:fs'

const SIZE = 24
/** Letter height against the short side of the picture. */
const HEIGHT = 1 / 22
const SLANT = -Math.PI / 7
const GAP = 2
const ROW_STEP = 4.5
/** Strong enough to survive a photograph of the screen, weak enough that a reviewer reads the print under it. */
const [OPACITY, EDGE_OPACITY] = [62, 48]

type Glyph = { width: number; bits: string }
const GLYPHS = JSON.parse(readFileSync(new URL('watermark-glyphs.json', import.meta.url), 'utf8')) as Record<string, Glyph>

/** The text as one strip of bits, `SIZE` high; characters without a glyph are left blank. */
function stripOf(text: string): { columns: number; bits: Uint8Array } {
  const glyphs = Array.from(text, (each): Glyph => GLYPHS[each] ?? { width: SIZE / 2, bits: '' })
  const columns = glyphs.reduce((sum, glyph) => sum + glyph.width, 0) + GAP * SIZE
  const bits = new Uint8Array(columns * SIZE)
  let left = 0
  for (const { width, bits: rows } of glyphs) {
    for (let i = 0; i < rows.length * 4; i++) {
      const isSet = (Number.parseInt(rows[i >> 2]!, 16) >> (3 - (i & 3))) & 1
      if (isSet) bits[Math.floor(i / width) * columns + left + (i % width)] = 1
    }
    left += width
  }
  return { columns, bits }
}

/**
 * A see-through layer (RGBA) of a picture's size with the text all over it: dark letters with a light edge, legible on any ground.
 * @throws {Error} where the text holds no character that can be drawn: nobody may see a picture without its mark
 */
export function drawWatermark(text: string, width: number, height: number): Uint8Array {
  if (!Array.from(text).some((each) => each in GLYPHS)) throw new Error('the watermark holds no character that can be drawn')
  const { columns, bits } = stripOf(text)
  const perPixel = SIZE / Math.max(8, Math.min(width, height) * HEIGHT)
  const [cos, sin] = [Math.cos(SLANT) * perPixel, Math.sin(SLANT) * perPixel]
  const step = SIZE * ROW_STEP
  const isInk = (u: number, v: number): boolean => {
    const row = Math.floor(v / step)
    const y = Math.floor(v - row * step)
    if (y >= SIZE) return false
    // Every other row begins half a text later, so that no spot stays free of it.
    const along = Math.floor(u + (row % 2 === 0 ? 0 : columns / 2)) % columns
    return bits[y * columns + (along < 0 ? along + columns : along)] === 1
  }
  const layer = new Uint8Array(width * height * 4)
  for (let y = 0; y < height; y++) {
    for (let x = 0; x < width; x++) {
      const u = x * cos + y * sin
      const v = y * cos - x * sin
      const to = (y * width + x) * 4
      if (isInk(u, v)) {
        layer[to] = layer[to + 1] = layer[to + 2] = 40
        layer[to + 3] = OPACITY
      } else if (isInk(u - 1.6, v - 1.6)) {
        layer[to] = layer[to + 1] = layer[to + 2] = 250
        layer[to + 3] = EDGE_OPACITY
      }
    }
  }
  return layer
}
