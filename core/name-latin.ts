// Latin names as documents and people write them: letters with marks have several lawful spellings. ICAO 9303-3 section 6.A.

/** Letters with more than one spelling in machine-readable zones, and those that fall apart under no normal form. */
const SPELLINGS: Readonly<Record<string, readonly string[]>> = {
  Ä: ['AE', 'A'], Ö: ['OE', 'O'], Ü: ['UE', 'U', 'UXX', 'Y'], Å: ['AA', 'A'], Ñ: ['N', 'NXX'], Ø: ['OE', 'O'], Æ: ['AE'], Œ: ['OE'], ẞ: ['SS'],
  Þ: ['TH'], Ð: ['D'], Đ: ['D', 'DJ'], Ł: ['L'], Ħ: ['H'], Ŧ: ['T'], Ŋ: ['N'], ĸ: ['Q'], Ə: ['E', 'A'], Ƶ: ['Z'],
}
/** More spellings of one name than this are not tried; names have two or three such letters, not ten. */
const MOST_FORMS = 256

function spellingsOf(letter: string): readonly string[] {
  return SPELLINGS[letter] ?? [letter.normalize('NFD').replace(/\p{M}+/gu, '')]
}

/** All spellings in A to Z of a word in capitals. Where there are too many, only the first and the last spelling of each letter throughout. */
export function latinForms(word: string): ReadonlySet<string> {
  const letters = Array.from(word.normalize('NFC'), spellingsOf)
  const count = letters.reduce((product, each) => Math.min(product * each.length, MOST_FORMS + 1), 1)
  if (count > MOST_FORMS) return new Set([letters.map((each) => each[0]!).join(''), letters.map((each) => each.at(-1)!).join('')])
  let forms = ['']
  for (const spellings of letters) forms = forms.flatMap((form) => spellings.map((spelling) => form + spelling))
  return new Set(forms)
}

function isSameWord(a: string, b: string): boolean {
  const forms = latinForms(b)
  return [...latinForms(a)].some((form) => forms.has(form))
}

/** Whether each word of `some` finds a word of its own in `all` that fits. */
function eachFinds(some: readonly string[], all: readonly string[], fits: (a: string, b: string) => boolean): boolean {
  const [first, ...rest] = some
  if (first === undefined) return true
  return all.some((word, i) => fits(first, word) && eachFinds(rest, all.toSpliced(i, 1), fits))
}

/** The words run together, beginning at each of them in turn: surname first, given names first. */
function rotations(words: readonly string[]): string[] {
  return words.map((_, i) => [...words.slice(i), ...words.slice(0, i)].join(''))
}

/** More words than this are compared run together only; no name has so many, and trying all pairs of them takes too long. */
const MOST_WORDS = 8

/** Whether two names have the same words in any order, or the same letters with the words parted otherwise (XIAOMING, XIAO MING). */
export function isSameLatin(a: readonly string[], b: readonly string[]): boolean {
  if (a.length === b.length && a.length <= MOST_WORDS && eachFinds(a, b, isSameWord)) return true
  const other = rotations(b.slice(0, MOST_WORDS * 4))
  return rotations(a.slice(0, MOST_WORDS * 4)).some((each) => other.some((one) => isSameWord(each, one)))
}

/** Whether a name that a zone may have cut off (ICAO 9303-3 section 4.6) can be this one: each of its words begins a word of the whole name. */
export function isCutOf(cut: readonly string[], whole: readonly string[]): boolean {
  const begins = (a: string, b: string): boolean => [...latinForms(b)].some((form) => [...latinForms(a)].some((start) => form.startsWith(start)))
  if (cut.length === 0 || cut.length > MOST_WORDS || whole.length > MOST_WORDS * 2) return false
  return cut.length <= whole.length && eachFinds(cut, whole, begins)
}
