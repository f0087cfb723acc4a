// One face worker as the system starts it, with what the engine does not tell: processor time of each job, and memory.
import type { FaceJob, FaceResult } from '#vision/faces/answer-face-job.ts'
import { startFaceWorker } from '#vision/faces/start-face-worker.ts'
import type { Answer } from '#vision/start-worker.ts'

const PATIENCE_MS = 120_000

export type WatchedWorker = {
  /** `cpu_ms` on all threads; `rss` bytes after the job. @throws {Error} when the worker dies or throws */
  ask(job: FaceJob): Promise<{ result: FaceResult; cpu_ms: number; rss: number }>
  end(): Promise<void>
}

/** Starts it. */
export function watchFaceWorker(): WatchedWorker {
  let settle: ((answer: Answer<FaceResult>) => void) | null = null
  const worker = startFaceWorker({
    answered: (answer) => settle?.(answer),
    died: (why) => settle?.({ bug: why, rss: 0, cpu_ms: 0 }),
  })
  return {
    async ask(job) {
      const answer = await new Promise<Answer<FaceResult>>((resolve) => {
        settle = resolve
        worker.give(job, PATIENCE_MS)
      })
      if ('bug' in answer) throw new Error(answer.bug)
      return answer
    },
    end: () => worker.end(),
  }
}
