// Which way text runs: the dominant axis of the long lines, and a small network's vote on which end is up.
import { Tensor } from 'onnxruntime-node'
import type { Point, Quad } from '#contract/reading.ts'
import { cropLine } from '#optics/crop-quad.ts'
import { onlyOutput, type Engines } from './engines.ts'
import { distance, quadCentre, quadSize, turnQuad } from '#optics/geometry.ts'
import type { Raster } from '#optics/raster.ts'

const [TURNER_WIDTH, TURNER_HEIGHT] = [192, 48]
const VOTERS = 5
/** Lines at least this much longer than high have a direction of their own. */
const LONG = 1.8
/** Lines of one document differ by perspective, and by no more than this (radians). */
const ACROSS = 0.17

/** A text line in the frame of the reading direction: `u` runs along the text, `v` downwards, both in pixels of the picture. */
export type PlacedLine = { quad: Quad; u: number; v: number; width: number; height: number; /** Own slope against the direction, radians. */ slope: number }

type Axis = { angle: number; length: number; aspect: number }

/** The axis of a line that is long enough to have one. */
function axisOf(quad: Quad): Axis | null {
  const [along, across] = [distance(quad[0], quad[1]), distance(quad[1], quad[2])]
  const [from, to] = along >= across ? [quad[0], quad[1]] : [quad[1], quad[2]]
  const aspect = Math.max(along, across) / Math.max(1, Math.min(along, across))
  return aspect < LONG ? null : { angle: Math.atan2(to[1] - from[1], to[0] - from[0]), length: Math.max(along, across), aspect }
}

/** The signed difference of two axes, between minus and plus a quarter turn. */
function apart(a: number, b: number): number {
  const turned = (((a - b) % Math.PI) + Math.PI) % Math.PI
  return turned > Math.PI / 2 ? turned - Math.PI : turned
}

/** The angle that most of the lines' length agrees with, radians, modulo half a turn, nearest to the horizontal. */
function dominantAxis(quads: readonly Quad[]): number {
  const axes = quads.flatMap((quad) => axisOf(quad) ?? [])
  let [best, most] = [0, 0]
  for (let step = 0; step < 90; step++) {
    const angle = (step * Math.PI) / 90
    let votes = 0
    for (const axis of axes) votes += axis.length * axis.aspect * Math.max(0, 1 - Math.abs(apart(axis.angle, angle)) / 0.2)
    if (votes > most) [best, most] = [angle, votes]
  }
  let [sum, weight] = [0, 0]
  for (const axis of axes) {
    const off = apart(axis.angle, best)
    if (Math.abs(off) < 0.25) [sum, weight] = [sum + off * axis.length, weight + axis.length]
  }
  return apart(best + (weight > 0 ? sum / weight : 0), 0)
}

/** Turns the quad so that its first edge runs along the angle. */
function alignQuad(quad: Quad, angle: number): Quad {
  const [ux, uy] = [Math.cos(angle), Math.sin(angle)]
  const along = (from: Point, to: Point): number => ((to[0] - from[0]) * ux + (to[1] - from[1]) * uy) / (distance(from, to) || 1)
  let first = 0
  for (let i = 1; i < 4; i++) {
    if (along(quad[i]!, quad[(i + 1) % 4]!) > along(quad[first]!, quad[(first + 1) % 4]!)) first = i
  }
  return turnQuad(quad, first)
}

/** The lines in the frame of a reading direction (radians clockwise from the picture's horizontal). */
export function placeLines(quads: readonly Quad[], angle: number): PlacedLine[] {
  const [cos, sin] = [Math.cos(angle), Math.sin(angle)]
  return quads.map((each) => {
    const quad = alignQuad(each, angle)
    const [x, y] = quadCentre(quad)
    const own = Math.atan2(quad[1][1] - quad[0][1], quad[1][0] - quad[0][0]) - angle
    return { quad, u: x * cos + y * sin, v: y * cos - x * sin, ...quadSize(quad), slope: Math.atan2(Math.sin(own), Math.cos(own)) }
  })
}

/** How surely a line stands on its head, minus 1 to 1. */
async function voteUpsideDown(engines: Engines, raster: Raster, quad: Quad): Promise<number> {
  const line = cropLine(raster, quad, TURNER_HEIGHT, TURNER_WIDTH)
  const size = TURNER_WIDTH * TURNER_HEIGHT
  const planes = new Float32Array(3 * size)
  for (let y = 0; y < TURNER_HEIGHT; y++) {
    for (let x = 0; x < line.width; x++) {
      const [from, to] = [(y * line.width + x) * 3, y * TURNER_WIDTH + x]
      for (let channel = 0; channel < 3; channel++) planes[channel * size + to] = line.data[from + 2 - channel]! / 127.5 - 1
    }
  }
  const input = new Tensor('float32', planes, [1, 3, TURNER_HEIGHT, TURNER_WIDTH])
  const output = onlyOutput(engines.turner, await engines.turner.run({ [engines.turner.inputNames[0]!]: input }))
  return output.data[1]! - output.data[0]!
}

/** Whether most text stands upright in the picture, running up or down. */
export function runsUpright(quads: readonly Quad[]): boolean {
  return Math.abs(Math.sin(dominantAxis(quads))) > Math.SQRT1_2
}

/** Lines that run otherwise than a direction: what lies on the table beside a document, or the document beside it. */
export function linesAcross(quads: readonly Quad[], direction: number): Quad[] {
  return quads.filter((quad) => {
    const axis = axisOf(quad)
    return !axis || Math.abs(apart(axis.angle, direction)) > ACROSS
  })
}

/** The reading direction of a picture's lines, radians clockwise from its horizontal; 0 where there are none. */
export async function findDirection(engines: Engines, raster: Raster, quads: readonly Quad[]): Promise<number> {
  if (quads.length === 0) return 0
  const angle = dominantAxis(quads)
  const voters = placeLines(quads, angle).toSorted((a, b) => b.width - a.width).slice(0, VOTERS)
  let votes = 0
  for (const voter of voters) votes += await voteUpsideDown(engines, raster, voter.quad)
  const turned = votes > 0 ? angle + Math.PI : angle
  return Math.atan2(Math.sin(turned), Math.cos(turned))
}
