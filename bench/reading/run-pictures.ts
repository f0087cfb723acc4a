// Makes and reads the pictures ordered, in as many lanes as asked: each lane has a process that draws the next while one reads the last.
import { createCanvas } from '@napi-rs/canvas'
import type { DocumentDescription } from '#vision/documents.ts'
import type { Made } from './make-process.ts'
import { startMaker, type Maker } from './make-pictures.ts'
import type { PictureOrder } from './order-pictures.ts'
import { watchReader, type Memory, type Read } from './watch-reader.ts'

export type Lanes = { workers: number; cache: string | null; documents: readonly DocumentDescription[] }
export type Taken = { order: PictureOrder; made: Made; read: Read }

/** A page with nothing on it, for the first reading of a process. */
export function blankPicture(): Promise<Buffer> {
  const canvas = createCanvas(640, 480)
  const pen = canvas.getContext('2d')
  pen.fillStyle = '#c8c4bc'
  pen.fillRect(0, 0, 640, 480)
  return canvas.encode('jpeg')
}

/** `undrawn` is told of a picture that cannot be made; the run goes on without it. */
export type Takers = { take: (taken: Taken) => void; undrawn: (order: PictureOrder, why: string) => void }

async function runLane(next: () => PictureOrder | undefined, lanes: Lanes, { take, undrawn }: Takers): Promise<Memory> {
  const reader = await watchReader(lanes.documents, await blankPicture())
  const maker: Maker = await startMaker(lanes.cache)
  try {
    const ask = (order = next()) => order && { order, made: maker.specimen(order).catch((error: unknown) => (error instanceof Error ? error : new Error('unknown'))) }
    for (let asked = ask(); asked;) {
      const { order } = asked
      const made = await asked.made
      asked = ask()
      if (made instanceof Error) undrawn(order, made.message)
      else take({ order, made, read: await reader.read(made.jpeg) })
    }
    return reader.memory()
  } finally {
    maker.end()
    await reader.end()
  }
}

/** Takes every picture ordered; the memory of each reader at the end. @throws {Error} when the reader does not start */
export async function runPictures(orders: readonly PictureOrder[], lanes: Lanes, takers: Takers): Promise<Memory[]> {
  let at = 0
  const next = (): PictureOrder | undefined => orders[at++]
  return Promise.all(Array.from({ length: Math.min(lanes.workers, orders.length) }, () => runLane(next, lanes, takers)))
}
