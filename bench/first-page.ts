// From `npm start` to the first page, and from submission to decision, against the marks we set ourselves.
// Usage: npm run -s bench:first-page -- [--runs N] [--help]
import { spawn } from 'node:child_process'
import { mkdtempSync, rmSync } from 'node:fs'
import { availableParallelism, tmpdir } from 'node:os'
import { join } from 'node:path'
import { setTimeout as wait } from 'node:timers/promises'
import { parseArgs } from 'node:util'
import { begin, submit, untilDecided } from '../journeys/api-steps.ts'
import { startServer } from '../journeys/server.ts'
import { SPECIMEN_KINDS } from '#specimens/kinds.ts'

const { values } = parseArgs({ options: { runs: { type: 'string', default: '5' }, help: { type: 'boolean' } } })
if (values.help) {
  console.log('Usage: npm run -s bench:first-page -- [--runs N]\n\nPrints seconds from "npm start" to the first page, cold and warm, and from submission to decision.')
  process.exit(0)
}
const runs = Number(values.runs)
const seconds = (ms: number): string => (ms / 1000).toFixed(2)
const median = (list: number[]): number => list.toSorted((a, b) => a - b)[Math.floor(list.length / 2)] ?? 0
const worst = (list: number[]): number => Math.max(...list)

/** Milliseconds from `npm start` until the portal answers with its page. */
async function toFirstPage(dataFolder: string, port: number): Promise<number> {
  const began = performance.now()
  const child = spawn('npm', ['start'], { env: { ...process.env, REALNAME_DATA: dataFolder, PORT: String(port) }, stdio: 'ignore', detached: true })
  try {
    for (;;) {
      const page = await fetch(`http://127.0.0.1:${port}/`, { headers: { accept: 'text/html' } }).catch(() => null)
      if (page?.ok && (await page.text()).includes('<html')) return performance.now() - began
      if (performance.now() - began > 120_000) throw new Error('no page after two minutes')
      await wait(20)
    }
  } finally {
    if (child.pid) process.kill(-child.pid, 'SIGINT')
    await new Promise((resolve) => child.once('exit', resolve))
    await wait(1500)
  }
}

const cold: number[] = []
const warm: number[] = []
for (let run = 0; run < runs; run += 1) {
  const folder = mkdtempSync(join(tmpdir(), 'rn-bench-'))
  cold.push(await toFirstPage(folder, 4700 + run))
  warm.push(await toFirstPage(folder, 4700 + run))
  rmSync(folder, { recursive: true, force: true })
}

const server = await startServer({ REALNAME_LOG: 'error' })
const toVerdict: number[] = []
const toDecision: number[] = []
for (let run = 0; run < runs; run += 1) {
  for (const kind of SPECIMEN_KINDS) {
    const { id } = await begin(server.api)
    const began = performance.now()
    await submit(server.api, id, { kind, seed: 73_000 + run })
    const submitted = performance.now()
    const { status } = await untilDecided(server.api, id)
    if (status !== 'approved') console.error(`${kind} ${run}: ${status}`)
    toDecision.push(performance.now() - submitted)
    toVerdict.push(performance.now() - began)
  }
}
await server.close()

const rows: [string, number[], number][] = [
  ['npm start to the first page, empty folder', cold, 15],
  ['npm start to the first page, warm', warm, 5],
  ['submission to decision', toDecision, 5],
  ['first picture made to decision', toVerdict, 60],
]
console.log(`${availableParallelism()} cores, ${runs} runs; seconds\n`)
console.log(`${''.padEnd(44)}${'median'.padStart(8)}${'worst'.padStart(8)}${'mark'.padStart(8)}`)
for (const [name, list, mark] of rows) console.log(`${name.padEnd(44)}${seconds(median(list)).padStart(8)}${seconds(worst(list)).padStart(8)}${String(mark).padStart(8)}`)
process.exitCode = rows.every(([, list, mark]) => worst(list) <= mark * 1000) ? 0 : 1
