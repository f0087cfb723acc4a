// Looks whether the files of a command line are there.
import { stat } from 'node:fs/promises'

/** What the file is like before it is opened; a message where there is nothing to open. */
export async function findMissing(files: readonly string[]): Promise<string | null> {
  for (const file of files) {
    const found = await stat(file).catch(() => null)
    if (!found) return `no such file: ${file}`
    if (!found.isFile()) return `not a file: ${file}`
  }
  return null
}
