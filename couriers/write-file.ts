// Writes a file whole or not at all, so that a process killed at any moment leaves no half of one.
import { randomUUID } from 'node:crypto'
import { link, open, rename, rm } from 'node:fs/promises'
import { dirname, join } from 'node:path'

/** Writes beside the target, under a name no reader looks at; readable by the owner only, on disk before it returns. */
async function writeBeside(path: string, content: string | Uint8Array): Promise<string> {
  const beside = join(dirname(path), `.${randomUUID()}.part`)
  const file = await open(beside, 'wx', 0o600)
  try {
    await file.writeFile(content)
    await file.sync()
  } finally {
    await file.close()
  }
  return beside
}

/** Writes or replaces a file in one step. */
export async function writeFileWhole(path: string, content: string | Uint8Array): Promise<void> {
  await rename(await writeBeside(path, content), path)
}

/** Writes a file only if there is none of that name; false where there is one. Two callers at once: exactly one gets true. */
export async function writeFileOnce(path: string, content: string | Uint8Array): Promise<boolean> {
  const beside = await writeBeside(path, content)
  try {
    await link(beside, path)
    return true
  } catch (cause) {
    if (cause instanceof Error && 'code' in cause && cause.code === 'EEXIST') return false
    throw cause
  } finally {
    await rm(beside)
  }
}
