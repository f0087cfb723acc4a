// What the system would make of one picture if no person looked: accepted, to a person, or back to the subscriber; by core's own rules.
import { compareValues, plainNumber } from '#core/compare-field.ts'
import { factsFor, gatherFacts, printedForZone, type Facts } from '#core/document-facts.ts'
import { readResidentId } from '#core/document-number.ts'
import { mrzSideOf, sidesOf } from '#core/document-sides.ts'
import { isOtherKind, isOtherSide, judgePhoto } from '#core/photo-verdict.ts'
import type { Policy } from '#core/policy.ts'
import type { RegionYears } from '#core/regions.ts'
import { NO_REPEATS } from '#core/repeats.ts'
import { runChecks } from '#core/run-checks.ts'
import type { PictureFault, ReadFailure, Reading } from '#contract/reading.ts'
import type { DocumentKind, FieldName, PhotoSide } from '#contract/words.ts'

/** `bears_mrz`: whether this side must bear a zone; `decisive`: the fields of this side the system decides by; an address is not one. */
export type Asked = {
  kind: DocumentKind
  side: PhotoSide
  issuing_country: string
  bears_mrz: boolean
  decisive: readonly FieldName[]
  /** Under which it would be judged, if any accepts it. */
  policy: Policy | null
  today: string
  regions: RegionYears
}
/** `reasons`: faults that send it back, or what keeps the machine from accepting it. */
export type SideVerdict = { outcome: 'accepted' | 'person' | 'refused' | 'failed'; reasons: string[] }

/** A picture without colour is not accepted by the machine, even where it is only warned of. */
const COLOUR: readonly PictureFault['code'][] = ['black_and_white', 'photocopy']
/** What stands in print and zone alike must agree, as `core/checks/data-consistency.ts` asks. */
const IN_BOTH: readonly FieldName[] = ['document_number', 'date_of_birth', 'sex', 'expiry_date', 'nationality', 'name']

function doubtsOfZone({ mrz }: Reading, asked: Asked): string[] {
  if (!mrz) return asked.bears_mrz ? ['zone not found'] : []
  return mrz.accepted && !mrz.corrected && mrz.check_digits.every((digit) => digit.right) ? [] : ['zone not accepted']
}

function doubtsOfAgreement(facts: Facts): string[] {
  return IN_BOTH.flatMap((field) => {
    const [printed, mrz] = [printedForZone(facts, field), facts[field]?.mrz ?? null]
    if (!printed || !mrz || compareValues(field, printed.value, mrz.value, mrz.cut) === 'same') return []
    return [`${field} differs in print and zone`]
  })
}

/** The number's own check, as core runs it on this side alone. */
function doubtsOfNumber(reading: Reading, { kind, side, issuing_country, decisive, policy, today, regions }: Asked): string[] {
  if (!policy || !decisive.includes('document_number')) return []
  const document = { kind, issuing_country }
  const checks = runChecks({
    policy, today, document, readings: { [side]: reading }, usedAnyway: [], details: {}, contacts: { email_confirmed: true, phone_confirmed: true },
    repeats: NO_REPEATS, blocked: [], linesHeld: 0, linesTogether: 0, linesAsked: 1, mode: 'sandbox', regions, alphabet: null, samples: new Set(),
    faces: 'not_looked_at',
  })
  const isWrong = checks.some(({ name, status }) => name === 'document_numbers' && status !== 'passed' && status !== 'not_applicable')
  return isWrong ? ['number check not passed'] : []
}

/** Birth and sex follow from a resident number. */
function doubtsOfBearer(facts: Facts, { kind }: Asked): string[] {
  const told = readResidentId(plainNumber(facts.document_number?.printed?.value ?? ''))
  if (!told || kind !== 'cn_resident_id') return []
  return (['date_of_birth', 'sex'] as const).flatMap((field) => {
    const printed = facts[field]?.printed
    return printed && compareValues(field, told[field], printed.value) === 'same' ? [] : [`${field} does not follow from the number`]
  })
}

/**
 * Judges one side by itself. Accepted: no fault refuses it, kind and side are sure, its zone is accepted or its number's check right, print and zone
 * agree, and no decisive field is missing: each has a value the system would hold against what was typed (`Fact.sure`).
 */
export function judgeSide(seen: Reading | ReadFailure, asked: Asked): SideVerdict {
  const { kind, side, issuing_country, bears_mrz } = asked
  const photo = judgePhoto(seen, { kind, side, issuing_country, mrz: bears_mrz })
  if ('problem' in seen) return { outcome: seen.problem === 'reader_failed' ? 'failed' : 'refused', reasons: [seen.problem] }
  if (photo.verdict === 'retake') return { outcome: 'refused', reasons: photo.faults.map(({ code }) => code) }
  const facts = gatherFacts({ [side]: seen })
  const unsure = asked.decisive.filter((field) => !factsFor(facts, field)[0]?.sure)
  // The zone's name has no check digit: where both stand on one side, the printed name must vouch for it.
  const isShared = mrzSideOf(kind) === side && sidesOf(kind)[0] === side
  const doubts = [
    ...(seen.document.kind === null || isOtherKind(seen, kind) !== 'no' ? ['kind not sure'] : []),
    ...(seen.document.side === null || isOtherSide(seen, side) !== 'no' ? ['side not sure'] : []),
    ...seen.quality.faults.filter(({ code, weight }) => weight === 'warn' && COLOUR.includes(code)).map(({ code }) => code),
    ...doubtsOfZone(seen, asked),
    ...doubtsOfAgreement(facts),
    ...doubtsOfNumber(seen, asked),
    ...doubtsOfBearer(facts, asked),
    ...unsure.map((field) => `${field} ${factsFor(facts, field).length > 0 ? 'not sure' : 'not read'}`),
    ...(isShared && !printedForZone(facts, 'name') ? ['name not read in print'] : []),
  ]
  return doubts.length > 0 ? { outcome: 'person', reasons: doubts } : { outcome: 'accepted', reasons: [] }
}
