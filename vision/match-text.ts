// Finds a known word in text as a machine read it, a few characters wrong: approximate substring search (Sellers 1980).

/** `from` included, `to` excluded, in characters; `wrong`: edits between the word and what stands there. */
export type TextMatch = { from: number; to: number; wrong: number }

/** One character as it is compared: no case, no width, no accents. */
export function foldCharacter(character: string): string {
  return character.normalize('NFKD').replace(/\p{M}/gu, '').toUpperCase()
}

/** Edits allowed in a word: none below four Latin letters or three Han characters, then one in five or one in four. */
export function toleranceOf(word: string): number {
  const count = Array.from(word).length
  return /\p{Script=Han}/u.test(word) ? (count < 3 ? 0 : Math.floor(count / 3)) : count < 4 ? 0 : Math.ceil(count / 6)
}

/**
 * The best place of a word in a text, or null where none is near enough.
 * @param characters the text, character by character; spaces among them are skipped for nothing
 * @param most edits allowed
 */
export function findWord(characters: readonly string[], word: string, most: number): TextMatch | null {
  const wanted = Array.from(word.replace(/\s/g, ''), foldCharacter)
  let [costs, starts] = [wanted.map((_, i) => i + 1), wanted.map(() => 0)]
  let best: TextMatch | null = null
  for (const [i, each] of characters.entries()) {
    const read = foldCharacter(each)
    // A space costs nothing: recognisers drop and add them.
    const isSpace = read.trim() === ''
    const next: number[] = []
    const from: number[] = []
    for (const [j, letter] of wanted.entries()) {
      const [above, aboveStart] = j === 0 ? [0, i] : [costs[j - 1]!, starts[j - 1]!]
      const [beside, besideStart] = j === 0 ? [0, i + 1] : [next[j - 1]!, from[j - 1]!]
      const options: [number, number][] = [
        [above + (letter === read ? 0 : 1), aboveStart],
        [costs[j]! + (isSpace ? 0 : 1), starts[j]!],
        [beside + 1, besideStart],
      ]
      const [cost, start] = options.reduce((a, b) => (b[0] < a[0] ? b : a))
      next.push(cost)
      from.push(start)
    }
    costs = next
    starts = from
    const wrong = costs[wanted.length - 1]!
    if (wrong <= most && !isSpace && (!best || wrong < best.wrong)) best = { from: starts[wanted.length - 1]!, to: i + 1, wrong }
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
