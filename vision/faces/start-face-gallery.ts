// Starts the thread of the gallery and asks it.
import { Worker } from 'node:worker_threads'
import type { GalleryAnswer, GalleryEntry, GalleryJob } from './gallery-thread.ts'
import type { FaceHit } from './search-faces.ts'

/** All templates must be of one model. Jobs are done in the order they were asked; each rejects when the gallery has ended. */
export type Gallery = {
  /** Adds or replaces; those before one of another form stay. @throws {Error} for a template of another form */
  add(entries: readonly GalleryEntry[]): Promise<void>
  /** After this no search finds it. Whether there was one. */
  remove(id: string): Promise<boolean>
  /** The most alike first; without `least` by the score that counts for a gallery of this size. */
  search(vector: Float32Array, most: number, least?: number): Promise<FaceHit[]>
  size(): Promise<number>
  /** Ends the thread; all it held is gone. */
  close(): Promise<void>
}

/** Opens an empty gallery; `room`: templates expected, 512 bytes each. It does not keep the process alive. */
export function startFaceGallery({ room }: { room: number }): Gallery {
  const thread = new Worker(new URL('gallery-thread.ts', import.meta.url), { workerData: { room } })
  const waiting = new Map<number, { settle: (result: FaceHit[] | number | boolean) => void; refuse: (cause: Error) => void }>()
  let asked = 0
  let isOver = false
  const end = (cause: Error): void => {
    isOver = true
    for (const { refuse } of waiting.values()) refuse(cause)
    waiting.clear()
  }
  const ended = new Promise<void>((resolve) => thread.once('exit', () => resolve()))
  thread.unref()
  thread.on('message', (answer: GalleryAnswer) => {
    const question = waiting.get(answer.number)
    waiting.delete(answer.number)
    if (waiting.size === 0 && !isOver) thread.unref()
    if ('refusal' in answer) question?.refuse(new Error(answer.refusal))
    else question?.settle(answer.result)
  })
  thread.on('error', (cause) => end(new Error('the gallery has ended', { cause })))
  thread.on('exit', () => end(new Error('the gallery has ended')))
  const ask = (job: GalleryJob): Promise<FaceHit[] | number | boolean> => new Promise((settle, refuse) => {
    if (isOver) return refuse(new Error('the gallery has ended'))
    const number = asked++
    waiting.set(number, { settle, refuse })
    thread.ref()
    thread.postMessage({ number, job }, [])
  })
  return {
    async add(entries) {
      await ask({ do: 'add', entries })
    },
    remove: async (id) => (await ask({ do: 'remove', id })) as boolean,
    search: async (vector, most, least) => (await ask({ do: 'search', vector, most, least })) as FaceHit[],
    size: async () => (await ask({ do: 'size' })) as number,
    async close() {
      isOver = true
      // Its end is waited for, even where it is the last thing this process does.
      thread.ref()
      await Promise.all([ended, thread.terminate()])
    },
  }
}
