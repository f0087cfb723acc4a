// Which parts of a machine-readable zone are read surely enough: check digits guard some positions, and are blind to some pairs everywhere.
import type { MrzFormat } from '#contract/reading.ts'
import { checkMrzDigits } from './mrz-check.ts'
import { mrzCharacterValue } from './mrz-check-digit.ts'
import { mrzLooksLike } from './mrz-correct.ts'
import { MRZ_CHARACTERS, MRZ_LAYOUTS, mrzAlphabetAt, type MrzPartName } from './mrz-format.ts'
import { isStateCode } from './state-codes.ts'

/** Least likelihood of a character where a check digit or a list would tell of a mistake, and where none does. */
const LEAST_GUARDED = 0.3
const LEAST_UNGUARDED = 0.85
/** Share of the next likeliest character, against the chosen one, from which a position is ambiguous; and from which the picture offers both. */
const AMBIGUOUS = 0.08
const OFFERED = 0.14
/** Check digits stand for one mistake each, not for two. */
const WEAK = 0.6
const MOST_WEAK = 2

/** How likely each of the 37 characters is at one position, in the order of `MRZ_CHARACTERS`. */
export type CharacterLikelihoods = Float32Array
/** By line and position. */
export type ZoneLikelihoods = readonly (readonly CharacterLikelihoods[])[]
type Place = { line: number; position: number }

/** Positions under a check digit, and the check digits themselves. */
function guardedPositions(format: MrzFormat): Place[] {
  return MRZ_LAYOUTS[format].checks.flatMap((check) => [
    check.at, ...check.over.flatMap(({ line, from, to }) => Array.from({ length: to - from }, (_, i) => ({ line, position: from + i }))),
  ])
}

/** Whether a check digit tells two characters apart: not those whose values end in the same digit, as 6 and G, 8 and S, M and W. */
export function mrzCheckTells(a: string, b: string): boolean {
  return mrzCharacterValue(a) % 10 !== mrzCharacterValue(b) % 10
}

const likelihoodOf = (row: CharacterLikelihoods | undefined, character: string): number => row?.[MRZ_CHARACTERS.indexOf(character)] ?? 0
const replaceAt = (lines: readonly string[], { line, position }: Place, by: string): string[] =>
  lines.map((text, i) => (i === line ? text.slice(0, position) + by + text.slice(position + 1) : text))

/**
 * The parts that hold a position which is faint or might as well be another character, and where neither a check digit nor the list of states
 * would tell. Everything, where more positions are faint than check digits can stand for.
 */
export function unsureMrzParts(lines: readonly string[], format: MrzFormat, likelihoods: ZoneLikelihoods): MrzPartName[] {
  const guarded = new Set(guardedPositions(format).map(({ line, position }) => `${line}:${position}`))
  let weak = 0
  const unsure = MRZ_LAYOUTS[format].parts.filter(({ part, line, from, to }) => {
    const isState = part === 'issuing_state' || part === 'nationality'
    let isUnsure = false
    for (let position = from; position < to; position++) {
      const row = likelihoods[line]?.[position]
      const chosen = lines[line]?.[position] ?? '<'
      const isGuarded = guarded.has(`${line}:${position}`)
      const own = likelihoodOf(row, chosen)
      const isTold = (other: string): boolean => (isGuarded && mrzCheckTells(other, chosen)) ||
        (isState && !isStateCode((replaceAt(lines, { line, position }, other)[line] ?? '').slice(from, to).replace(/<+$/, '')))
      const rivals = Array.from(mrzAlphabetAt(format, line, position)).filter((each) => each !== chosen && !isTold(each))
      const rival = Math.max(0, ...rivals.map((each) => likelihoodOf(row, each)))
      if (isGuarded && own < WEAK) weak++
      isUnsure ||= own < (isGuarded || isState ? LEAST_GUARDED : LEAST_UNGUARDED) || rival / (own + rival) > AMBIGUOUS
    }
    return isUnsure
  })
  return (weak > MOST_WEAK ? MRZ_LAYOUTS[format].parts : unsure).map(({ part }) => part)
}

/**
 * Lets the check digits decide one character that might as well be its look-alike, O or 0 above all: the picture offers both, they take one.
 * @returns the lines with which every check digit is right; null where they were right already, or none or more than one choice makes them so
 */
export function settleByCheckDigits(lines: readonly string[], format: MrzFormat, likelihoods: ZoneLikelihoods): string[] | null {
  const isRight = (each: readonly string[]): boolean => checkMrzDigits(each, format).every((digit) => digit.right)
  if (isRight(lines)) return null
  const ways = new Set<string>()
  for (const place of guardedPositions(format)) {
    const row = likelihoods[place.line]?.[place.position]
    const own = likelihoodOf(row, lines[place.line]?.[place.position] ?? '<')
    for (const other of mrzAlphabetAt(format, place.line, place.position)) {
      const rival = likelihoodOf(row, other)
      if (!mrzLooksLike(lines[place.line]?.[place.position] ?? '<', other) || rival / (own + rival) < OFFERED) continue
      const settled = replaceAt(lines, place, other)
      if (isRight(settled)) ways.add(settled.join('\n'))
    }
  }
  return ways.size === 1 ? [...ways][0]!.split('\n') : null
}
