// Starts one process that touches strangers' bytes and watches over it: its answers, its time, its end. Bare environment, and no network where
// the machine allows.
import { fork, spawnSync } from 'node:child_process'
import process from 'node:process'
import { fileURLToPath } from 'node:url'

const HEAP_MB = 512

/** `rss`: bytes the process holds after the job; `cpu_ms`: processor time the job took on all threads. `bug` when the job threw. */
export type Answer<Result> = ({ result: Result } | { bug: string }) & { rss: number; cpu_ms: number }
export type WorkerProcess<Job> = {
  readonly pid: number | undefined
  /** Sends a job; the process is killed when it has not answered in time. */
  give(job: Job, milliseconds: number): void
  kill(): void
  /** Ends it and waits until it is gone. */
  end(): Promise<void>
}
export type Watch<Result> = { answered: (answer: Answer<Result>) => void; died: (why: string) => void }

let prefix: string[] | null = null

/** `unshare` gives a process a network of its own with nothing in it; not every machine lets an ordinary user do so. */
function withoutNetwork(): string[] {
  prefix ??= spawnSync('unshare', ['-Urn', 'true'], { stdio: 'ignore' }).status === 0 ? ['unshare', '-Urn', '--'] : []
  return prefix
}

/**
 * Starts a worker. It never keeps this process alive while it has no job, and ends when this process does.
 * @param program the file it runs, which answers each message by `answerJobs`
 * @param knowledge sent once before any job, where there is some
 * @param env what it needs in its environment beside the least
 */
export function startWorker<Job extends object, Result>(program: URL, watch: Watch<Result>, knowledge?: object, env: NodeJS.ProcessEnv = {}): WorkerProcess<Job> {
  const command = [...withoutNetwork(), process.execPath]
  const child = fork(fileURLToPath(program), {
    execPath: command[0],
    execArgv: [...command.slice(1), `--max-old-space-size=${HEAP_MB}`],
    // Decoders of strangers' bytes get no secret of ours to lose.
    env: { PATH: process.env['PATH'] ?? '', TZ: 'UTC', MALLOC_ARENA_MAX: '2', ...env },
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
  child.on('message', (answer: Answer<Result>) => {
    rest()
    watch.answered(answer)
  })
  if (knowledge) child.send(knowledge, () => undefined)
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
