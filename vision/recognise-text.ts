// Reads text lines: the PP-OCRv4 recogniser and the greedy decoding of its CTC output, with the place of every character.
import { Tensor } from 'onnxruntime-node'
import type { Quad } from '#contract/reading.ts'
import { cropLine, cropQuad } from '#optics/crop-quad.ts'
import type { Raster } from '#optics/raster.ts'
import { onlyOutput, type Engines } from './engines.ts'
import type { Character, RecognisedText } from './recognised-text.ts'
import { spaceWords } from './word-gaps.ts'

const HEIGHT = 48
const NARROWEST = 96
const WIDEST = 1600
/** Lines read at once: as many as differ in width by no more than this, for the narrower ones are padded. */
const BATCH = { most: 8, wider: 1.2, pixels: 2600 }
/** The network answers once every 8 pixels: narrow letters swallow one another unless the line is stretched. */
const DENSE = { fewest: 8, pixels: 19, sure: 0.95, stretch: 1.5 }
/** Where letters were swallowed already fewer are left to count, and the others are unsure: LAM, YUK YIN read as LAMUKI. */
const SWALLOWED = { fewest: 5, pixels: 44, sure: 0.88, stretch: 2 }


/** Copies a line into its place in a batch: blue, green, red planes, brightness -1 to 1; the rest stays 0. */
function copyLine(line: Raster, width: number, planes: Float32Array, offset: number): void {
  const size = width * HEIGHT
  for (let y = 0; y < HEIGHT; y++) {
    for (let x = 0; x < line.width; x++) {
      const from = (y * line.width + x) * 3
      const to = offset + y * width + x
      planes[to] = line.data[from + 2]! / 127.5 - 1
      planes[size + to] = line.data[from + 1]! / 127.5 - 1
      planes[2 * size + to] = line.data[from]! / 127.5 - 1
    }
  }
}

/** Decodes one line of the output: the likeliest class of each step, repeats and blanks left out. */
function decode(data: Float32Array, offset: number, steps: number, classes: number, dictionary: readonly string[], span: number): Character[] {
  const characters: Character[] = []
  let previous = -1
  for (let step = 0; step < steps; step++) {
    let [best, likely] = [0, -1]
    for (let from = offset + step * classes, i = from, end = from + classes; i < end; i++) {
      if (data[i]! > likely) {
        likely = data[i]!
        best = i - from
      }
    }
    const character = dictionary[best]
    if (best !== 0 && best !== previous && character !== undefined) {
      characters.push({ character, confidence: likely, at: Math.min(1, ((step + 0.5) / steps) * span) })
    }
    previous = best
  }
  return characters
}

const paddedWidth = (line: Raster): number => Math.max(NARROWEST, Math.ceil(line.width / 8) * 8)

/** Reads lines of about one width together. */
async function recogniseBatch(engines: Engines, lines: readonly Raster[], stretch = 1): Promise<RecognisedText[]> {
  const width = Math.max(...lines.map(paddedWidth))
  const planes = new Float32Array(lines.length * 3 * HEIGHT * width)
  for (const [i, line] of lines.entries()) copyLine(line, width, planes, i * 3 * HEIGHT * width)
  const input = new Tensor('float32', planes, [lines.length, 3, HEIGHT, width])
  const { data, dims } = onlyOutput(engines.recogniser, await engines.recogniser.run({ [engines.recogniser.inputNames[0]!]: input }))
  const [steps, classes] = [dims[1]!, dims[2]!]
  return lines.map((line, i) => {
    const characters = spaceWords(line, decode(data, i * steps * classes, steps, classes, engines.dictionary, width / line.width), stretch)
    const total = characters.reduce((sum, each) => sum + each.confidence, 0)
    const confidence = characters.length > 0 ? total / characters.length : 0
    return { text: characters.map((each) => each.character).join(''), confidence, characters, drawn: line.width }
  })
}

/** Numbers of lines that are read together, narrow ones first. */
function batchesOf(widths: readonly number[]): number[][] {
  const batches: number[][] = []
  for (const i of [...widths.keys()].toSorted((a, b) => widths[a]! - widths[b]!)) {
    const last = batches[batches.length - 1]
    const fits = last && last.length < BATCH.most && widths[i]! <= BATCH.wider * widths[last[0]!]! && (last.length + 1) * widths[i]! <= BATCH.pixels
    if (fits) last.push(i)
    else batches.push([i])
  }
  return batches
}

/** Reads the lines within quads whose first edges run along the text. Confidence is the mean of the characters', 0 for no text. */
export async function recogniseTexts(engines: Engines, raster: Raster, quads: readonly Quad[]): Promise<RecognisedText[]> {
  const lines = quads.map((quad) => cropLine(raster, quad, HEIGHT, WIDEST))
  const texts: RecognisedText[] = []
  for (const batch of batchesOf(lines.map(paddedWidth))) {
    const read = await recogniseBatch(engines, batch.map((i) => lines[i]!))
    for (const [k, i] of batch.entries()) texts[i] = read[k]!
  }
  return texts
}

const isLike = ({ characters, drawn, confidence }: RecognisedText, { fewest, pixels, sure }: typeof DENSE): boolean =>
  characters.length >= fewest && drawn / characters.length < pixels && confidence <= sure

/** Whether letters stand so close in a line that some may have been swallowed, or were. */
export function isDense(line: RecognisedText): boolean {
  return isLike(line, DENSE) || isLike(line, SWALLOWED)
}

/** Reads a dense line again, stretched; the better of the two readings. */
export async function recogniseStretched(engines: Engines, raster: Raster, quad: Quad, first: RecognisedText): Promise<RecognisedText> {
  const width = Math.min(WIDEST, Math.round(first.drawn * (isLike(first, DENSE) ? DENSE : SWALLOWED).stretch))
  const [stretched] = await recogniseBatch(engines, [cropQuad(raster, quad, width, HEIGHT)], width / first.drawn)
  return stretched!.confidence > first.confidence ? { ...stretched!, drawn: first.drawn } : first
}
