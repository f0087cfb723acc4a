// Finds a known word in text as a machine read it, a few characters wrong: approximate substring search (Sellers 1980).

/** `from` included, `to` excluded, in characters; `wrong`: edits between the word and what stands there. */
export type TextMatch = { from: number; to: number; wrong: number }

/** Folded forms, remembered: a recogniser knows some thousands of characters, and each is compared with every label. */
const folded = new Map<string, string>()

/** One character as it is compared: no case, no width, no accents. */
export function foldCharacter(character: string): string {
  const known = folded.get(character)
  if (known !== undefined) return known
  const form = character.normalize('NFKD').replace(/\p{M}/gu, '').toUpperCase()
  folded.set(character, form)
  return form
}

/** Edits allowed in a word: none below four Latin letters or three Han characters, then one in five or one in four. */
export function toleranceOf(word: string): number {
  const count = Array.from(word).length
  return /\p{Script=Han}/u.test(word) ? (count < 3 ? 0 : Math.floor(count / 3)) : count < 4 ? 0 : Math.ceil(count / 6)
}

/** Words looked for, folded once: the same labels are sought in every line. */
const words = new Map<string, readonly string[]>()

function foldWord(word: string): readonly string[] {
  const known = words.get(word)
  if (known) return known
  const letters = Array.from(word.replace(/\s/g, ''), foldCharacter)
  words.set(word, letters)
  return letters
}

/** Whether so many of a word's letters are nowhere in the text that it cannot stand there. */
function lacks(read: ReadonlySet<string>, wanted: readonly string[], most: number): boolean {
  let missing = 0
  for (const letter of wanted) if (!read.has(letter) && ++missing > most) return true
  return false
}

/** The letters of a text, remembered while its list of characters lives. */
const lettersByText = new WeakMap<readonly string[], ReadonlySet<string>>()

function lettersOf(characters: readonly string[]): ReadonlySet<string> {
  const known = lettersByText.get(characters)
  if (known) return known
  const letters = new Set(characters.map(foldCharacter))
  lettersByText.set(characters, letters)
  return letters
}

/**
 * The best place of a word in a text, or null where none is near enough.
 * @param characters the text, character by character; spaces among them are skipped for nothing
 * @param most edits allowed
 */
export function findWord(characters: readonly string[], word: string, most: number): TextMatch | null {
  const wanted = foldWord(word)
  if (lacks(lettersOf(characters), wanted, most)) return null
  const last = wanted.length - 1
  const costs = wanted.map((_, i) => i + 1)
  const starts = wanted.map(() => 0)
  let best: TextMatch | null = null
  for (const [i, each] of characters.entries()) {
    const read = foldCharacter(each)
    // A space costs nothing: recognisers drop and add them.
    const isSpace = read.trim() === ''
    // `before`: the cell up and to the left, in the row before.
    let [before, beforeStart, beside, besideStart] = [0, i, 0, i + 1]
    for (let j = 0; j <= last; j++) {
      const [above, aboveStart] = [costs[j]!, starts[j]!]
      let [cost, start] = [before + (wanted[j] === read ? 0 : 1), beforeStart]
      if (above + (isSpace ? 0 : 1) < cost) [cost, start] = [above + (isSpace ? 0 : 1), aboveStart]
      if (beside + 1 < cost) [cost, start] = [beside + 1, besideStart]
      ;[costs[j], starts[j], before, beforeStart, beside, besideStart] = [cost, start, above, aboveStart, cost, start]
    }
    const wrong = costs[last]!
    if (wrong <= most && !isSpace && (!best || wrong < best.wrong)) best = { from: starts[last]!, to: i + 1, wrong }
  }
  return best
}

/** Edits between two texts, counted in characters. */
export function editDistance(a: string, b: string): number {
  const [from, to] = [Array.from(a), Array.from(b)]
  let row = [0, ...to.map((_, i) => i + 1)]
  for (const [i, letter] of from.entries()) {
    const next = [i + 1]
    for (const [j, other] of to.entries()) next.push(Math.min(row[j + 1]! + 1, next[j]! + 1, row[j]! + (letter === other ? 0 : 1)))
    row = next
  }
  return row[to.length]!
}
