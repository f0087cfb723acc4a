// The readers: a pool of processes that read, show and cut pictures.
import type { ReadFailure, Reading } from '#contract/reading.ts'
import type { CutOptions, Cuts } from './cut-picture.ts'
import type { DocumentDescription } from './documents.ts'
import type { Expected } from './expected.ts'
import type { Job, KeptReading, Result } from './reader-process.ts'
import type { ShowOptions } from './show-picture.ts'
import { startReader } from './start-reader.ts'
import { WorkerPool } from './worker-pool.ts'

const JOB_MS = 60_000
/** Readers settle at 450 to 600 MB; one that has grown beyond is started anew, which takes half a second. */
const MOST_MEMORY = 600_000_000

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
  const pool = new WorkerPool<Job, Result>({
    most: options.workers, patience: options.patience ?? JOB_MS, memory: MOST_MEMORY, start: (watch) => startReader(options.documents, watch),
  })
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
