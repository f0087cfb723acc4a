// Measures the reading of documents: right and wrong, accepted and refused, time and memory, on pictures nobody tuned on. --help tells the options.
import { writeFile } from 'node:fs/promises'
import { availableParallelism } from 'node:os'
import { todayByClock } from '#specimens/calendar.ts'
import { loadRules } from './reading/load-rules.ts'
import { measureSpecimens } from './reading/measure-specimens.ts'
import { HELP, UsageError, readOptions, type Options } from './reading/options.ts'

/** The options; ends the command for help or a mistake. */
function optionsOrEnd(): Options {
  try {
    const options = readOptions(process.argv.slice(2))
    if (options) return options
    console.log(HELP)
    process.exit(0)
  } catch (error) {
    if (!(error instanceof UsageError)) throw error
    console.error(`${error.message}\n\n${HELP}`)
    process.exit(2)
  }
}

const options = optionsOrEnd()
const began = performance.now()
const today = todayByClock()
const rules = await loadRules(today)
const results = await measureSpecimens(options, rules, today)
if (options.json) await writeFile(options.json, `${JSON.stringify(results.raw, null, 1)}\n`)
console.log(`${results.count} pictures in ${Math.round((performance.now() - began) / 1000)} s, drawing included; ${availableParallelism()} cores, Node ${process.version}`)
process.exitCode = results.good ? 0 : 1
