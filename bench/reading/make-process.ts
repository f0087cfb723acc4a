// The process that draws pictures, so that drawing does not hold up who waits for readings; one at a time, and it dies with its parent.
import process from 'node:process'
import { sizeOf } from '#specimens/draw.ts'
import { makeNothing, type Nothing } from '#specimens/nothing.ts'
import { makeSpecimen } from '#specimens/specimen.ts'
import { quadSize } from '#optics/geometry.ts'
import type { Quad } from '#contract/reading.ts'
import type { PictureOrder } from './order-pictures.ts'
import type { Truth } from './score-reading.ts'

export type NothingOrder = { nothing: Nothing; seed: number; longSide?: number }
/** `pixels_per_mm` by the true corners. */
export type Made = { jpeg: Uint8Array; corners: Quad; pixels_per_mm: number; truth: Truth }
export type MadeAnswer = { made: Made } | { jpeg: Uint8Array } | { bug: string }

async function make(order: PictureOrder | NothingOrder): Promise<MadeAnswer> {
  if ('nothing' in order) return { jpeg: await makeNothing(order.seed, order.nothing, order.longSide) }
  const { jpeg, corners, truth } = await makeSpecimen(order)
  const [seen, size] = [quadSize(corners), sizeOf(order.kind)]
  return { made: { jpeg, corners, truth, pixels_per_mm: Math.min(seen.width / size.width, seen.height / size.height) } }
}

process.on('message', (order: PictureOrder | NothingOrder) => {
  void make(order)
    .catch((error: unknown): MadeAnswer => ({ bug: error instanceof Error ? (error.stack ?? error.message) : 'unknown' }))
    .then((answer) => process.send?.(answer))
})
process.on('disconnect', () => process.exit(0))
process.on('SIGINT', () => undefined)
