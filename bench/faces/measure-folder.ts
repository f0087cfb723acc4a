// In how many pictures of a folder a face is found, as they lie and turned by quarters.
import { readdir, readFile } from 'node:fs/promises'
import { join } from 'node:path'
import sharp from 'sharp'
import { plainRow, quantileOf, shareRow, type FaceRow } from './face-rows.ts'
import { watchFaceWorker } from './watch-face-worker.ts'

const PICTURE = /\.(jpe?g|png|webp)$/i

/** Measures a folder, not those within it. @throws {Error} when it has no pictures */
export async function measureFolder(folder: string): Promise<FaceRow[]> {
  const names = (await readdir(folder)).filter((name) => PICTURE.test(name)).toSorted()
  if (names.length === 0) throw new Error(`there are no pictures in ${folder}`)
  const worker = watchFaceWorker()
  try {
    const costs: number[] = []
    const sharpness: number[] = []
    let [whole, found, turned, refused] = [0, 0, 0, 0]
    for (const name of names) {
      const bytes = await readFile(join(folder, name))
      const { result, cpu_ms } = await worker.ask({ do: 'find', bytes, options: { least: 1, tiles: 'thirds' } })
      if (!('faces' in result)) {
        refused++
        continue
      }
      whole++
      costs.push(cpu_ms)
      if (!result.faces[0]) continue
      found++
      sharpness.push(result.faces[0].quality.sharpness)
      for (const quarter of [1, 2, 3]) {
        const lying = await sharp(bytes).autoOrient().rotate(quarter * 90).jpeg({ quality: 92 }).toBuffer()
        const again = await worker.ask({ do: 'find', bytes: lying, options: { least: 1, tiles: 'thirds' } })
        if ('faces' in again.result && again.result.faces.length > 0 && again.result.orientation === (result.orientation + quarter * 90) % 360) turned++
      }
    }
    return [
      shareRow('a face found, as the pictures lie', found, whole, 0.99), shareRow('the same face found turned, and the turn told', turned, 3 * found, 0.95),
      plainRow('pictures refused', String(refused)), plainRow('time for one, middle and slowest of twenty', `${quantileOf(costs, 0.5)} and ${quantileOf(costs, 0.95)} ms`),
      plainRow('sharpness of the largest face, lowest tenth and middle', `${quantileOf(sharpness, 0.1).toFixed(2)} and ${quantileOf(sharpness, 0.5).toFixed(2)}`),
    ]
  } finally {
    await worker.end()
  }
}
