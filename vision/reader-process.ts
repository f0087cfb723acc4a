// The process that touches strangers' bytes: reads and shows pictures asked for over IPC, one at a time, and dies with its parent.
import { answerJobs } from './answer-jobs.ts'
import { cutPicture, type CutOptions, type Cuts } from './cut-picture.ts'
import type { DocumentDescription } from './documents.ts'
import { loadEngines, type Engines } from './engines.ts'
import type { Expected } from './expected.ts'
import { readPicture } from './read-picture.ts'
import { showPicture, type ShowOptions } from './show-picture.ts'
import type { ReadFailure, Reading } from '#contract/reading.ts'

/** The first message: what readings know. It is long and the same for every job, so it is sent once. */
export type Knowledge = { do: 'know'; documents: readonly DocumentDescription[] }
/** What a job asks. */
export type Job =
  | { do: 'read'; bytes: Uint8Array; expected: Expected | undefined }
  | { do: 'show'; bytes: Uint8Array; options: ShowOptions }
  | { do: 'cut'; bytes: Uint8Array; options: CutOptions }
export type Result = Reading | Uint8Array | Cuts | ReadFailure

let engines: Promise<Engines> | null = null
let documents: readonly DocumentDescription[] = []

async function perform(job: Job): Promise<Result> {
  if (job.do === 'show') return showPicture(job.bytes, job.options)
  if (job.do === 'cut') return cutPicture(job.bytes, job.options)
  engines ??= loadEngines()
  return readPicture(job.bytes, await engines, documents, job.expected)
}

answerJobs((message) => {
  const job = message as Job | Knowledge
  if (job.do !== 'know') return perform(job)
  documents = job.documents
  return undefined
})
