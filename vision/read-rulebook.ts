// Reads what the rulebook's folder knows of documents: every description, with the lexicons they name.
import { readFile, readdir } from 'node:fs/promises'
import { parseDocumentDescription, type DocumentDescription } from './documents.ts'
import { parseLexicon, type Lexicons } from './lexicons.ts'

async function parseAll<T>(folder: URL, parse: (value: unknown) => T): Promise<T[]> {
  const names = (await readdir(folder)).filter((name) => name.endsWith('.json')).sort()
  return Promise.all(names.map(async (name) => {
    try {
      return parse(JSON.parse(await readFile(new URL(name, folder), 'utf8')))
    } catch (cause) {
      throw new Error(`rulebook: ${name} cannot be used`, { cause })
    }
  }))
}

/** All lexicons of the rulebook, by name. @throws {Error} naming the file that is not as it must be */
export async function readLexicons(rulebook: URL): Promise<Lexicons> {
  return new Map(await parseAll(new URL('lexicons/', rulebook), parseLexicon))
}

/**
 * All descriptions of the rulebook, by name of file, their lexicons in place.
 * @param rulebook the folder, its address with a stroke at the end
 * @throws {Error} naming the file that is not as it must be
 */
export async function readDescriptions(rulebook: URL): Promise<DocumentDescription[]> {
  const lexicons = await readLexicons(rulebook)
  return parseAll(new URL('documents/', rulebook), (value) => parseDocumentDescription(value, lexicons))
}
