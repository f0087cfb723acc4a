// What an earlier process may have left of PostgreSQL: living servers, and files of dead ones.
import { readFileSync, rmSync } from 'node:fs'
import { join } from 'node:path'
import { setTimeout as wait } from 'node:timers/promises'
import type { Log } from './log.ts'
import { processesIn, startOf } from './processes.ts'

/** The process named in postmaster.pid, when it lives and is a server of this folder. */
function serverOf(folder: string): number | null {
  try {
    const pid = Number(readFileSync(join(folder, 'postmaster.pid'), 'utf8').split('\n')[0])
    return startOf(pid) !== null && readFileSync(`/proc/${pid}/cmdline`, 'utf8').split('\0').includes(folder) ? pid : null
  } catch {
    return null
  }
}

/** Every living process of a server of this folder, the main one first. */
function livingOf(folder: string): number[] {
  const main = serverOf(folder)
  return [...new Set([...(main === null ? [] : [main]), ...processesIn(folder, 'postgres')])]
}

function signal(pid: number, name: NodeJS.Signals): void {
  try {
    process.kill(pid, name)
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'ESRCH') throw error
  }
}

/**
 * Ends every server of the folder and removes the files by which PostgreSQL would take a dead one for living. Call it only
 * under the lock of the data folder: then whatever lives here is an orphan. First a fast shutdown, then harder.
 */
export async function clearLeftovers(folder: string, socketFolder: string, log: Log): Promise<void> {
  const steps = [{ name: 'SIGINT', seconds: 30 }, { name: 'SIGQUIT', seconds: 5 }, { name: 'SIGKILL', seconds: 5 }] as const
  for (const { name, seconds } of steps) {
    const living = livingOf(folder)
    if (living.length === 0) break
    log('warn', 'postgres_orphan', { pids: living, signal: name })
    // Without their main process the others end by themselves; only the last step reaches for them.
    const main = serverOf(folder)
    for (const pid of name === 'SIGKILL' ? living : main === null ? [] : [main]) signal(pid, name)
    const limit = main === null && name !== 'SIGKILL' ? 5 : seconds
    for (let i = 0; i < limit * 40 && livingOf(folder).length > 0; i += 1) await wait(25)
  }
  if (livingOf(folder).length > 0) throw new Error(`A PostgreSQL in ${folder} cannot be ended`)
  rmSync(join(folder, 'postmaster.pid'), { force: true })
  for (const name of ['.s.PGSQL.5432', '.s.PGSQL.5432.lock']) rmSync(join(socketFolder, name), { force: true })
}
