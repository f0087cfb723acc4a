// Keeps worker processes at work: one job each, started when needed, killed when they hang or grow, a job of a dead one tried once more.
import type { ReadFailure } from '#contract/reading.ts'
import type { Answer, Watch, WorkerProcess } from './start-worker.ts'

const MOST_TRIES = 2

type Waiting<Job, Result> = { job: Job; tries: number; settle: (result: Result | ReadFailure) => void; refuse: (bug: Error) => void }
const failed = (detail: string): ReadFailure => ({ problem: 'reader_failed', detail })

export type WorkerPoolOptions<Job, Result> = {
  /** Most processes at a time; one a core is right. */
  readonly most: number
  /** Milliseconds a job may take before its process is killed. */
  readonly patience: number
  /** Bytes beyond which a process is ended after its job. */
  readonly memory: number
  readonly start: (watch: Watch<Result>) => WorkerProcess<Job>
}

export class WorkerPool<Job, Result> {
  readonly options: WorkerPoolOptions<Job, Result>
  readonly queue: Waiting<Job, Result>[] = []
  readonly idle: WorkerProcess<Job>[] = []
  readonly busy = new Map<WorkerProcess<Job>, Waiting<Job, Result>>()
  closed = false

  /** @throws {Error} for less than one worker */
  constructor(options: WorkerPoolOptions<Job, Result>) {
    if (!(options.most >= 1)) throw new Error('a pool needs at least one worker')
    this.options = options
  }

  /** Has a job done. Answers `reader_failed` when its process died or hung twice, or the pool is closed. @throws {Error} what the job threw */
  ask(job: Job): Promise<Result | ReadFailure> {
    if (this.closed) return Promise.resolve(failed('the readers are closed'))
    return new Promise((settle, refuse) => {
      this.queue.push({ job, tries: 0, settle, refuse })
      this.next()
    })
  }

  /** Gives the first waiting job to an idle reader, or to a new one while there are fewer than allowed. */
  next(): void {
    if (this.queue.length === 0 || this.closed) return
    const reader = this.idle.pop() ?? (this.busy.size < this.options.most ? this.start() : undefined)
    const waiting = reader && this.queue.shift()
    if (!reader || !waiting) return
    waiting.tries++
    this.busy.set(reader, waiting)
    reader.give(waiting.job, this.options.patience)
  }

  start(): WorkerProcess<Job> {
    const reader = this.options.start({
      answered: (answer) => this.answered(reader, answer),
      died: (why) => this.died(reader, why),
    })
    return reader
  }

  answered(reader: WorkerProcess<Job>, answer: Answer<Result>): void {
    const waiting = this.busy.get(reader)
    this.busy.delete(reader)
    if (answer.rss > this.options.memory) reader.kill()
    else if (!this.closed) this.idle.push(reader)
    if ('bug' in answer) waiting?.refuse(new Error(`a reader threw: ${answer.bug}`))
    else waiting?.settle(answer.result)
    this.next()
  }

  died(reader: WorkerProcess<Job>, why: string): void {
    const at = this.idle.indexOf(reader)
    if (at >= 0) this.idle.splice(at, 1)
    const waiting = this.busy.get(reader)
    this.busy.delete(reader)
    if (waiting && waiting.tries < MOST_TRIES && !this.closed) this.queue.unshift(waiting)
    else waiting?.settle(failed(why))
    this.next()
  }

  async close(): Promise<void> {
    this.closed = true
    for (const waiting of this.queue.splice(0)) waiting.settle(failed('the readers were closed'))
    await Promise.all([...this.idle, ...this.busy.keys()].map((reader) => reader.end()))
  }
}
