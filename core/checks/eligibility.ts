// age, country_allowed, remote_allowed and blocklist: whether this person may register here, in this way.
import { factsFor } from '../document-facts.ts'
import { ageOn } from '../document-number.ts'
import { isCalendarDate } from '../mrz-date.ts'
import { isSameState } from '../states.ts'
import { failed, notApplicable, passed, reason, warning, type CheckContext, type Finding } from './check-input.ts'

/** Old enough on today's date. Refused only where the document surely says so and the person says nothing else. */
export function checkAge(context: CheckContext): Finding {
  const { min_age } = context.policy
  if (min_age === null) return notApplicable()
  const isOld = (date: string): boolean => ageOn(date, context.today) >= min_age
  const facts = factsFor(context.facts, 'date_of_birth').filter((fact) => isCalendarDate(fact.value))
  const sure = facts.filter((fact) => fact.sure)
  const typed = context.details.date_of_birth
  const all = [...facts.map((fact) => fact.value), ...(typed === undefined ? [] : [typed])]
  const evidence = { min_age, sure_sources: sure.length, sources: all.length }
  if (all.length === 0) return warning([reason('data_not_readable', 'date_of_birth')], evidence)
  if (sure.length > 0 && all.every((date) => !isOld(date))) return failed([reason('under_age', 'registration')], evidence)
  if (sure.length > 0 && all.every(isOld)) return passed(evidence)
  return warning([all.every(isOld) ? reason('data_not_readable', 'date_of_birth') : reason('under_age', 'registration')], evidence)
}

/** Documents of this state count here, and the document says it is of that state. */
export function checkCountryAllowed(context: CheckContext): Finding {
  const { policy, document, mode } = context
  if (mode === 'live' && policy.sandbox_only) return failed([reason('country_not_supported', 'registration')], { sandbox_only: true })
  const facts = factsFor(context.facts, 'issuing_country')
  const states = [document.issuing_country, ...facts.map((fact) => fact.value)]
  // A state that only specimens have: somebody has sent a picture from a standard or a test.
  if (mode === 'live' && states.some((state) => policy.specimen_states.includes(state))) {
    return failed([reason('specimen_or_public_image', 'registration')], { specimen: true })
  }
  if (!context.accepted) return failed([reason('country_not_supported', 'registration')], { accepted: false })
  const other = facts.filter((fact) => !isSameState(fact.value, document.issuing_country))
  const evidence = { accepted: true, sources: facts.length, other: other.length }
  if (other.some((fact) => fact.sure)) return failed([reason('wrong_document_type', other[0]!.side)], evidence)
  return other.length > 0 ? warning([reason('wrong_document_type', other[0]!.side)], evidence) : passed(evidence)
}

/** Nothing given stands on the operator's blocklist. What does is looked at by a person, who sees why; the list by itself decides nothing. */
export function checkBlocklist(context: CheckContext): Finding {
  const evidence = Object.fromEntries(context.blocked.map((kind) => [kind, true]))
  return context.blocked.length > 0 ? failed([reason('blocklisted', 'registration')], evidence) : passed()
}

/** Pictures sent online are a lawful way here. */
export function checkRemoteAllowed(context: CheckContext): Finding {
  const { remote_pictures } = context.policy
  const reasons = [reason('remote_not_allowed', 'registration')]
  if (remote_pictures === null) return warning(reasons, { known: false })
  return remote_pictures ? passed({ known: true }) : failed(reasons, { known: true })
}
