// Realname's own face engine: a pool of worker processes behind the port.
import type { FaceComparison, FaceEngine, FaceFailure } from '#core/face-engine.ts'
import type { FoundFaces } from '#core/face-facts.ts'
import { WorkerPool } from '../worker-pool.ts'
import type { EmbeddedFace, FaceJob, FaceResult } from './answer-face-job.ts'
import { FACE_MODEL } from './embed-face.ts'
import { startFaceWorker } from './start-face-worker.ts'

const JOB_MS = 30_000
/** Workers settle at 250 MB; pictures of 50 million pixels pass through in between. */
const MOST_MEMORY = 500_000_000

export type FaceEngineOptions = {
  /** Most processes at a time; one a core is right. */
  workers: number
  /** Milliseconds a job may take before its process is killed. */
  patience?: number
}

/**
 * Opens the engine; a worker is started with the first job and after one has died.
 * @throws {Error} for less than one worker
 */
export function startFaceEngine({ workers, patience = JOB_MS }: FaceEngineOptions): FaceEngine {
  const pool = new WorkerPool<FaceJob, FaceResult>({ most: workers, patience, memory: MOST_MEMORY, start: startFaceWorker })
  return {
    model: FACE_MODEL,
    async find(bytes, options) {
      return (await pool.ask({ do: 'find', bytes, options })) as FoundFaces | FaceFailure
    },
    async compare(portrait, selfies) {
      if (selfies.length === 0) throw new Error('a comparison needs at least one selfie')
      return (await pool.ask({ do: 'compare', portrait, selfies })) as FaceComparison | FaceFailure
    },
    async embed(face) {
      return (await pool.ask({ do: 'embed', face })) as EmbeddedFace | FaceFailure
    },
    close: () => pool.close(),
  }
}
