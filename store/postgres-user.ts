// Under which user and with which guards the programs of PostgreSQL run: they refuse to run as root.
import { spawn, spawnSync, type ChildProcess } from 'node:child_process'
import { chmodSync, chownSync, lstatSync, readdirSync } from 'node:fs'
import { userInfo } from 'node:os'
import { join } from 'node:path'

const NOBODY = 65_534

/** Nothing lets PostgreSQL run here. */
export class PostgresRefused extends Error {
  override readonly name = 'PostgresRefused'
  readonly code = 'postgres_refused'
}

export type Runner = {
  /** For the log. */
  readonly how: 'as_is' | 'user_namespace' | 'nobody'
  /** Starts a program in a process group of its own, so that Ctrl-C reaches us and not it. */
  start(program: string, args: readonly string[], env: Record<string, string>): ChildProcess
}

const works = (command: readonly string[], ids?: { uid: number; gid: number }) =>
  spawnSync(command[0]!, command.slice(1), { stdio: 'ignore', timeout: 10_000, ...ids }).status === 0

/** Whether our user has a name: initdb refuses to work for a mere number, as containers like to have. */
function hasName(): boolean {
  try {
    return userInfo().username !== ''
  } catch {
    return false
  }
}

/** Gives a folder and all in it to a user, the folder last: when it is theirs, all of it is. */
function giveTo(path: string, id: number): void {
  const found = lstatSync(path)
  if (found.uid === id) return
  if (found.isDirectory()) for (const name of readdirSync(path)) giveTo(join(path, name), id)
  chownSync(path, id, id)
}

/**
 * Chooses how to run and gives the folders to that user.
 * An ordinary user runs PostgreSQL as is. Root, and a user without a name, runs it in a user namespace, where it sees
 * itself as nobody; where that is forbidden, root runs it as nobody in truth, who then must be able to reach the folders.
 * @param dataFolder stays ours; nobody may only pass through it
 * @param folders what PostgreSQL must own: its data and the folder of the socket
 * @param ways what root may try, in order
 * @throws PostgresRefused
 */
export function chooseRunner(
  dataFolder: string, folders: readonly string[], program: string, ways: readonly Runner['how'][] = ['user_namespace', 'nobody'],
): Runner {
  // The kernel sends SIGINT, a fast shutdown, when we die (prctl(2), PR_SET_PDEATHSIG); without setpriv the next start sees to it.
  const guard = works(['setpriv', '--pdeathsig', 'INT', 'true']) ? ['setpriv', '--pdeathsig', 'INT'] : []
  const runner = (how: Runner['how'], before: readonly string[], ids?: { uid: number; gid: number }): Runner => ({
    how,
    start: (path, args, env) => {
      const command = [...before, ...guard, path, ...args]
      return spawn(command[0]!, command.slice(1), {
        detached: true, stdio: ['ignore', 'pipe', 'pipe'], cwd: '/', env: { PATH: process.env['PATH'] ?? '', TZ: 'UTC', LC_ALL: 'C', ...env }, ...ids,
      })
    },
  })
  const user = process.getuid?.() ?? 0
  const reach = ['sh', '-c', 'test -x "$0" && for folder; do test -w "$folder" -a -x "$folder" || exit 1; done', program, ...folders]
  const namespace = ['unshare', '--user', `--map-user=${NOBODY}`, `--map-group=${NOBODY}`]
  if (user !== 0 && hasName()) return runner('as_is', [])
  if (ways.includes('user_namespace')) {
    for (const folder of folders) giveTo(folder, user)
    if (works([...namespace, ...reach])) return runner('user_namespace', namespace)
  }
  if (user === 0 && ways.includes('nobody')) {
    const ids = { uid: NOBODY, gid: NOBODY }
    for (const folder of folders) giveTo(folder, NOBODY)
    chmodSync(dataFolder, 0o711)
    if (works(reach, ids)) return runner('nobody', [], ids)
  }
  throw new PostgresRefused(
    `PostgreSQL does not run as root or as a user without a name, and neither a user namespace nor the user nobody can reach ${folders.join(', ')}. `
    + 'Start Realname as an ordinary user, or set DATABASE_URL to a PostgreSQL of your own.',
  )
}
