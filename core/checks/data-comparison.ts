// data_comparison: what was typed against what the document says, once per field the policy asks for.
import type { ReasonCode } from '#contract/reasons.ts'
import type { FieldName } from '#contract/words.ts'
import { compareValues } from '../compare-field.ts'
import { factsFor, type Fact } from '../document-facts.ts'
import { shareScript } from '../names.ts'
import { failed, passed, reason, warning, type CheckContext, type Evidence, type Finding } from './check-input.ts'

const MISMATCH: Partial<Record<FieldName, ReasonCode>> = {
  name: 'name_mismatch', name_latin: 'name_mismatch', name_native: 'name_mismatch', date_of_birth: 'dob_mismatch', document_number: 'document_number_mismatch',
  sex: 'sex_mismatch',
}
const NAMES: readonly FieldName[] = ['name', 'name_latin', 'name_native']

/** The facts a typed field is held against: a name against all names the document bears. */
function against(context: CheckContext, field: FieldName): Fact[] {
  if (!NAMES.includes(field)) return factsFor(context.facts, field)
  return NAMES.flatMap((name) => factsFor(context.facts, name))
}

/** A name with a character the reader does not know was read as another, however surely: it is never the subscriber's mistake. */
function isBeyondReading({ alphabet }: CheckContext, field: FieldName, typed: string): boolean {
  return NAMES.includes(field) && alphabet !== null && Array.from(typed).some((letter) => /\p{Script=Han}/u.test(letter) && !alphabet.has(letter))
}

function compareOne(context: CheckContext, field: FieldName): Finding {
  const typed = (context.details as Partial<Record<FieldName, string>>)[field]
  const unread = [reason('data_not_readable', field)]
  if (typed === undefined) return warning(unread, { typed: false })
  const compared = against(context, field).map((fact) => {
    const result = compareValues(field, typed, fact.value, fact.cut)
    // Pinyin fits many names: a name is proved only by the same letters or characters.
    const isProof = result === 'same' && (!NAMES.includes(field) || shareScript(typed, fact.value))
    // The zone's name line has no check digit (ICAO 9303-3 section 4.9): by itself it accuses nobody of a wrong name.
    const accuses = fact.sure && result === 'different' && fact !== context.facts.name?.mrz && !isBeyondReading(context, field, typed)
    return { sure: fact.sure, result, isProof, accuses }
  })
  const sure = compared.filter((each) => each.sure)
  const evidence: Evidence = { typed: true, sources: compared.length, sure_sources: sure.length }
  const isContradicted = sure.some((each) => each.accuses)
  if (sure.some((each) => each.isProof) && (!isContradicted || NAMES.includes(field))) return passed(evidence)
  // Nothing sure says the same, something sure says otherwise: the typed value is wrong, if every doubtful one says so too.
  const code = MISMATCH[field]
  const isWrong = isContradicted && compared.every((each) => each.result !== 'same') && sure.every((each) => each.result === 'different')
  if (isWrong && code) return failed([reason(code, field)], evidence)
  return warning(isContradicted && code ? [reason(code, field)] : unread, evidence)
}

/** One finding per field asked for. Doubtful or unread values go to a person and are never a mismatch. */
export function checkDataComparison(context: CheckContext): Finding[] {
  return context.policy.fields.map((field) => ({ ...compareOne(context, field), field }))
}
