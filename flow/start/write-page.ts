// Puts the page where the person wants it: whole or not at all, readable by its owner only, and never over a file that is not such a page.
import { open, rename, rm, stat } from 'node:fs/promises'
import { basename, dirname, join } from 'node:path'
import { PAGE_MARK } from './explain-page.ts'

const BEGINNING = 400

/**
 * Whether a page may be written there: nothing stands there, or an earlier page of ours.
 * @returns what is wrong, in words; null where nothing is
 */
export async function findObstacle(path: string): Promise<string | null> {
  const folder = await stat(dirname(path)).catch(() => null)
  if (!folder?.isDirectory()) return `no such folder: ${dirname(path)}`
  const there = await stat(path).catch(() => null)
  if (!there) return null
  if (!there.isFile()) return `not a file: ${path}`
  const file = await open(path)
  try {
    const { buffer, bytesRead } = await file.read(Buffer.alloc(BEGINNING), 0, BEGINNING, 0)
    return buffer.toString('latin1', 0, bytesRead).includes(PAGE_MARK) ? null : `${path} exists and is no page of this command; it is left as it is`
  } finally {
    await file.close()
  }
}

/** Writes the page beside its place and moves it there. @throws {Error} of the file system */
export async function writePage(path: string, page: string): Promise<void> {
  const draft = join(dirname(path), `.${basename(path)}.part`)
  try {
    // It holds pictures of identity documents: nobody else on this machine is to read it.
    await rm(draft, { force: true })
    const file = await open(draft, 'wx', 0o600)
    try {
      await file.writeFile(page)
    } finally {
      await file.close()
    }
    await rename(draft, path)
  } finally {
    await rm(draft, { force: true })
  }
}
