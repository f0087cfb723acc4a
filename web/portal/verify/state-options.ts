// States to choose from, by name in the reader's language.
import type { Locale } from '#contract/words.ts'
import { keysUnder } from '#web/ui/texts.ts'
import { stateName } from '../words.ts'

/** The given states, or all there are texts for; sorted by name. */
export function stateOptions(codes: readonly string[], locale: Locale): readonly (readonly [string, string])[] {
  const all = codes.length > 0 ? codes : keysUnder('states')
  return all.map((code) => [code, stateName(code)] as const).toSorted((a, b) => a[1].localeCompare(b[1], locale))
}
