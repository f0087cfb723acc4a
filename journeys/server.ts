// For journeys: the real server in a process of its own, on a data folder of its own, as an operator would run it.
import { spawn, type ChildProcess } from 'node:child_process'
import { mkdtempSync, rmSync } from 'node:fs'
import { createServer } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { createClient, type Client } from '#contract/client.ts'
import { emptyDatabaseUrl } from '#store/test-database.ts'

const BIN = fileURLToPath(new URL('../bin/realname.js', import.meta.url))
const START_MS = 60_000

export type Server = {
  readonly url: string
  readonly port: number
  readonly dataFolder: string
  /** The operator's API, by the key shown at the first start. */
  readonly api: Client
  readonly apiKey: string
  /** One-time link into the console, as printed. */
  readonly staffLink: string
  readonly env: NodeJS.ProcessEnv
  /** All that was printed, for a failed test. */
  output(): string
  /** SIGKILL to the server alone, as a crash would. */
  kill(): Promise<void>
  /** Starts again on the same folder and port. */
  again(): Promise<void>
  /** Ctrl-C, and waits; gives the exit code. */
  stop(): Promise<number | null>
  /** Stops and removes the folder. */
  close(): Promise<void>
}

/** A port nobody listens on now. */
async function freePort(): Promise<number> {
  const probe = createServer()
  await new Promise<void>((resolve) => probe.listen(0, '127.0.0.1', resolve))
  const { port } = probe.address() as { port: number }
  await new Promise<void>((resolve) => probe.close(() => resolve()))
  return port
}

/** Starts the server; `env` adds settings. */
export async function startServer(env: NodeJS.ProcessEnv = {}): Promise<Server> {
  const dataFolder = mkdtempSync(join(tmpdir(), 'rn-'))
  const port = await freePort()
  const all: NodeJS.ProcessEnv = {
    ...process.env, REALNAME_DATA: dataFolder, PORT: String(port), REALNAME_READERS: '2', REALNAME_LOG: 'info', REALNAME_WEBHOOK_LOOPBACK: '1', NO_COLOR: '1', ...env,
  }
  const endings: (() => Promise<void>)[] = []
  // Journeys run on the embedded database, as people do, unless the run is about another one.
  if (!env['DATABASE_URL']) delete all['DATABASE_URL']
  if (process.env['REALNAME_JOURNEYS_DATABASE'] === 'given') all['DATABASE_URL'] = await emptyDatabaseUrl({ after: (end) => void endings.push(end) })
  let child: ChildProcess
  let printed = ''

  const begin = (): Promise<void> =>
    new Promise((resolve, reject) => {
      let mine = ''
      child = spawn(process.execPath, [BIN, 'start'], { env: all, stdio: ['ignore', 'pipe', 'pipe'] })
      const timer = setTimeout(() => reject(new Error(`the server did not start:\n${mine}`)), START_MS)
      const hear = (text: Buffer): void => {
        mine += text.toString()
        printed += text.toString()
        if (mine.includes('Ctrl-C stops everything.')) {
          clearTimeout(timer)
          resolve()
        }
      }
      child.stdout?.on('data', hear)
      child.stderr?.on('data', hear)
      child.once('exit', (code) => {
        clearTimeout(timer)
        reject(new Error(`the server ended with ${code}:\n${mine}`))
      })
    })
  const end = (signal: NodeJS.Signals): Promise<number | null> =>
    new Promise((resolve) => {
      if (child.exitCode !== null || child.signalCode !== null) return resolve(child.exitCode)
      child.once('exit', (code) => resolve(code))
      child.kill(signal)
    })

  await begin()
  const apiKey = /rk_[\w-]+/.exec(printed)?.[0] ?? ''
  const staffLink = /http\S+\/console\/enter#\S+/.exec(printed)?.[0] ?? ''
  const url = `http://127.0.0.1:${port}`
  return {
    url, port, dataFolder, apiKey, staffLink, env: all,
    api: createClient({ base: url, key: apiKey }),
    output: () => printed,
    kill: async () => void (await end('SIGKILL')),
    again: begin,
    stop: () => end('SIGINT'),
    close: async () => {
      await end('SIGINT')
      for (const ending of endings) await ending()
      rmSync(dataFolder, { recursive: true, force: true })
    },
  }
}
