// Reads one text line: the PP-OCRv4 recogniser and the greedy decoding of its CTC output, with the place of every character.
import { Tensor } from 'onnxruntime-node'
import type { Quad } from '#contract/reading.ts'
import { cropLine, cropQuad } from '#optics/crop-quad.ts'
import { onlyOutput, type Engines } from './engines.ts'
import type { Raster } from '#optics/raster.ts'

const HEIGHT = 48
const NARROWEST = 96
const WIDEST = 1600
/** The network answers once every 8 pixels: narrow letters swallow one another unless the line is stretched. */
const DENSE = { fewest: 8, pixels: 19, sure: 0.95, stretch: 1.5 }

/** `at`: the place of its centre along the line, 0 to 1. */
export type Character = { character: string; confidence: number; at: number }
export type RecognisedText = { text: string; confidence: number; characters: Character[] }

function toInput(line: Raster, width: number): Tensor {
  const size = width * HEIGHT
  const planes = new Float32Array(3 * size)
  for (let y = 0; y < HEIGHT; y++) {
    for (let x = 0; x < line.width; x++) {
      const from = (y * line.width + x) * 3
      const to = y * width + x
      planes[to] = line.data[from + 2]! / 127.5 - 1
      planes[size + to] = line.data[from + 1]! / 127.5 - 1
      planes[2 * size + to] = line.data[from]! / 127.5 - 1
    }
  }
  return new Tensor('float32', planes, [1, 3, HEIGHT, width])
}

/** Reads the line within a quad whose first edge runs along the text. Confidence is the mean of the characters', 0 for no text. */
export async function recogniseText(engines: Engines, raster: Raster, quad: Quad): Promise<RecognisedText> {
  const line = cropLine(raster, quad, HEIGHT, WIDEST)
  const read = await recogniseLine(engines, line)
  const isDense = read.characters.length >= DENSE.fewest && line.width / read.characters.length < DENSE.pixels
  if (!isDense || read.confidence > DENSE.sure) return read
  const stretched = await recogniseLine(engines, cropQuad(raster, quad, Math.min(WIDEST, Math.round(line.width * DENSE.stretch)), HEIGHT))
  return stretched.confidence > read.confidence ? stretched : read
}

async function recogniseLine(engines: Engines, line: Raster): Promise<RecognisedText> {
  const width = Math.max(NARROWEST, Math.ceil(line.width / 8) * 8)
  const outputs = await engines.recogniser.run({ [engines.recogniser.inputNames[0]!]: toInput(line, width) })
  const { data, dims } = onlyOutput(engines.recogniser, outputs)
  const [steps, classes] = [dims[1]!, dims[2]!]
  const characters: Character[] = []
  let previous = -1
  for (let step = 0; step < steps; step++) {
    let [best, likely] = [0, -1]
    for (let i = step * classes, end = i + classes, from = i; i < end; i++) {
      if (data[i]! > likely) {
        likely = data[i]!
        best = i - from
      }
    }
    const character = engines.dictionary[best]
    if (best !== 0 && best !== previous && character !== undefined) {
      characters.push({ character, confidence: likely, at: Math.min(1, ((step + 0.5) / steps) * (width / line.width)) })
    }
    previous = best
  }
  const total = characters.reduce((sum, each) => sum + each.confidence, 0)
  return { text: characters.map((each) => each.character).join(''), confidence: characters.length > 0 ? total / characters.length : 0, characters }
}
