// Reads text lines: the PP-OCRv4 recogniser and the greedy decoding of its CTC output, with the place of every character.
import { Tensor } from 'onnxruntime-node'
import type { Quad } from '#contract/reading.ts'
import { cropLine, cropQuad } from '#optics/crop-quad.ts'
import type { Raster } from '#optics/raster.ts'
import type { Engines } from './engines.ts'
import type { Character, RecognisedText } from './recognised-text.ts'
import { LIKELIEST } from './tell-likeliest.ts'
import { measureInk, type LineInk } from './line-ink.ts'
import { settleReadings } from './settle-readings.ts'
import { spaceWords } from './word-gaps.ts'

const HEIGHT = 48
const NARROWEST = 96
const WIDEST = 1600
/** The network answers once every 8 pixels: narrow letters swallow one another unless the line is stretched. */
const DENSE = { fewest: 8, pixels: 19, sure: 0.95, stretch: 1.5 }
/** Where letters were swallowed already fewer are left to count, and the others are unsure: LAM, YUK YIN read as LAMUKI. */
const SWALLOWED = { fewest: 5, pixels: 44, sure: 0.88, stretch: 2 }

/** Shorter lines are left uncounted: a speck beside one letter is soon as high. */
const FEWEST_COUNTED = 4

/** Copies a line into what the network takes: blue, green, red planes, brightness -1 to 1; what it is padded with stays 0. */
function copyLine(line: Raster, width: number, planes: Float32Array): void {
  const size = width * HEIGHT
  for (let y = 0; y < HEIGHT; y++) {
    for (let x = 0, from = y * line.width * 3, to = y * width; x < line.width; x++, from += 3, to++) {
      planes[to] = line.data[from + 2]! / 127.5 - 1
      planes[size + to] = line.data[from + 1]! / 127.5 - 1
      planes[2 * size + to] = line.data[from]! / 127.5 - 1
    }
  }
}

/** Chinese characters are of several pieces each: their ink is not counted. */
function isMeasured(characters: readonly Character[]): boolean {
  return characters.length >= FEWEST_COUNTED && !characters.some(({ character }) => /\p{Script=Han}/u.test(character))
}

/** Whether more strokes as high as letters stand in a line than letters and figures were read. */
function hasPassedOver(characters: readonly Character[], ink: LineInk | null): boolean {
  return ink !== null && ink.strokes > characters.filter(({ character }) => /[\p{L}\p{N}]/u.test(character)).length
}

type Likeliest = { classes: BigInt64Array; probabilities: Float32Array }

/** Decodes a line: the likeliest class of each step, repeats and blanks left out. `span`: the width looked at, of the line's own. */
function decode({ classes, probabilities }: Likeliest, dictionary: readonly string[], span: number): Character[] {
  const characters: Character[] = []
  const steps = probabilities.length
  let previous = 0
  for (let step = 0; step < steps; step++) {
    const best = Number(classes[step]!)
    const character = dictionary[best]
    if (best !== 0 && best !== previous && character !== undefined) {
      characters.push({ character, confidence: probabilities[step]!, at: Math.min(1, ((step + 0.5) / steps) * span) })
    }
    previous = best
  }
  return characters
}

const paddedWidth = (line: Raster): number => Math.max(NARROWEST, Math.ceil(line.width / 8) * 8)

/** Reads one line: together with others, padded to one width, lines cost more than one by one (measured: a batch does not fit the cache). */
async function recogniseLine(engines: Engines, line: Raster, stretch = 1): Promise<RecognisedText> {
  const width = paddedWidth(line)
  const planes = new Float32Array(3 * HEIGHT * width)
  copyLine(line, width, planes)
  const outputs = await engines.recogniser.run({ [engines.recogniser.inputNames[0]!]: new Tensor('float32', planes, [1, 3, HEIGHT, width]) })
  const [classes, probabilities] = [outputs[LIKELIEST.class]?.data, outputs[LIKELIEST.probability]?.data]
  if (!(classes instanceof BigInt64Array) || !(probabilities instanceof Float32Array)) throw new Error('the recogniser answered without classes')
  const read = decode({ classes, probabilities }, engines.dictionary, width / line.width)
  const ink = isMeasured(read) ? measureInk(line, stretch) : null
  const characters = spaceWords(read, line.width, ink, stretch)
  const total = characters.reduce((sum, each) => sum + each.confidence, 0)
  const confidence = characters.length > 0 ? total / characters.length : 0
  return { text: characters.map((each) => each.character).join(''), confidence, characters, drawn: line.width, passedOver: hasPassedOver(read, ink) }
}

/** Reads the line within a quad whose first edge runs along the text. Confidence is the mean of the characters', 0 for no text. */
export async function recogniseText(engines: Engines, raster: Raster, quad: Quad): Promise<RecognisedText> {
  return recogniseLine(engines, cropLine(raster, quad, HEIGHT, WIDEST))
}

const isLike = ({ characters, drawn, confidence }: RecognisedText, { fewest, pixels, sure }: typeof DENSE): boolean =>
  characters.length >= fewest && drawn / characters.length < pixels && confidence <= sure

/** Whether letters stand so close in a line that some may have been swallowed, or were. */
export function isDense(line: RecognisedText): boolean {
  return isLike(line, DENSE) || isLike(line, SWALLOWED)
}

/** Reads a line again, stretched, and makes one reading of the two. */
export async function recogniseStretched(engines: Engines, raster: Raster, quad: Quad, first: RecognisedText): Promise<RecognisedText> {
  const width = Math.min(WIDEST, Math.round(first.drawn * (isLike(first, SWALLOWED) && !isLike(first, DENSE) ? SWALLOWED : DENSE).stretch))
  const stretched = await recogniseLine(engines, cropQuad(raster, quad, width, HEIGHT), width / first.drawn)
  return settleReadings(first, stretched)
}
