// Puts right what was misread in an authority or at the head of an address, where only one region can be meant.
import type { FieldName } from '#contract/words.ts'
import type { Regions } from '#core/regions.ts'
import { findNearest, indexForms, SURE, type FormIndex, type Letter } from './nearest-form.ts'
import { addressForms, authorityForms, type Form } from './region-forms.ts'

/**
 * `isGuess`: several regions are as near, or the place is none that is known: a person looks, and the text is as it was read.
 * `isKnown`: all of it is made of known names; nothing was passed over.
 */
export type Corrected = { value: string; isGuess: boolean; isKnown: boolean }

const textOf = (letters: readonly Letter[]): string => letters.map(({ character }) => character).join('')
/** Police of a place, without a branch: no other authorities are called so. */
const PLAIN = /^[^局]{1,14}[市区县旗]公安局$/u

/** Whether a text was made longer by kinds of places alone: some write them, some do not, and nobody reads one that is not there. */
function addsKind(text: string, form: string): boolean {
  const rest = Array.from(form)
  for (const character of text) {
    const at = rest.indexOf(character)
    if (at < 0) return false
    rest.splice(at, 1)
  }
  return rest.length > 0 && rest.every((character) => '市区县旗'.includes(character))
}

/** The authority that is meant. Branches of quarters no list has (开发区) are left as they were read, and doubted where they were not read surely. */
function correctAuthority(read: readonly Letter[], authorities: FormIndex): Corrected {
  const text = textOf(read)
  if (authorities.texts.has(text)) return { value: text, isGuess: false, isKnown: true }
  const nearest = findNearest(authorities, read, { isWhole: true, within: '' })
  if (nearest && addsKind(text, nearest.form.text)) return { value: text, isGuess: true, isKnown: false }
  if (nearest && !nearest.isGuess) return { value: nearest.form.text, isGuess: false, isKnown: true }
  const isUnsure = read.some(({ confidence }) => confidence < SURE)
  return { value: text, isGuess: nearest !== null || isUnsure || PLAIN.test(text), isKnown: false }
}

/** The longest known head of an address; empty where it begins with none. */
function headOf(text: string, { texts, longest }: FormIndex): string {
  for (let length = Math.min(longest, text.length); length > 1; length--) {
    if (texts.has(text.slice(0, length))) return text.slice(0, length)
  }
  return ''
}

/** No address ends in a figure: the 号 or 室 after it was passed over, or its last row not found. */
const endsEarly = (text: string): boolean => /\d$/.test(text)

/** The address with its province, city and county as they are called; all that follows is left alone. */
function correctAddress(read: readonly Letter[], addresses: FormIndex): Corrected {
  const text = textOf(read)
  const head = headOf(text, addresses)
  if (head === text) return { value: text, isGuess: false, isKnown: false }
  // Where a city was read its district may still be wrong.
  const nearest = findNearest(addresses, read, { isWhole: false, within: head })
  // Every address on a card begins with a province or a city.
  if (!nearest || nearest.isGuess) return { value: text, isGuess: nearest !== null || head === '' || endsEarly(text), isKnown: false }
  return { value: nearest.form.text + textOf(read.slice(nearest.length)), isGuess: endsEarly(text), isKnown: false }
}

type Rule = {
  readonly formsOf: (regions: Regions) => Form[]
  readonly correct: (read: readonly Letter[], index: FormIndex) => Corrected
  /** Made with the first value, kept as long as the regions. */
  readonly indexes: WeakMap<Regions, FormIndex>
}
const RULES: Readonly<Partial<Record<FieldName, Rule>>> = {
  authority: { formsOf: authorityForms, correct: correctAuthority, indexes: new WeakMap() },
  address: { formsOf: addressForms, correct: correctAddress, indexes: new WeakMap() },
}

/** The value of a field as it is meant, character by character as it was read; other fields stay as they are. */
export function correctRegion(name: FieldName, read: readonly Letter[], regions: Regions): Corrected {
  const rule = RULES[name]
  if (!rule) return { value: textOf(read), isGuess: false, isKnown: false }
  const index = rule.indexes.get(regions) ?? indexForms(rule.formsOf(regions))
  rule.indexes.set(regions, index)
  return rule.correct(read, index)
}
