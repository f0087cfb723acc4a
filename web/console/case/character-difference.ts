// Marks the characters of one value that the other does not have in the same order (longest common subsequence).
export type Piece = { readonly text: string; readonly kind: 'same' | 'differs' | 'missing' }

const graphemes = new Intl.Segmenter('und', { granularity: 'grapheme' })
const split = (text: string): string[] => Array.from(graphemes.segment(text), (part) => part.segment)

/** lengths[i][j]: length of the longest common subsequence of `a` from i and `b` from j. */
function commonLengths(a: readonly string[], b: readonly string[]): number[][] {
  const lengths = Array.from({ length: a.length + 1 }, () => Array.from({ length: b.length + 1 }, () => 0))
  for (let i = a.length - 1; i >= 0; i -= 1) {
    for (let j = b.length - 1; j >= 0; j -= 1) {
      lengths[i]![j] = a[i] === b[j] ? lengths[i + 1]![j + 1]! + 1 : Math.max(lengths[i + 1]![j]!, lengths[i]![j + 1]!)
    }
  }
  return lengths
}

/**
 * `value` in pieces: `same` and `differs` joined give `value` again; an empty `missing` piece stands where `other` has
 * characters and `value` none.
 * Compares what people see as one character (Unicode grapheme clusters).
 */
export function markDifferences(value: string, other: string): Piece[] {
  const a = split(value)
  const b = split(other)
  const lengths = commonLengths(a, b)
  const pieces: { text: string; kind: Piece['kind'] }[] = []
  const add = (text: string, kind: Piece['kind']): void => {
    const last = pieces.at(-1)
    if (last?.kind === kind) last.text += text
    else pieces.push({ text, kind })
  }
  let i = 0
  let j = 0
  while (i < a.length || j < b.length) {
    if (i < a.length && j < b.length && a[i] === b[j]) {
      add(a[i]!, 'same')
      i += 1
      j += 1
    } else if (j >= b.length || (i < a.length && lengths[i + 1]![j]! >= lengths[i]![j + 1]!)) {
      add(a[i]!, 'differs')
      i += 1
    } else {
      add('', 'missing')
      j += 1
    }
  }
  return pieces.filter((piece, at) => piece.kind !== 'missing' || (pieces[at - 1]?.kind !== 'differs' && pieces[at + 1]?.kind !== 'differs'))
}
