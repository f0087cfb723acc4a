// What a worker process does with its messages: one job each, answered with what it took, until its parent ends.
import process from 'node:process'
import type { Answer } from './start-worker.ts'

/** Answers every message by `perform`; what that throws is answered as a bug. A message it has no answer to (undefined) was not a job. */
export function answerJobs(perform: (message: unknown) => Promise<unknown> | undefined): void {
  process.on('message', (message: unknown) => {
    const before = process.cpuUsage()
    const performed = perform(message)
    if (!performed) return
    void performed.then(
      (result) => ({ result }),
      (error: unknown) => ({ bug: error instanceof Error ? (error.stack ?? error.message) : 'unknown' }),
    ).then((outcome) => {
      const { user, system } = process.cpuUsage(before)
      const answer: Answer<unknown> = { ...outcome, rss: process.memoryUsage.rss(), cpu_ms: Math.round((user + system) / 1000) }
      process.send?.(answer)
    })
  })
  process.on('disconnect', () => process.exit(0))
  // Ctrl-C in a terminal reaches the whole group: the parent decides when the workers stop.
  process.on('SIGINT', () => undefined)
}
