// The strings by which a blocked value is found again, however it is written. They hold the value in clear: blind them before storing, never log them.
import type { BlockedValue } from '#contract/blocklist.ts'
import { lastingNumber } from './document-key.ts'
import { latinForms } from './name-latin.ts'
import { partsOfName } from './name-normal.ts'

/** A name has an index for each spelling; one with more is found by its first ones. */
const MOST_KEYS = 64

/** A name by its scripts, words in any order. Each script is a key of its own, for documents bear one or several. */
function nameKeys(name: string, birth: string): string[] {
  const { han, latin, cyrillic, other } = partsOfName(name)
  let spellings: string[][] = latin.length > 0 ? [[]] : []
  for (const word of latin) {
    // Ü is Ue to one writer and U to the next (ICAO 9303-3 section 6.A): every lawful spelling is a key.
    spellings = spellings.flatMap((words) => [...latinForms(word)].map((form) => [...words, form])).slice(0, MOST_KEYS)
  }
  const keys = [
    ...(han === '' ? [] : [`han:${han}`]),
    ...spellings.map((words) => `latin:${words.toSorted().join(' ')}`),
    ...(cyrillic.length === 0 ? [] : [`cyrillic:${cyrillic.toSorted().join(' ')}`]),
    ...(other === '' ? [] : [`other:${other}`]),
  ]
  return keys.map((key) => `name_and_birth:${birth}:${key}`)
}

/** The keys of a value; two values are the same when they share one. */
export function blockedKeys(value: BlockedValue): string[] {
  switch (value.kind) {
    case 'document_number':
      return [`document_number:${lastingNumber(value.document_number)}`]
    case 'phone':
      return [`phone:${value.phone}`]
    case 'email':
      return [`email:${value.email.normalize('NFC').toLowerCase()}`]
    case 'name_and_birth':
      return [...new Set(nameKeys(value.name, value.date_of_birth))]
  }
}
