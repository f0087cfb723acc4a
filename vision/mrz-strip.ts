// Runs our MRZ network over one line: per step across the line, how likely each of the 37 characters is; and the runs it spells.
import { Tensor } from 'onnxruntime-node'
import type { Quad } from '#contract/reading.ts'
import { MRZ_CHARACTERS } from '#core/mrz-format.ts'
import { cropLine } from '#optics/crop-quad.ts'
import { onlyOutput, type Engines } from './engines.ts'
import type { Raster } from '#optics/raster.ts'

const HEIGHT = 24
const WIDEST = 1600
const PIXELS_PER_STEP = 4
/** Shorter strips have no pitch to speak of. */
const FEWEST_FOR_PITCH = 6

/** A character as spelt: `at` is its centre, `length` its extent, both in steps. `index` into `MRZ_CHARACTERS`. */
export type Run = { index: number; at: number; length: number; confidence: number }
export type Strip = {
  steps: number
  /** `likelihood[step * 37 + index]`. */
  likelihood: Float32Array
  runs: Run[]
  /** Mean confidence of the runs, 0 for none. */
  confidence: number
}

export function medianOf(values: readonly number[]): number {
  return values.toSorted((a, b) => a - b)[values.length >> 1] ?? 0
}

/** Distances from each run to the next, in steps. */
export function gapsOf(runs: readonly Run[]): number[] {
  return runs.slice(1).map((run, i) => run.at - runs[i]!.at)
}

/** The distance of neighbours in steps: the mean of the gaps near the median, for a step is a coarse measure. */
export function pitchOf(runs: readonly Run[]): number {
  const gaps = gapsOf(runs)
  const median = medianOf(gaps)
  const regular = gaps.filter((gap) => gap > 0.6 * median && gap < 1.45 * median)
  return regular.reduce((sum, gap) => sum + gap, 0) / Math.max(1, regular.length)
}

/** Equal neighbours melt into one long run (fillers above all): parts it again by the pitch of the line. */
function splitLongRuns(runs: readonly Run[]): Run[] {
  if (runs.length < FEWEST_FOR_PITCH) return [...runs]
  const pitch = pitchOf(runs)
  const usual = medianOf(runs.map((run) => run.length))
  return runs.flatMap((run) => {
    const count = Math.max(1, Math.round((run.length - usual) / pitch) + 1)
    const length = run.length / count
    const first = run.at - run.length / 2
    return Array.from({ length: count }, (_, i) => ({ ...run, length, at: first + (i + 0.5) * length }))
  })
}

function spell(data: Float32Array, steps: number): Run[] {
  const classes = MRZ_CHARACTERS.length + 1
  const runs: Run[] = []
  let [previous, from, confidence] = [0, 0, 0]
  for (let step = 0; step <= steps; step++) {
    let best = 0
    if (step < steps) for (let each = 1; each < classes; each++) if (data[each * steps + step]! > data[best * steps + step]!) best = each
    const likely = step < steps ? data[best * steps + step]! : 0
    if (best === previous && step < steps) {
      confidence = Math.max(confidence, likely)
      continue
    }
    if (previous > 0) runs.push({ index: previous - 1, at: (from + step - 1) / 2, length: step - from, confidence })
    ;[previous, from, confidence] = [best, step, likely]
  }
  return splitLongRuns(runs)
}

/** Normalised brightness, as the network was trained: mean 0, deviation 1 over the strip. */
function toInput(line: Raster, width: number): Tensor {
  const values = new Float32Array(width * HEIGHT)
  let sum = 0
  for (let i = 0; i < values.length; i++) {
    const luma = 0.299 * line.data[i * 3]! + 0.587 * line.data[i * 3 + 1]! + 0.114 * line.data[i * 3 + 2]!
    values[i] = luma
    sum += luma
  }
  const mean = sum / values.length
  let squares = 0
  for (const value of values) squares += (value - mean) ** 2
  const deviation = Math.sqrt(squares / values.length) + 1e-3
  for (let i = 0; i < values.length; i++) values[i] = (values[i]! - mean) / deviation
  return new Tensor('float32', values, [1, 1, HEIGHT, width])
}

/** Reads the strip within a quad whose first edge runs along the text. */
export async function readStrip(engines: Engines, raster: Raster, quad: Quad): Promise<Strip> {
  const line = cropLine(raster, quad, HEIGHT, WIDEST)
  const width = Math.max(32, Math.floor(line.width / PIXELS_PER_STEP) * PIXELS_PER_STEP)
  const fitted = line.width === width ? line : trimWidth(line, width)
  const outputs = await engines.mrz.run({ [engines.mrz.inputNames[0]!]: toInput(fitted, width) })
  const { data, dims } = onlyOutput(engines.mrz, outputs)
  const steps = dims[2]!
  const count = MRZ_CHARACTERS.length
  const likelihood = new Float32Array(steps * count)
  for (let step = 0; step < steps; step++) {
    for (let index = 0; index < count; index++) likelihood[step * count + index] = data[(index + 1) * steps + step]!
  }
  const runs = spell(data, steps)
  const confidence = runs.length > 0 ? runs.reduce((sum, run) => sum + run.confidence, 0) / runs.length : 0
  return { steps, likelihood, runs, confidence }
}

/** Cuts up to three columns off the right, or repeats the last column where the line is too narrow for the network. */
function trimWidth(line: Raster, width: number): Raster {
  const data = new Uint8Array(width * line.height * 3)
  for (let y = 0; y < line.height; y++) {
    for (let x = 0; x < width; x++) {
      const from = (y * line.width + Math.min(x, line.width - 1)) * 3
      data.set(line.data.subarray(from, from + 3), (y * width + x) * 3)
    }
  }
  return { data, width, height: line.height }
}
