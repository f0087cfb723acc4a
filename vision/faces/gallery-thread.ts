// The thread that holds the templates and searches them: a search takes a tenth of a second for a million, which no server may stand still for.
import { parentPort, workerData } from 'node:worker_threads'
import { FaceGallery, type FaceHit } from './search-faces.ts'

export type GalleryEntry = { readonly id: string; readonly vector: Float32Array }
export type GalleryJob =
  | { readonly do: 'add'; readonly entries: readonly GalleryEntry[] }
  | { readonly do: 'remove'; readonly id: string }
  | { readonly do: 'search'; readonly vector: Float32Array; readonly most: number; readonly least: number | undefined }
  | { readonly do: 'size' }
/** `number` is that of the question. */
export type GalleryQuestion = { readonly number: number; readonly job: GalleryJob }
export type GalleryAnswer = { readonly number: number; readonly result: FaceHit[] | number | boolean } | { readonly number: number; readonly refusal: string }

const { room } = workerData as { room: number }
const gallery = new FaceGallery(room)

function perform(job: GalleryJob): FaceHit[] | number | boolean {
  if (job.do === 'remove') return gallery.remove(job.id)
  if (job.do === 'search') return gallery.search(job.vector, job.most, job.least)
  if (job.do === 'add') for (const { id, vector } of job.entries) gallery.add(id, vector)
  return gallery.size
}

parentPort?.on('message', ({ number, job }: GalleryQuestion) => {
  let answer: GalleryAnswer
  try {
    answer = { number, result: perform(job) }
  } catch (cause) {
    answer = { number, refusal: cause instanceof Error ? cause.message : 'unknown' }
  }
  parentPort?.postMessage(answer, [])
})
