// BlazeFace on one window of a picture: boxes and six points of whatever looks like a face there.
import { Tensor, type InferenceSession } from 'onnxruntime-node'
import type { Point } from '#contract/reading.ts'
import { DETECTOR_SIZE } from './load-networks.ts'
import type { Pyramid } from './pyramid.ts'
import { placeIn, type Window } from './sample-window.ts'

/** A square round a face, in pixels of the picture. `angle`: how its line of the eyes runs, radians. */
export type Detection = { readonly score: number; readonly x: number; readonly y: number; readonly side: number; readonly angle: number }

const LEAST_SCORE = 0.5
/** Of each detection: centre, width, height, then six points: right eye, left eye, nose, mouth, ears. */
const NUMBERS = 16
const [RIGHT_EYE, LEFT_EYE] = [4, 6] as const
/** Two detections are of one face when they share this much of both together, or of the smaller. */
const SAME = { union: 0.3, smaller: 0.6 } as const

/** The grids of the network in the order of its outputs: cells along a side, and detections in each. */
const GRIDS = [{ cells: 16, each: 2 }, { cells: 8, each: 6 }] as const

/** Where a detection's numbers count from: the centre of its cell, in pixels of the network. */
function anchorOf(index: number, { cells, each }: (typeof GRIDS)[number]): Point {
  const cell = Math.floor(index / each)
  const step = DETECTOR_SIZE / cells
  return [((cell % cells) + 0.5) * step, (Math.floor(cell / cells) + 0.5) * step]
}

/** Detects faces in a window; the detections of one face are not yet told apart. */
export async function detectFaces(detector: InferenceSession, picture: Pyramid, window: Window): Promise<Detection[]> {
  const input = picture.sample(window, DETECTOR_SIZE)
  for (let i = 0; i < input.length; i++) input[i] = input[i]! / 127.5 - 1
  const made = await detector.run({ x: new Tensor('float32', input, [1, 3, DETECTOR_SIZE, DETECTOR_SIZE]) })
  const [fine, coarse, fineBoxes, coarseBoxes] = detector.outputNames.map((name) => made[name]!.data as Float32Array)
  const found: Detection[] = []
  for (const [grid, scores, boxes] of [[GRIDS[0], fine!, fineBoxes!], [GRIDS[1], coarse!, coarseBoxes!]] as const) {
    for (let i = 0; i < scores.length; i++) {
      const score = 1 / (1 + Math.exp(-scores[i]!))
      if (score >= LEAST_SCORE) found.push(detectionOf(score, anchorOf(i, grid), boxes.subarray(i * NUMBERS, (i + 1) * NUMBERS), window))
    }
  }
  return found
}

function detectionOf(score: number, [x, y]: Point, numbers: Float32Array, window: Window): Detection {
  const at = (i: number): Point => placeIn(window, (x + numbers[i]!) / DETECTOR_SIZE, (y + numbers[i + 1]!) / DETECTOR_SIZE)
  const [centre, right, left] = [at(0), at(RIGHT_EYE), at(LEFT_EYE)]
  const side = (Math.max(numbers[2]!, numbers[3]!) * window.side) / DETECTOR_SIZE
  return { score, x: centre[0], y: centre[1], side, angle: Math.atan2(left[1] - right[1], left[0] - right[0]) }
}

/** Whether two squares show one face; how they are turned matters little. */
export function isSameFace(a: Pick<Detection, 'x' | 'y' | 'side'>, b: Pick<Detection, 'x' | 'y' | 'side'>): boolean {
  const reach = (a.side + b.side) / 2
  const smaller = Math.min(a.side, b.side)
  const overlap = (p: number, q: number): number => Math.max(0, Math.min(reach - Math.abs(p - q), smaller))
  const both = overlap(a.x, b.x) * overlap(a.y, b.y)
  return both > SAME.union * (a.side ** 2 + b.side ** 2 - both) || both > SAME.smaller * smaller ** 2
}

/** Of the detections of each face the surest, the surest first. */
export function pickSurest(detections: readonly Detection[]): Detection[] {
  const picked: Detection[] = []
  for (const each of detections.toSorted((a, b) => b.score - a.score)) if (!picked.some((other) => isSameFace(other, each))) picked.push(each)
  return picked
}
