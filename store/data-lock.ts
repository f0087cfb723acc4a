// One process per data folder: a lock that dies with its holder.
import { randomBytes } from 'node:crypto'
import { readFileSync, renameSync, rmSync, statSync, utimesSync, writeFileSync } from 'node:fs'
import { createServer, type Server } from 'node:net'
import { join } from 'node:path'
import { setTimeout as wait } from 'node:timers/promises'
import { processSpace, startOf } from './processes.ts'

/** Another process works in the data folder. */
export class DataFolderInUse extends Error {
  override readonly name = 'DataFolderInUse'
  readonly code = 'data_folder_in_use'
}

export type DataLock = { release(): void }
type Holder = { pid: number; started: string; space: string; nonce: string }

const BEAT_MS = 2_000
/** A holder in another container cannot be looked at; it lives as long as its file is touched. */
const SILENT_MS = 3 * BEAT_MS
const GATE_TRIES = 100

/** Passes the gate only one process at a time can hold: an abstract socket, which the kernel closes when its holder dies. */
async function throughGate<T>(folder: string, work: () => Promise<T>): Promise<T> {
  const { dev, ino } = statSync(folder)
  for (let i = 0; ; i += 1) {
    const gate: Server = createServer()
    const listening = await new Promise<boolean>((resolve, reject) => {
      gate.once('error', (error: NodeJS.ErrnoException) => (error.code === 'EADDRINUSE' ? resolve(false) : reject(error)))
      gate.listen(`\0realname-${dev}-${ino}`, () => resolve(true))
    })
    if (listening) {
      try {
        return await work()
      } finally {
        gate.close()
      }
    }
    if (i >= GATE_TRIES) throw new DataFolderInUse(`Another process is starting in ${folder}. Try again when it is up or gone.`)
    await wait(100)
  }
}

function readHolder(path: string): Holder | null {
  try {
    return JSON.parse(readFileSync(path, 'utf8')) as Holder
  } catch (error) {
    // A file cut by a loss of power is nobody's: it is written whole, so its writer did not live on.
    if (error instanceof SyntaxError || (error as NodeJS.ErrnoException).code === 'ENOENT') return null
    throw error
  }
}

/** Whether the holder lives; one in another container is watched for a few beats. */
async function lives(holder: Holder, path: string): Promise<boolean> {
  if (holder.space === processSpace()) return startOf(holder.pid) === holder.started
  const seen = statSync(path).mtimeMs
  if (Date.now() - seen > 10 * SILENT_MS) return false
  for (let waited = 0; waited < SILENT_MS; waited += 250) {
    await wait(250)
    if (statSync(path).mtimeMs !== seen) return true
  }
  return false
}

/**
 * Takes `<folder>/lock`. A lock whose holder is dead is taken over.
 * @throws DataFolderInUse
 */
export async function lockDataFolder(folder: string): Promise<DataLock> {
  const path = join(folder, 'lock')
  const mine: Holder = { pid: process.pid, started: startOf(process.pid) ?? '', space: processSpace(), nonce: randomBytes(8).toString('hex') }
  await throughGate(folder, async () => {
    const holder = readHolder(path)
    if (holder && (await lives(holder, path))) {
      throw new DataFolderInUse(`The data folder ${folder} is in use by process ${holder.pid}. Stop that one first, or give this one a data folder of its own.`)
    }
    const temporary = `${path}.${mine.nonce}`
    writeFileSync(temporary, JSON.stringify(mine), { mode: 0o600, flush: true })
    renameSync(temporary, path)
  })
  const beat = setInterval(() => {
    if (readHolder(path)?.nonce === mine.nonce) utimesSync(path, new Date(), new Date())
  }, BEAT_MS)
  beat.unref()
  return {
    release() {
      clearInterval(beat)
      if (readHolder(path)?.nonce === mine.nonce) rmSync(path, { force: true })
    },
  }
}
