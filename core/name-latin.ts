// Latin names as documents and people write them: letters with marks have several lawful spellings. ICAO 9303-3 section 6.A.

/** Letters with more than one spelling in machine-readable zones, and those that fall apart under no normal form. */
const SPELLINGS: Readonly<Record<string, readonly string[]>> = {
  Ä: ['AE', 'A'], Ö: ['OE', 'O'], Ü: ['UE', 'U', 'UXX', 'Y'], Å: ['AA', 'A'], Ñ: ['N', 'NXX'], Ø: ['OE', 'O'], Æ: ['AE'],
  Œ: ['OE'], ẞ: ['SS'], Þ: ['TH'], Ð: ['D'], Đ: ['D', 'DJ'], Ł: ['L'], Ħ: ['H'], Ŧ: ['T'], Ŋ: ['N'], ĸ: ['Q'], Ə: ['E', 'A'], Ƶ: ['Z'],
}
/** More spellings of one name than this are not tried; names have two or three such letters, not ten. */
const MOST_FORMS = 256

function spellingsOf(letter: string): readonly string[] {
  return SPELLINGS[letter] ?? [letter.normalize('NFD').replace(/\p{M}+/gu, '')]
}

/** All spellings in A to Z of a word in capitals; where there are too many, only the first of each letter and the last of each. */
export function latinForms(word: string): ReadonlySet<string> {
  const letters = Array.from(word.normalize('NFC'), spellingsOf)
  const count = letters.reduce((product, each) => Math.min(product * each.length, MOST_FORMS + 1), 1)
  if (count > MOST_FORMS) return new Set([letters.map((each) => each[0]!).join(''), letters.map((each) => each.at(-1)!).join('')])
  let forms = ['']
  for (const spellings of letters) forms = forms.flatMap((form) => spellings.map((spelling) => form + spelling))
  return new Set(forms)
}

/** Whether each word of `some` can have a fitting word of `all` for its own: augmenting paths, so that no names take long to match. */
function eachFinds(some: readonly string[], all: readonly string[], fits: (a: string, b: string) => boolean): boolean {
  const owner = new Map<number, number>()
  const find = (i: number, seen: Set<number>): boolean =>
    all.some((word, j) => {
      if (seen.has(j) || !fits(some[i]!, word)) return false
      seen.add(j)
      const rival = owner.get(j)
      if (rival !== undefined && !find(rival, seen)) return false
      owner.set(j, i)
      return true
    })
  return some.every((_, i) => find(i, new Set()))
}

/** The words run together, beginning at each of them in turn: surname first, given names first. */
function rotations(words: readonly string[]): string[] {
  return words.map((_, i) => [...words.slice(i), ...words.slice(0, i)].join(''))
}

/** More words than this are no name; they are compared as they stand. */
const MOST_WORDS = 24

/** Whether two names have the same words in any order, or the same letters with the words parted otherwise (XIAOMING, XIAO MING). */
export function isSameLatin(a: readonly string[], b: readonly string[]): boolean {
  if (a.length > MOST_WORDS || b.length > MOST_WORDS) return a.join(' ') === b.join(' ')
  const formsOf = new Map([...a, ...b].map((word) => [word, latinForms(word)]))
  const isSameWord = (one: string, other: string): boolean => [...formsOf.get(one)!].some((form) => formsOf.get(other)!.has(form))
  if (a.length === b.length && eachFinds(a, b, isSameWord)) return true
  const written = new Set(rotations(a).flatMap((each) => [...latinForms(each)]))
  return rotations(b).some((each) => [...latinForms(each)].some((form) => written.has(form)))
}

/** Whether a name a zone may have cut off (ICAO 9303-3 section 4.6) can be this one: each of its words begins one of the whole name. */
export function isCutOf(cut: readonly string[], whole: readonly string[]): boolean {
  if (cut.length === 0 || whole.length > MOST_WORDS || cut.length > whole.length) return false
  const begins = (a: string, b: string): boolean => {
    const starts = [...latinForms(a)]
    return [...latinForms(b)].some((form) => starts.some((start) => form.startsWith(start)))
  }
  return eachFinds(cut, whole, begins)
}
