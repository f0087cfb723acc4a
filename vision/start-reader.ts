// Starts one reader process that knows these documents.
import type { DocumentDescription } from './documents.ts'
import type { Job, Knowledge, Result } from './reader-process.ts'
import { startWorker, type Watch, type WorkerProcess } from './start-worker.ts'

const PROGRAM = new URL('reader-process.ts', import.meta.url)

/**
 * Pictures and what networks compute of them come and go by megabytes. Large pieces given back at once, in one arena, leave a reader 100 MB smaller, and
 * 120 MB at its most, for 7 ms a picture (measured, glibc, against its defaults); smaller pieces too cost 120 ms.
 */
const ENV = { MALLOC_ARENA_MAX: '1', MALLOC_MMAP_THRESHOLD_: '8388608', MALLOC_TRIM_THRESHOLD_: '134217728' }

/** Starts a reader; see `startWorker`. */
export function startReader(documents: readonly DocumentDescription[], watch: Watch<Result>): WorkerProcess<Job> {
  return startWorker(PROGRAM, watch, { do: 'know', documents } satisfies Knowledge, ENV)
}
