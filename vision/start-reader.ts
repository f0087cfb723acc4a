// Starts one reader process and watches over it: its answers, its time, its end. Bare environment, and no network where the machine allows.
import { fork, spawnSync } from 'node:child_process'
import process from 'node:process'
import { fileURLToPath } from 'node:url'
import type { DocumentDescription } from './documents.ts'
import type { Answer, Job, Knowledge } from './reader-process.ts'

const PROGRAM = fileURLToPath(new URL('reader-process.ts', import.meta.url))
const HEAP_MB = 512

export type ReaderProcess = {
  readonly pid: number | undefined
  /** Sends a job; the process is killed when it has not answered in time. */
  give(job: Job, milliseconds: number): void
  kill(): void
  /** Ends it and waits until it is gone. */
  end(): Promise<void>
}
export type Watch = { answered: (answer: Answer) => void; died: (why: string) => void }

let prefix: string[] | null = null

/** `unshare` gives a process a network of its own with nothing in it; not every machine lets an ordinary user do so. */
function withoutNetwork(): string[] {
  prefix ??= spawnSync('unshare', ['-Urn', 'true'], { stdio: 'ignore' }).status === 0 ? ['unshare', '-Urn', '--'] : []
  return prefix
}

/** Starts a reader that knows these documents. It never keeps this process alive while it has no job, and ends when this process does. */
export function startReader(documents: readonly DocumentDescription[], watch: Watch): ReaderProcess {
  const command = [...withoutNetwork(), process.execPath]
  const child = fork(PROGRAM, {
    execPath: command[0],
    execArgv: [...command.slice(1), `--max-old-space-size=${HEAP_MB}`],
    // Decoders of strangers' bytes get no secret of ours to lose.
    env: { PATH: process.env['PATH'] ?? '', TZ: 'UTC', MALLOC_ARENA_MAX: '2' },
    serialization: 'advanced',
    stdio: ['ignore', 'ignore', 'inherit', 'ipc'],
  })
  let timer: NodeJS.Timeout | undefined
  let why = 'the reader died'
  const gone = new Promise<void>((resolve) => {
    const over = (): void => {
      clearTimeout(timer)
      watch.died(why)
      resolve()
    }
    child.once('exit', over)
    child.once('error', () => (child.pid === undefined ? over() : child.kill('SIGKILL')))
  })
  const rest = (): void => {
    clearTimeout(timer)
    child.unref()
    child.channel?.unref()
  }
  child.on('message', (answer: Answer) => {
    rest()
    watch.answered(answer)
  })
  child.send({ do: 'know', documents } satisfies Knowledge, () => undefined)
  rest()
  return {
    pid: child.pid,
    give(job, milliseconds) {
      child.ref()
      child.channel?.ref()
      timer = setTimeout(() => {
        why = `the reader did not answer in ${milliseconds / 1000} seconds`
        child.kill('SIGKILL')
      }, milliseconds)
      // A process that died meanwhile is told of by its exit.
      child.send(job, () => undefined)
    },
    kill: () => void child.kill('SIGKILL'),
    async end() {
      child.ref()
      child.kill('SIGKILL')
      await gone
    },
  }
}
