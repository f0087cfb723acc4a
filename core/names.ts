// Whether two names are the same name, in whatever script each is written. In doubt neither same nor different.
import { isSameCyrillic } from './name-cyrillic.ts'
import { compareHan, isPinyinOf } from './name-han.ts'
import { isCutOf, isSameLatin } from './name-latin.ts'
import { partsOfName, type NameParts } from './name-normal.ts'

export type Compared = 'same' | 'different' | 'not_comparable'

/** How two parts of one script compare; null where one of them is not there. */
function compareLatin(a: NameParts, b: NameParts, isCut: boolean): Compared | null {
  if (a.latin.length === 0 || b.latin.length === 0) return null
  return isSameLatin(a.latin, b.latin) || (isCut && isCutOf(b.latin, a.latin)) ? 'same' : 'different'
}

function compareCharacters(a: NameParts, b: NameParts): Compared | null {
  if (a.han === '' || b.han === '') return null
  const result = compareHan(a.han, b.han)
  return result === 'alike' ? 'not_comparable' : result
}

function compareCyrillic(a: NameParts, b: NameParts): Compared | null {
  if (a.cyrillic.length === 0 || b.cyrillic.length === 0) return null
  return a.cyrillic.toSorted().join(' ') === b.cyrillic.toSorted().join(' ') ? 'same' : 'different'
}

function compareOther(a: NameParts, b: NameParts): Compared | null {
  if (a.other === '' || b.other === '') return null
  return a.other === b.other ? 'same' : 'different'
}

/** Whether Latin letters of one may be the spelling of the other's script. */
function isSpellingOf(latin: NameParts, other: NameParts): boolean {
  if (latin.latin.length === 0) return false
  if (other.han !== '' && isPinyinOf(latin.latin, other.han)) return true
  return other.cyrillic.length > 0 && isSameCyrillic(other.cyrillic, latin.latin)
}

/**
 * Compares two names; the order of the words does not count.
 * @param typed what a person wrote
 * @param document what the document says
 * @param isCut the document's name stands in a machine-readable zone and fills it, so that it may go on
 * @returns `different` only where both are written in one script: a spelling that is not the derived one proves nothing,
 *   for Cantonese, Hokkien and older romanisations are not pinyin
 */
export function compareNames(typed: string, document: string, isCut = false): Compared {
  const [a, b] = [partsOfName(typed), partsOfName(document)]
  const within = [compareCharacters(a, b), compareLatin(a, b, isCut), compareCyrillic(a, b), compareOther(a, b)]
  if (within.includes('different')) return 'different'
  if (within.includes('not_comparable')) return 'not_comparable'
  if (within.includes('same')) return 'same'
  return isSpellingOf(a, b) || isSpellingOf(b, a) ? 'same' : 'not_comparable'
}

/** Whether both are written in a common script, so that `same` means the same letters and not a spelling that fits many names. */
export function shareScript(a: string, b: string): boolean {
  const [one, other] = [partsOfName(a), partsOfName(b)]
  return (
    (one.han !== '' && other.han !== '') || (one.latin.length > 0 && other.latin.length > 0) ||
    (one.cyrillic.length > 0 && other.cyrillic.length > 0) || (one.other !== '' && other.other !== '')
  )
}
