// Where the embedded PostgreSQL keeps its data and its socket, and how the data are first made.
import { chmodSync, existsSync, lstatSync, mkdirSync, mkdtempSync, openSync, closeSync, fsyncSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { Binaries } from './postgres-binaries.ts'
import type { Runner } from './postgres-user.ts'

const MAJOR = '18'
/** A path in sun_path may have 107 bytes (unix(7)); this is what follows the folder. */
const LONGEST = 107 - Buffer.byteLength('/.s.PGSQL.5432.lock')

/** The socket's folder: in the data folder, or, where that path is too long, a private one recorded there. */
export function socketFolderOf(dataFolder: string): string {
  const inside = join(dataFolder, 'run')
  if (Buffer.byteLength(inside) <= LONGEST) {
    mkdirSync(inside, { recursive: true, mode: 0o700 })
    chmodSync(inside, 0o700)
    return inside
  }
  const record = join(dataFolder, 'socket-folder')
  const recorded = existsSync(record) ? readFileSync(record, 'utf8').trim() : ''
  // Somebody else may have taken the name after a restart of the machine: only a private folder of a user we are or made counts.
  const found = recorded ? lstatSync(recorded, { throwIfNoEntry: false }) : undefined
  const user = process.getuid?.() ?? 0
  if (found?.isDirectory() && (found.mode & 0o077) === 0 && (found.uid === user || user === 0)) return recorded
  const made = mkdtempSync(join(tmpdir(), 'realname-'))
  writeFileSync(record, `${made}\n`, { mode: 0o600 })
  return made
}

/** Removes a socket folder outside of the data folder. */
export function removeSocketFolder(dataFolder: string, socketFolder: string): void {
  if (socketFolder.startsWith(dataFolder)) return
  rmSync(socketFolder, { recursive: true, force: true })
  rmSync(join(dataFolder, 'socket-folder'), { force: true })
}

/** The folder of the data: the finished one, or an empty one in which they are to be made. */
export function dataFoldersOf(dataFolder: string): { finished: string; fresh: string | null } {
  const finished = join(dataFolder, 'postgres')
  if (existsSync(finished)) {
    const major = readFileSync(join(finished, 'PG_VERSION'), 'utf8').trim()
    if (major !== MAJOR) throw new Error(`The data in ${finished} belong to PostgreSQL ${major}, and this is ${MAJOR}.`)
    // A copy put back by hand may be open to others, and PostgreSQL would refuse it.
    chmodSync(finished, 0o700)
    return { finished, fresh: null }
  }
  const fresh = join(dataFolder, 'postgres.new')
  rmSync(fresh, { recursive: true, force: true })
  mkdirSync(fresh, { mode: 0o700 })
  return { finished, fresh }
}

/** Makes the data by initdb, which syncs them, and gives them their name only when they are whole. */
export async function makeData(binaries: Binaries, runner: Runner, folders: { finished: string; fresh: string }, user: string): Promise<void> {
  const args = [
    '-D', folders.fresh, '-U', user, '--auth=trust', '-E', 'UTF8', '--locale-provider=builtin', '--builtin-locale=C.UTF-8', '--no-instructions',
    '--sync-method=fsync',
  ]
  const child = runner.start(binaries.initdb, args, binaries.env)
  let said = ''
  for (const stream of [child.stdout, child.stderr]) stream?.on('data', (chunk: Buffer) => { said = (said + chunk.toString()).slice(-4_000) })
  const code = await new Promise<number | null>((resolve, reject) => {
    child.once('error', reject)
    child.once('close', resolve)
  })
  if (code !== 0) throw new Error(`initdb could not make the database (${code}): ${said.trim().split('\n').slice(-3).join(' ')}`)
  renameSync(folders.fresh, folders.finished)
  const parent = openSync(join(folders.finished, '..'), 'r')
  fsyncSync(parent)
  closeSync(parent)
}
