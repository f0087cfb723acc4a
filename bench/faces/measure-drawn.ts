// How many invented persons are found: upright, turned, and on the document in the hand.
import { drawFacePicture } from '#specimens/face-picture.ts'
import type { FoundFaces } from '#core/face-facts.ts'
import type { FindOptions } from '#core/face-engine.ts'
import { shareRow, type FaceRow } from './face-rows.ts'
import { watchFaceWorker, type WatchedWorker } from './watch-face-worker.ts'

/** Seeds of the bench: no limit was chosen by them. */
const FIRST_SEED = 900_000
const BACKDROP = '#dfe6ee'

async function find(worker: WatchedWorker, bytes: Uint8Array, options: FindOptions): Promise<FoundFaces> {
  const { result } = await worker.ask({ do: 'find', bytes, options })
  if (!('faces' in result)) throw new Error('a drawn picture is refused')
  return result
}

/** Draws and counts. */
export async function measureDrawn(count: number): Promise<FaceRow[]> {
  const worker = watchFaceWorker()
  try {
    const found = { upright: 0, turned: 0, both: 0 }
    for (let seed = FIRST_SEED; seed < FIRST_SEED + count; seed++) {
      // A portrait that fills a sixth of the height of a photograph, as on a card that lies on a table.
      const portrait = { width: 1600, height: 1200, faces: [{ seed, box: { x: 200, y: 350, w: 160, h: 205 } }] }
      for (const quarter of [0, 1, 2, 3] as const) {
        const { orientation, faces } = await find(worker, await drawFacePicture({ ...portrait, quarter }), { least: 1, tiles: 'thirds' })
        if (faces.length === 0 || orientation !== quarter * 90) continue
        found.turned++
        if (quarter === 0) found.upright++
      }
      // A card of 28 % of the width in the hand: its portrait is about a third of the card wide.
      const holding = { width: 1200, height: 1600, faces: [{ seed, box: { x: 100, y: 60, w: 700, h: 900 } }, { seed, box: { x: 900, y: 1150, w: 100, h: 128 }, backdrop: BACKDROP }] }
      if ((await find(worker, await drawFacePicture(holding), { least: 2, tiles: 'thirds' })).faces.length >= 2) found.both++
    }
    return [
      shareRow('portrait found, upright', found.upright, count, 0.99), shareRow('portrait found, any of four turns, and the turn told', found.turned, 4 * count, 0.95),
      shareRow('both faces, card of 28 % of the width in the hand', found.both, count, 0.95),
    ]
  } finally {
    await worker.end()
  }
}
