// Asks a process of its own for pictures, or a folder that keeps them from an earlier run.
import { fork, type ChildProcess } from 'node:child_process'
import { createHash } from 'node:crypto'
import { mkdir, readFile, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { deserialize, serialize } from 'node:v8'
import type { Made, MadeAnswer, NothingOrder } from './make-process.ts'
import type { PictureOrder } from './order-pictures.ts'

const PROGRAM = fileURLToPath(new URL('make-process.ts', import.meta.url))

export type Maker = {
  specimen(order: PictureOrder): Promise<Made>
  nothing(order: NothingOrder): Promise<Uint8Array>
  end(): void
}

function askOf(child: ChildProcess, order: PictureOrder | NothingOrder): Promise<MadeAnswer> {
  return new Promise((resolve, reject) => {
    const died = (): void => reject(new Error('the process that draws died'))
    child.once('exit', died)
    child.once('message', (answer: MadeAnswer) => {
      child.off('exit', died)
      if ('bug' in answer) reject(new Error(answer.bug))
      else resolve(answer)
    })
    child.send(order)
  })
}

/**
 * Starts a maker; one order at a time, the next may be given when the last is answered.
 * @param cache a folder pictures are kept in under the hash of their order; the drawing code is not part of the hash
 */
export async function startMaker(cache: string | null): Promise<Maker> {
  const child = fork(PROGRAM, { serialization: 'advanced', stdio: ['ignore', 'ignore', 'inherit', 'ipc'] })
  if (cache) await mkdir(cache, { recursive: true })
  const made = async (order: PictureOrder | NothingOrder): Promise<MadeAnswer> => {
    if (!cache) return askOf(child, order)
    const file = join(cache, `${createHash('sha256').update(JSON.stringify(order)).digest('hex').slice(0, 32)}.bin`)
    const kept = await readFile(file).catch(() => null)
    if (kept) return deserialize(kept) as MadeAnswer
    const answer = await askOf(child, order)
    await writeFile(file, serialize(answer))
    return answer
  }
  return {
    async specimen(order) {
      const answer = await made(order)
      if (!('made' in answer)) throw new Error('not a specimen')
      return answer.made
    },
    async nothing(order) {
      const answer = await made(order)
      if (!('jpeg' in answer)) throw new Error('not a picture of something else')
      return answer.jpeg
    },
    end: () => void child.kill('SIGTERM'),
  }
}
