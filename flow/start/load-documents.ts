// Loads what the rulebook knows of each kind of document.
import { readDescriptions } from '#vision/read-rulebook.ts'
import type { DocumentDescription } from '#vision/documents.ts'

const RULEBOOK = new URL('../../rulebook/', import.meta.url)

/** All descriptions of `rulebook/documents/` with their lexicons, by name of file. @throws {Error} naming the file that is not as it must be. */
export function loadDocuments(): Promise<DocumentDescription[]> {
  return readDescriptions(RULEBOOK)
}
