// Fits a format to strips of rows: the likeliest characters, what their check digits and dates say, and whether all that is sure enough.
import type { MrzFormat } from '#contract/reading.ts'
import { settleByCheckDigits, unsureMrzParts } from '#core/mrz-certainty.ts'
import { MRZ_CHARACTERS, MRZ_LAYOUTS, mrzAlphabetAt, type MrzPartName } from '#core/mrz-format.ts'
import { parseMrz, type ParsedMrz } from '#core/mrz-parse.ts'
import { alignStrip, bestOf, type Likelihoods } from './mrz-align.ts'
import type { Strip } from './mrz-strip.ts'

/** `pitch`: steps from character to character. */
export type PitchedStrip = { strip: Strip; pitch: number }
export type MrzFit = {
  format: MrzFormat
  lines: string[]
  /** Confidence of each line, geometric mean of its characters. */
  confidences: number[]
  parsed: ParsedMrz
  /** Parts that are faint or ambiguous. */
  unsure: MrzPartName[]
  /** Every check digit right, nothing that no genuine document shows, and nothing spelt that the format has no place for. */
  isValid: boolean
  accepted: boolean
  score: number
}

/** Confidence of every line from which a zone with right check digits is accepted. */
const SURE = 0.8
/** Characters spelt beside a row, by which the format is too short for it, and the worst gap between two, against the pitch. */
const STRAY = 0.4
const UNEVEN = 0.3
/** Parts that may be doubtful by themselves, to be held against print and typing; any other keeps the zone from being accepted. */
const DOUBTFUL_ALONE: readonly MrzPartName[] = ['name', 'given_names', 'document_code', 'optional', 'optional_2']
/** Formats with fewer check digits must be so much likelier: a blurred passport was once read as a visa. */
const HANDICAP: Record<MrzFormat, number> = { TD3: 0, TD1: 0, TD2: 0.15, FRID: 0, MRVA: 0.25, MRVB: 0.25 }
/** The first letter tells formats of one shape apart; a visa has too few check digits to be told by them: there it must be certain. */
const CLEAR_FORMAT = 0.5
const CERTAIN_VISA = 0.8
/** A character less likely than this is none that the picture shows, and what each costs. */
const UNSEEN = { likelihood: 0.03, cost: 0.12 }

/** Strips of one row are read together where they spell this share of it alike. */
const AGREEMENT = 0.75

type FittedLine = { text: string; confidence: number; positions: Likelihoods[]; stray: number; unevenness: number; unseen: number }

/** One line of a format read from one or more strips of the same row; the likelihoods of strips that fit well count more. */
function fitLine(strips: readonly PitchedStrip[], alphabets: readonly string[]): FittedLine | null {
  const fits = strips.flatMap(({ strip, pitch }) => {
    const fit = alignStrip(strip, alphabets, pitch)
    if (!fit) return []
    const logs = fit.positions.reduce((sum, row, k) => sum + Math.log(Math.min(1, bestOf(row, alphabets[k]!).likelihood) + 1e-3), 0)
    const text = fit.positions.map((row, k) => bestOf(row, alphabets[k]!).character)
    return [{ ...fit, text, confidence: Math.exp(logs / alphabets.length) * Math.exp(-fit.stray * 0.2) }]
  })
  if (fits.length === 0) return null
  const best = fits.reduce((a, b) => (b.confidence > a.confidence ? b : a))
  // A strip that reads the row one place further on adds nothing but confusion.
  const agrees = (text: readonly string[]): boolean => text.filter((each, k) => each === best.text[k]).length >= AGREEMENT * text.length
  const weights = fits.map((fit) => (agrees(fit.text) ? (fit.confidence / best.confidence) ** 6 : 0))
  const total = weights.reduce((a, b) => a + b, 0)
  const positions = alphabets.map((_, k) => Float32Array.from({ length: MRZ_CHARACTERS.length }, (__, index) =>
    fits.reduce((sum, fit, i) => sum + weights[i]! * fit.positions[k]![index]!, 0) / total))
  const chosen = positions.map((row, k) => bestOf(row, alphabets[k]!))
  return {
    text: chosen.map((each) => each.character).join(''),
    confidence: Math.exp(chosen.reduce((sum, each) => sum + Math.log(Math.min(1, each.likelihood) + 1e-3), 0) / chosen.length),
    positions, stray: best.stray, unevenness: best.unevenness,
    unseen: chosen.filter((each) => each.likelihood < UNSEEN.likelihood).length,
  }
}

/** One format fitted to as many rows as it has; null where a row cannot hold so many characters. */
export function fitFormat(rows: readonly (readonly PitchedStrip[])[], format: MrzFormat, today: string): MrzFit | null {
  const layout = MRZ_LAYOUTS[format]
  const fitted: FittedLine[] = []
  for (const [line, strips] of rows.entries()) {
    const alphabets = Array.from({ length: layout.length }, (_, position) => mrzAlphabetAt(format, line, position))
    const fit = fitLine(strips, alphabets)
    if (!fit) return null
    fitted.push(fit)
  }
  const begins = bestOf(fitted[0]!.positions[0]!, layout.codes).likelihood
  if (layout.codes === 'V' && begins < CERTAIN_VISA) return null
  const likelihoods = fitted.map((line) => line.positions)
  const likeliest = fitted.map((line) => line.text)
  const lines = settleByCheckDigits(likeliest, format, likelihoods) ?? likeliest
  const confidences = fitted.map((line) => line.confidence)
  const parsed = parseMrz(lines, format, today)
  const unsure = unsureMrzParts(lines, format, likelihoods)
  const right = parsed.check_digits.filter((each) => each.right).length
  const [isValid, isPlausible] = [right === parsed.check_digits.length, parsed.oddities.length === 0]
  const mean = (of: (line: FittedLine) => number): number => fitted.reduce((sum, line) => sum + of(line), 0) / fitted.length
  const score = mean((line) => Math.log(line.confidence)) + 0.2 * right + (isValid && isPlausible ? 0.6 : 0) + (isPlausible ? 0.15 : -0.3) -
    HANDICAP[format] - mean((line) => 0.25 * Math.min(4, line.stray)) - UNSEEN.cost * fitted.reduce((sum, line) => sum + line.unseen, 0)
  const isClear = begins > CLEAR_FORMAT && Math.min(...confidences) > SURE
  const isWhole = fitted.every((line) => line.stray < STRAY && line.unevenness < UNEVEN && line.unseen === 0)
  return {
    format, lines, confidences, parsed, unsure, score, isValid: isValid && isPlausible && isWhole,
    accepted: isValid && isPlausible && isWhole && isClear && unsure.every((part) => DOUBTFUL_ALONE.includes(part)),
  }
}
