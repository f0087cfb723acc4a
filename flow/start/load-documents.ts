// Loads what the rulebook knows of each kind of document, and of the numbers on them.
import { lastYears, type RegionYears } from '#core/regions.ts'
import type { DocumentDescription } from '#vision/documents.ts'
import { readDescriptions, readLexicons } from '#vision/read-rulebook.ts'

const RULEBOOK = new URL('../../rulebook/', import.meta.url)

/** All descriptions of `rulebook/documents/` with their lexicons, by name of file. @throws {Error} naming the file that is not as it must be. */
export function loadDocuments(): Promise<DocumentDescription[]> {
  return readDescriptions(RULEBOOK)
}

/** Numbers published with specimens. @throws {Error} where the lexicon is missing */
export async function loadPublicSamples(): Promise<ReadonlySet<string>> {
  const values = (await readLexicons(RULEBOOK)).get('public-samples')?.values
  if (!values) throw new Error('rulebook/lexicons has no values named public-samples')
  return new Set(values.keys())
}

/** What Chinese resident numbers may begin with. @throws {Error} where the lexicon is missing or not as it must be. */
export async function loadRegionYears(): Promise<RegionYears> {
  const regions = (await readLexicons(RULEBOOK)).get('cn-regions')?.regions
  if (!regions) throw new Error('rulebook/lexicons has no regions named cn-regions')
  return lastYears(regions)
}
