// Keeps reader processes at work: one job each, started when needed, killed when they hang or grow, a job of a dead one tried once more.
import type { ReadFailure, Reading } from '#contract/reading.ts'
import type { CutOptions, Cuts } from './cut-picture.ts'
import type { DocumentDescription } from './documents.ts'
import type { Expected } from './read-picture.ts'
import type { Answer, Job, KeptReading, Result } from './reader-process.ts'
import type { ShowOptions } from './show-picture.ts'
import { startReader, type ReaderProcess } from './start-reader.ts'

const JOB_MS = 60_000
/** Readers settle at 450 to 600 MB; one that has grown beyond is started anew, which takes half a second. */
const MOST_MEMORY = 600_000_000
const MOST_TRIES = 2

export type Readers = {
  /** Reads one picture. `expected` is what the sender says it shows. */
  read(bytes: Uint8Array, expected?: Expected): Promise<Reading | ReadFailure>
  /** The same, with the fingerprint by which a copy of the picture is found again. */
  readToKeep(bytes: Uint8Array, expected?: Expected): Promise<KeptReading | ReadFailure>
  /** Derives the picture a person may see: upright, no metadata, watermark burnt in, JPEG. */
  show(bytes: Uint8Array, options: ShowOptions): Promise<Uint8Array | ReadFailure>
  /** Cuts the boxes of a reading out of its picture, all without a watermark: only for the holder of the file, never for staff. */
  cut(bytes: Uint8Array, options: CutOptions): Promise<Cuts | ReadFailure>
  /** Ends every reader; jobs not done answer `reader_failed`. */
  close(): Promise<void>
}

type Waiting = { job: Job; tries: number; settle: (result: Result) => void; refuse: (bug: Error) => void }
const failed = (detail: string): ReadFailure => ({ problem: 'reader_failed', detail })

class Pool {
  readonly most: number
  readonly patience: number
  readonly documents: readonly DocumentDescription[]
  readonly queue: Waiting[] = []
  readonly idle: ReaderProcess[] = []
  readonly busy = new Map<ReaderProcess, Waiting>()
  closed = false

  constructor(most: number, patience: number, documents: readonly DocumentDescription[]) {
    this.most = most
    this.patience = patience
    this.documents = documents
  }

  ask(job: Job): Promise<Result> {
    if (this.closed) return Promise.resolve(failed('the readers are closed'))
    return new Promise((settle, refuse) => {
      this.queue.push({ job, tries: 0, settle, refuse })
      this.next()
    })
  }

  /** Gives the first waiting job to an idle reader, or to a new one while there are fewer than allowed. */
  next(): void {
    if (this.queue.length === 0 || this.closed) return
    const reader = this.idle.pop() ?? (this.busy.size < this.most ? this.start() : undefined)
    const waiting = reader && this.queue.shift()
    if (!reader || !waiting) return
    waiting.tries++
    this.busy.set(reader, waiting)
    reader.give(waiting.job, this.patience)
  }

  start(): ReaderProcess {
    const reader = startReader(this.documents, {
      answered: (answer) => this.answered(reader, answer),
      died: (why) => this.died(reader, why),
    })
    return reader
  }

  answered(reader: ReaderProcess, answer: Answer): void {
    const waiting = this.busy.get(reader)
    this.busy.delete(reader)
    if (answer.rss > MOST_MEMORY) reader.kill()
    else if (!this.closed) this.idle.push(reader)
    if ('bug' in answer) waiting?.refuse(new Error(`a reader threw: ${answer.bug}`))
    else waiting?.settle(answer.result)
    this.next()
  }

  died(reader: ReaderProcess, why: string): void {
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

export type PoolOptions = {
  /** Most processes at a time; one a core is right. */
  workers: number
  documents: readonly DocumentDescription[]
  /** Milliseconds a job may take before its process is killed. */
  patience?: number
}

/**
 * Opens a pool of reader processes; each is started with its first job.
 * @throws {Error} for less than one worker
 */
export async function startReaders(options: PoolOptions): Promise<Readers> {
  if (!(options.workers >= 1)) throw new Error('a pool needs at least one worker')
  const pool = new Pool(options.workers, options.patience ?? JOB_MS, options.documents)
  return {
    async read(bytes, expected) {
      return (await pool.ask({ do: 'read', bytes, expected })) as Reading | ReadFailure
    },
    async readToKeep(bytes, expected) {
      return (await pool.ask({ do: 'read_to_keep', bytes, expected })) as KeptReading | ReadFailure
    },
    async show(bytes, shown) {
      return (await pool.ask({ do: 'show', bytes, options: shown })) as Uint8Array | ReadFailure
    },
    async cut(bytes, wanted) {
      return (await pool.ask({ do: 'cut', bytes, options: wanted })) as Cuts | ReadFailure
    },
    close: () => pool.close(),
  }
}
