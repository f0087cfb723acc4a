// From the outcomes of the checks to an outcome of the registration. Nothing but proof of every required check approves.
import { REASONS, type Check, type Reason } from '#contract/reasons.ts'
import { RUN_CHECKS, type CheckRule, type Policy, type RunCheck } from './policy.ts'

export type Outcome = 'approved' | 'in_review' | 'resubmission_requested' | 'rejected'
export type Decided = { outcome: Outcome; reasons: Reason[] }

/** What one check asks for. */
type Demand = 'nothing' | 'person' | 'resubmission' | 'reject'

/** The order of the demands, the one that wins first. A retake comes before a person's look, for the person would look twice. */
const ORDER = ['reject', 'resubmission', 'person', 'nothing'] as const satisfies readonly Demand[]

/** Checks that do not concern every document or policy. Any other one that says so has proved nothing. */
export const MAY_NOT_APPLY: ReadonlySet<RunCheck> = new Set([
  'front_back_pair', 'mrz', 'document_numbers', 'document_expiry', 'data_consistency', 'lines_per_id_quota', 'age',
  'face_detected', 'face_match', 'document_in_hand',
])

/** Rule above all: nobody is rejected on a score or on a reason that can be mended; a person looks instead. */
function mayReject(check: Check): boolean {
  return check.score === undefined && check.reasons.length > 0 && check.reasons.every(({ code }) => REASONS[code].weight === 'final')
}

/** Only what the subscriber can mend goes back to the subscriber. */
function mayGoBack(check: Check): boolean {
  return check.reasons.length > 0 && check.reasons.every(({ code }) => REASONS[code].weight === 'retryable')
}

/** What a failed check demands, by the policy's word for it. */
const ON_FAILED: Record<CheckRule['on_failed'], (check: Check) => Demand> = {
  ignore: () => 'nothing',
  person: () => 'person',
  resubmission: (check) => (mayGoBack(check) ? 'resubmission' : 'person'),
  reject: (check) => (mayReject(check) ? 'reject' : 'person'),
}

/** What a check demands, by its status. */
const ON_STATUS: Record<Check['status'], (check: Check, rule: CheckRule) => Demand> = {
  passed: () => 'nothing',
  not_applicable: (check) => (MAY_NOT_APPLY.has(check.name as RunCheck) ? 'nothing' : 'person'),
  warning: (_, rule) => (rule.on_warning === 'person' ? 'person' : 'nothing'),
  failed: (check, rule) => ON_FAILED[rule.on_failed](check),
}

/** The demand of one check by its row of the policy. */
function demandOf(check: Check, rule: CheckRule): Demand {
  const demand = ON_STATUS[check.status](check, rule)
  const isProven = check.status === 'passed' || (check.status === 'not_applicable' && demand === 'nothing')
  if (rule.requirement === 'not_required') return check.status === 'not_applicable' ? 'nothing' : demand
  return demand === 'nothing' && !isProven ? 'person' : demand
}

/** Whether each required check was run and each field asked for was compared. */
function isComplete(checks: readonly Check[], policy: Policy): boolean {
  const wasRun = (name: RunCheck): boolean =>
    name === 'data_comparison'
      ? policy.fields.every((field) => checks.some((check) => check.name === name && check.field === field))
      : checks.some((check) => check.name === name)
  return RUN_CHECKS.every((name) => policy.checks[name].requirement === 'not_required' || wasRun(name))
}

/** Reasons without repeats, in order. */
function reasonsOf(checks: readonly Check[]): Reason[] {
  const seen = new Map<string, Reason>()
  for (const { code, at } of checks.flatMap((check) => check.reasons)) seen.set(`${code} ${at}`, { code, at })
  return [...seen.values()]
}

/**
 * Decides by the first row that fits:
 *
 * | what the checks say | outcome |
 * |---|---|
 * | one demands rejection, on certain and final reasons | rejected |
 * | one demands a resubmission, attempts are left | resubmission_requested |
 * | one demands a resubmission, none is left, and what is wrong is certain | rejected, with attempts_exceeded |
 * | one demands a resubmission, none is left, and it rests on a score | in_review, with attempts_exceeded |
 * | one demands a person, is unknown to the policy, was not run, or the machine may not approve here | in_review |
 * | every required check has passed | approved |
 *
 * @param checks as run
 * @param attempt number of this submission, 1 for the first
 * @returns the outcome with the reasons of the checks that led to it
 */
export function decide(checks: readonly Check[], policy: Policy, { attempt }: { attempt: number }): Decided {
  const rules: Readonly<Partial<Record<string, CheckRule>>> = policy.checks
  const demands = checks.map((check) => {
    const rule = rules[check.name]
    // A check without a row was not foreseen: only its passing is harmless.
    const demand: Demand = rule ? demandOf(check, rule) : check.status === 'passed' ? 'nothing' : 'person'
    return { check, demand }
  })
  const worst = ORDER.find((demand) => demands.some((each) => each.demand === demand)) ?? 'person'
  const asking = demands.filter((each) => each.demand === worst).map((each) => each.check)

  if (worst === 'reject') return { outcome: 'rejected', reasons: reasonsOf(asking) }
  if (worst === 'resubmission') {
    if (attempt < policy.max_attempts) return { outcome: 'resubmission_requested', reasons: reasonsOf(asking) }
    const reasons: Reason[] = [{ code: 'attempts_exceeded', at: 'registration' }, ...reasonsOf(asking)]
    return { outcome: asking.some((check) => check.score === undefined) ? 'rejected' : 'in_review', reasons }
  }
  if (worst === 'nothing' && isComplete(checks, policy) && policy.machine_may_approve) return { outcome: 'approved', reasons: [] }
  return { outcome: 'in_review', reasons: worst === 'person' ? reasonsOf(asking) : [] }
}
