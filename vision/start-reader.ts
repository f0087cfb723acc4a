// Starts one reader process that knows these documents.
import type { DocumentDescription } from './documents.ts'
import type { Job, Knowledge, Result } from './reader-process.ts'
import { startWorker, type Watch, type WorkerProcess } from './start-worker.ts'

const PROGRAM = new URL('reader-process.ts', import.meta.url)

/** Starts a reader; see `startWorker`. */
export function startReader(documents: readonly DocumentDescription[], watch: Watch<Result>): WorkerProcess<Job> {
  return startWorker(PROGRAM, watch, { do: 'know', documents } satisfies Knowledge)
}
