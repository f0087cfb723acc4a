// Starts one process that looks at faces.
import { startWorker, type Watch, type WorkerProcess } from '../start-worker.ts'
import type { FaceJob, FaceResult } from './answer-face-job.ts'

const PROGRAM = new URL('face-process.ts', import.meta.url)
/** Pictures come and go by megabytes: given back to the system at once, they leave a worker 90 MB smaller (measured, glibc) for a tenth more time. */
const ENV = { MALLOC_MMAP_THRESHOLD_: '1000000' }

/** Starts it; see `startWorker`. */
export function startFaceWorker(watch: Watch<FaceResult>): WorkerProcess<FaceJob> {
  return startWorker(PROGRAM, watch, undefined, ENV)
}
