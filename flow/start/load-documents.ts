// Loads what the rulebook knows of each kind of document.
import { readFile, readdir } from 'node:fs/promises'
import { parseDocumentDescription, type DocumentDescription } from '#vision/documents.ts'

const FOLDER = new URL('../../rulebook/documents/', import.meta.url)

/** All descriptions of `rulebook/documents/`, by name of file. @throws {Error} naming the file that is not as it must be. */
export async function loadDocuments(): Promise<DocumentDescription[]> {
  const names = (await readdir(FOLDER)).filter((name) => name.endsWith('.json')).sort()
  return Promise.all(names.map(async (name) => {
    try {
      return parseDocumentDescription(JSON.parse(await readFile(new URL(name, FOLDER), 'utf8')))
    } catch (cause) {
      throw new Error(`rulebook/documents/${name} cannot be used`, { cause })
    }
  }))
}
