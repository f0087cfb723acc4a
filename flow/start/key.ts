// The command `realname key create`: one more API key, for the data folder's operator, whether the server runs or not.
import { parseArgs } from 'node:util'
import { availableParallelism } from 'node:os'
import { readConfig } from './config.ts'
import { createLog } from './logger.ts'
import { requestKey } from './key-door.ts'
import { explainFault } from './start.ts'

const HELP = `Usage: realname key create [--label NAME]

Makes an API key for the operator of the data folder (REALNAME_DATA, or ./data) and prints it, once.
Works while the server runs and while it is stopped.

Exit code: 0 the key is printed, 1 it could not be made, 2 wrong usage.
`

/** Gives the exit code. */
export async function keyCommand(args: string[]): Promise<number> {
  if (args.includes('--help')) {
    process.stdout.write(HELP)
    return 0
  }
  let label = 'made by hand'
  try {
    const { values, positionals } = parseArgs({ args, allowPositionals: true, options: { label: { type: 'string' } } })
    if (positionals.join(' ') !== 'create') throw new Error('say "realname key create"')
    label = values.label ?? label
  } catch (error) {
    console.error(`${error instanceof Error ? error.message : String(error)}. See realname key --help.`)
    return 2
  }
  try {
    const key = await requestKey(readConfig(process.env, availableParallelism()), label, createLog(process.env))
    process.stdout.write(`${key}\n`)
    return 0
  } catch (error) {
    console.error(explainFault(error))
    return 1
  }
}
