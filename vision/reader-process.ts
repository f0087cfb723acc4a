// The process that touches strangers' bytes: reads and shows pictures asked for over IPC, one at a time, and dies with its parent.
import { answerJobs } from './answer-jobs.ts'
import { cutPicture, type CutOptions, type Cuts } from './cut-picture.ts'
import { decodePicture } from './decode-picture.ts'
import type { DocumentDescription } from './documents.ts'
import { loadEngines, type Engines } from './engines.ts'
import type { Expected } from './expected.ts'
import { fingerprintPicture } from './fingerprint-picture.ts'
import { readDecoded, readPicture } from './read-picture.ts'
import { showPicture, type ShowOptions } from './show-picture.ts'
import { packFingerprint } from '#core/fingerprint.ts'
import type { ReadFailure, Reading } from '#contract/reading.ts'

/** The first message: what readings know. It is long and the same for every job, so it is sent once. */
export type Knowledge = { do: 'know'; documents: readonly DocumentDescription[] }
/** What a job asks. */
export type Job =
  | { do: 'read'; bytes: Uint8Array; expected: Expected | undefined }
  | { do: 'read_to_keep'; bytes: Uint8Array; expected: Expected | undefined }
  | { do: 'show'; bytes: Uint8Array; options: ShowOptions }
  | { do: 'cut'; bytes: Uint8Array; options: CutOptions }
/** A reading, and beside it what the picture looks like, to be found again: for whoever keeps the picture, and for nobody's eyes. */
export type KeptReading = { reading: Reading; fingerprint: Uint8Array }
export type Result = Reading | KeptReading | Uint8Array | Cuts | ReadFailure

let engines: Promise<Engines> | null = null
let documents: readonly DocumentDescription[] = []

async function perform(job: Job): Promise<Result> {
  if (job.do === 'show') return showPicture(job.bytes, job.options)
  if (job.do === 'cut') return cutPicture(job.bytes, job.options)
  engines ??= loadEngines()
  if (job.do === 'read_to_keep') return readToKeep(job.bytes, await engines, job.expected)
  return readPicture(job.bytes, await engines, documents, job.expected)
}

/** Decodes once for both. */
async function readToKeep(bytes: Uint8Array, loaded: Engines, expected: Expected | undefined): Promise<KeptReading | ReadFailure> {
  const began = performance.now()
  const decoded = await decodePicture(bytes)
  if ('problem' in decoded) return decoded
  const reading = await readDecoded(decoded, loaded, documents, expected, undefined, began)
  return { reading, fingerprint: packFingerprint(fingerprintPicture(decoded.raster)) }
}

answerJobs((message) => {
  const job = message as Job | Knowledge
  if (job.do !== 'know') return perform(job)
  documents = job.documents
  return undefined
})
