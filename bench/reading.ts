// Measures the reading of documents: right and wrong, accepted and refused, time and memory, on pictures nobody tuned on. --help tells the options.
import { writeFile } from 'node:fs/promises'
import { availableParallelism } from 'node:os'
import { todayByClock } from '#specimens/calendar.ts'
import { loadRules } from './reading/load-rules.ts'
import { HELP, UsageError, readOptions } from './reading/options.ts'
import { runMode } from './reading/run-mode.ts'

/** Runs the command; the exit code. */
async function main(): Promise<number> {
  const options = readOptions(process.argv.slice(2))
  if (!options) {
    console.log(HELP)
    return 0
  }
  const began = performance.now()
  const today = todayByClock()
  const { count, good, raw } = await runMode(options, await loadRules(today), today)
  if (options.json) await writeFile(options.json, `${JSON.stringify(raw, null, 1)}\n`)
  const seconds = Math.round((performance.now() - began) / 1000)
  console.log(`${count} pictures in ${seconds} s, drawing included; ${availableParallelism()} cores, Node ${process.version}: ${good ? 'good' : 'not good'}`)
  return good ? 0 : 1
}

process.exitCode = await main().catch((error: unknown) => {
  if (!(error instanceof UsageError)) throw error
  console.error(`${error.message}\n\nnode bench/reading.ts --help tells the options`)
  return 2
})
