// Builds portal and console when their sources changed since the last build; a stamp of the sources' hash says so.
import { createHash } from 'node:crypto'
import { globSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'

const ROOT = fileURLToPath(new URL('../../', import.meta.url))
const SOURCES = ['web/**/*.{ts,tsx,css,html,svg}', 'contract/**/*.ts', 'rulebook/texts/*.json', 'package-lock.json']
export const PORTAL = join(ROOT, 'web/portal/dist')
export const CONSOLE = join(ROOT, 'web/console/dist')
const STAMP = 'built-from.txt'

/** Hash over the names and contents of all sources of the pages. */
export function hashOfSources(): string {
  const hash = createHash('sha256')
  const files = SOURCES.flatMap((pattern) => globSync(pattern, { cwd: ROOT })).filter((file) => !file.includes('/dist/') && !file.includes('node_modules') && !file.includes('.test.'))
  for (const file of files.sort()) hash.update(file).update('\0').update(readFileSync(join(ROOT, file))).update('\0')
  return hash.digest('hex')
}

function stampOf(folder: string): string | null {
  try {
    return readFileSync(join(folder, STAMP), 'utf8')
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return null
    throw error
  }
}

/** Puts a finished build in the place of the old one, so that a server beside this one never serves half a build. */
function swap(folder: string, fresh: string): void {
  const old = `${fresh}-old`
  try {
    renameSync(folder, old)
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'ENOENT') throw error
  }
  renameSync(fresh, folder)
  rmSync(old, { recursive: true, force: true })
}

/** Builds what is stale. Gives the milliseconds it took, 0 when nothing was to do. */
export async function buildPages(): Promise<number> {
  const wanted = hashOfSources()
  const stale = [PORTAL, CONSOLE].filter((folder) => stampOf(folder) !== wanted)
  if (stale.length === 0) return 0
  const began = performance.now()
  // Loaded only here: a start with fresh pages needs no bundler.
  const { build } = await import('vite')
  for (const folder of stale) {
    const fresh = `${folder}-${process.pid}`
    await build({ configFile: join(folder, '../vite.config.ts'), root: join(folder, '..'), mode: 'production', build: { outDir: fresh, emptyOutDir: true } })
    writeFileSync(join(fresh, STAMP), wanted)
    swap(folder, fresh)
  }
  return performance.now() - began
}
