// The command `realname start`: runs until it is told to stop.
import { availableParallelism } from 'node:os'
import { banner } from './banner.ts'
import { ConfigNotValid, readConfig, SETTINGS } from './config.ts'
import { createLog } from './logger.ts'
import { run } from './run.ts'

const HELP = `Usage: realname start

Starts the whole: database, readers, jobs, portal, console and API, in one data folder.

Settings, from the environment:
${Object.entries(SETTINGS).map(([name, text]) => `  ${name.padEnd(27)}${text}`).join('\n')}
  REALNAME_LOG               debug, info, warn (the default), error or silent; written to standard error

Exit code: 0 stopped as told, 1 could not start, 2 wrong usage.
`

/** Errors that are the operator's to mend: shown as a sentence, without a stack. */
const SAYABLE = new Set(['ConfigNotValid', 'DataFolderInUse', 'KeysNotUsable', 'DatabaseNotUsable', 'DatabaseAway', 'PostgresMissing', 'PostgresRefused'])

/** Says why something did not work, in a sentence where it is known. */
export function explainFault(error: unknown): string {
  if (error instanceof Error && SAYABLE.has(error.name)) return error.message
  if ((error as { code?: unknown } | null)?.code === 'EADDRINUSE') return 'The port is taken by another program. Set PORT to a free one.'
  return error instanceof Error ? (error.stack ?? error.message) : String(error)
}

/** Starts, prints where everything is, and waits for SIGINT or SIGTERM. Gives the exit code. */
export async function startCommand(args: string[], startedAt: number): Promise<number> {
  if (args.includes('--help')) {
    process.stdout.write(HELP)
    return 0
  }
  if (args.length > 0) {
    console.error(`realname start takes no arguments, and got "${args.join(' ')}". See realname start --help.`)
    return 2
  }
  const log = createLog(process.env)
  // Told to stop while still starting: the stop follows the start.
  const told = new Promise<void>((resolve) => {
    process.once('SIGINT', () => resolve())
    process.once('SIGTERM', () => resolve())
  })
  try {
    const config = readConfig(process.env, availableParallelism())
    const running = await run(config, log)
    const color = process.stdout.isTTY && !process.env['NO_COLOR']
    process.stdout.write(banner(config, running, performance.timeOrigin + performance.now() - startedAt, color))
    await told
    await running.stop()
    return 0
  } catch (error) {
    console.error(error instanceof ConfigNotValid ? error.message : explainFault(error))
    return 1
  }
}
