// One reader process as the system starts it, with what the pool does not tell: processor time of each reading, and memory.
import { readFileSync } from 'node:fs'
import type { ReadFailure, Reading } from '#contract/reading.ts'
import type { DocumentDescription } from '#vision/documents.ts'
import type { Job, Result } from '#vision/reader-process.ts'
import { startReader } from '#vision/start-reader.ts'
import type { Answer, WorkerProcess } from '#vision/start-worker.ts'

/** A busy machine is slow; the pool's patience is for one of its own. */
const PATIENCE_MS = 60_000

/** `cpu_ms` on all threads of the reader; `rss` bytes after the reading. */
export type Read = { result: Reading | ReadFailure; cpu_ms: number; rss: number }
export type Memory = { last: number; peak: number; restarts: number }
export type WatchedReader = {
  read(bytes: Uint8Array): Promise<Read>
  memory(): Memory
  end(): Promise<void>
}

/** Most memory a process ever held, in bytes; Linux tells, elsewhere 0. */
function highWater(pid: number | undefined): number {
  try {
    const line = /VmHWM:\s+(\d+) kB/.exec(readFileSync(`/proc/${pid}/status`, 'utf8'))
    return Number(line?.[1] ?? 0) * 1024
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return 0
    throw error
  }
}

/**
 * Starts a reader that is never ended for its size, so that growth shows; started anew when it dies.
 * It reads `first` once unmeasured, which loads the models.
 * @throws {Error} when that reading fails
 */
export async function watchReader(documents: readonly DocumentDescription[], first: Uint8Array): Promise<WatchedReader> {
  const memory: Memory = { last: 0, peak: 0, restarts: 0 }
  let settle: ((read: Read) => void) | null = null
  let isOver = false
  const give = (read: Read): void => {
    const waiting = settle
    settle = null
    waiting?.(read)
  }
  const start = (): WorkerProcess<Job> => startReader(documents, {
    answered(answer: Answer<Result>) {
      memory.last = answer.rss
      memory.peak = Math.max(memory.peak, answer.rss, highWater(reader.pid))
      const result: ReadFailure | Reading = 'bug' in answer ? { problem: 'reader_failed', detail: answer.bug } : (answer.result as Reading | ReadFailure)
      give({ result, cpu_ms: answer.cpu_ms, rss: answer.rss })
    },
    died(why) {
      if (isOver) return
      memory.restarts++
      reader = start()
      give({ result: { problem: 'reader_failed', detail: why }, cpu_ms: 0, rss: 0 })
    },
  })
  let reader = start()
  const read = (bytes: Uint8Array): Promise<Read> => new Promise((resolve) => {
    settle = resolve
    reader.give({ do: 'read', bytes, expected: undefined }, PATIENCE_MS)
  })
  const { result } = await read(first)
  if ('problem' in result && result.problem === 'reader_failed') {
    isOver = true
    await reader.end()
    throw new Error(`the reader does not start: ${result.detail}`)
  }
  return {
    read,
    memory: () => ({ ...memory }),
    end() {
      isOver = true
      return reader.end()
    },
  }
}
