// The decision over all statuses and rows of a policy, and what it may never do.
import assert from 'node:assert/strict'
import { readFileSync } from 'node:fs'
import { test } from 'node:test'
import { array, assert as holds, boolean, constantFrom, integer, oneof, option, property, record, uniqueArray } from 'fast-check'
import { CHECK_NAMES, REASONS, REASON_CODES, type Check, type Reason } from '#contract/reasons.ts'
import { MAY_NOT_APPLY, decide, type Outcome } from './decide.ts'
import { parsePolicy, RUN_CHECKS, type CheckRule, type Policy, type RunCheck } from './policy.ts'

const UT = parsePolicy(JSON.parse(readFileSync('rulebook/policies/ut.json', 'utf8')))
const STATUSES = ['passed', 'warning', 'failed', 'not_applicable'] as const
const REQUIREMENTS = ['required', 'not_required'] as const
const ON_WARNING = ['person', 'ignore'] as const
const ON_FAILED = ['person', 'resubmission', 'reject', 'ignore'] as const
const FINAL: Reason = { code: 'under_age', at: 'registration' }
const MENDABLE: Reason = { code: 'document_blurred', at: 'front' }

function check(name: RunCheck, status: Check['status'] = 'passed', more: Partial<Check> = {}): Check {
  return { name, status, requirement: UT.checks[name].requirement, reasons: [], evidence: {}, ...more }
}

/** One passed outcome for every check, of data_comparison for every field. */
function allPassed(policy: Policy): Check[] {
  return RUN_CHECKS.flatMap((name) => (name === 'data_comparison' ? policy.fields.map((field) => check(name, 'passed', { field })) : [check(name)]))
}

/** A policy with another row for one check; not parsed, so that rows no policy file may have are walked too. */
function withRow(name: RunCheck, rule: CheckRule, policy: Policy = UT): Policy {
  return { ...policy, checks: { ...policy.checks, [name]: rule } }
}

/** What one outcome leads to, in words of its own and not of the code. */
function expected(name: RunCheck, status: Check['status'], rule: CheckRule, reasons: readonly Reason[], score: boolean): Outcome {
  const isFinal = reasons.length > 0 && reasons.every((reason) => REASONS[reason.code].weight === 'final')
  const isMendable = reasons.length > 0 && reasons.every((reason) => REASONS[reason.code].weight === 'retryable')
  if (status === 'passed') return 'approved'
  if (status === 'not_applicable') return MAY_NOT_APPLY.has(name) || rule.requirement === 'not_required' ? 'approved' : 'in_review'
  if (status === 'failed' && rule.on_failed === 'reject' && isFinal && !score) return 'rejected'
  if (status === 'failed' && rule.on_failed === 'resubmission' && isMendable) return 'resubmission_requested'
  const leadsOn = status === 'warning' ? rule.on_warning : rule.on_failed
  return leadsOn === 'ignore' && rule.requirement === 'not_required' ? 'approved' : 'in_review'
}

void test('every check in every status under every row of a policy, with and without a score, on each kind of reasons', () => {
  let cells = 0
  for (const name of RUN_CHECKS) {
    for (const status of STATUSES) {
      for (const requirement of REQUIREMENTS) {
        for (const on_warning of ON_WARNING) {
          for (const on_failed of ON_FAILED) {
            for (const reasons of [[], [FINAL], [MENDABLE], [FINAL, MENDABLE]]) {
              for (const score of [false, true]) {
                const rule = { requirement, on_warning, on_failed }
                const spoiled = check(name, status, { reasons, ...(score ? { score: 0.3 } : {}) })
                const rest = allPassed(UT)
                const first = rest.findIndex((each) => each.name === name)
                const field = rest[first]!.field
                rest[first] = field ? { ...spoiled, field } : spoiled
                const want = expected(name, status, rule, reasons, score)
                const got = decide(rest, withRow(name, rule), { attempt: 1 })
                assert.equal(got.outcome, want, JSON.stringify({ name, status, rule, reasons, score }))
                assert.deepEqual(got.reasons, want === 'approved' ? [] : reasons)
                cells++
              }
            }
          }
        }
      }
    }
  }
  assert.equal(cells, RUN_CHECKS.length * 4 * 2 * 2 * 4 * 4 * 2)
})

void test('the worst outcome wins: rejection, then resubmission, then a person', () => {
  const bad: Record<string, Check> = {
    reject: check('age', 'failed', { reasons: [FINAL] }),
    resubmission: check('image_quality', 'failed', { reasons: [MENDABLE], score: 1 }),
    person: check('document_repeat', 'failed', { reasons: [{ code: 'duplicate_document', at: 'registration' }] }),
  }
  const outcomeOf = (...names: string[]): Outcome => {
    const spoiled = names.map((name) => bad[name]!)
    return decide([...allPassed(UT).filter((each) => !spoiled.some((one) => one.name === each.name)), ...spoiled], UT, { attempt: 1 }).outcome
  }
  assert.equal(outcomeOf(), 'approved')
  assert.equal(outcomeOf('person'), 'in_review')
  assert.equal(outcomeOf('resubmission'), 'resubmission_requested')
  assert.equal(outcomeOf('person', 'resubmission'), 'resubmission_requested')
  assert.equal(outcomeOf('reject'), 'rejected')
  assert.equal(outcomeOf('person', 'reject'), 'rejected')
  assert.equal(outcomeOf('resubmission', 'reject'), 'rejected')
  assert.equal(outcomeOf('person', 'resubmission', 'reject'), 'rejected')
})

void test('only what led to the outcome is told, each reason once', () => {
  const twice = [check('image_quality', 'failed', { reasons: [MENDABLE], score: 1 }), check('document_detected', 'failed', { reasons: [MENDABLE] })]
  const others = allPassed(UT).filter((each) => !twice.some((one) => one.name === each.name) && each.name !== 'document_repeat')
  const repeat = check('document_repeat', 'failed', { reasons: [{ code: 'duplicate_document', at: 'registration' }] })
  assert.deepEqual(decide([...others, ...twice, repeat], UT, { attempt: 1 }).reasons, [MENDABLE])
})

void test('used up attempts: rejected on what is certain, a person on what was measured', () => {
  const expired: Check = check('document_expiry', 'failed', { reasons: [{ code: 'document_expired', at: 'front' }] })
  const blurred = check('image_quality', 'failed', { reasons: [MENDABLE], score: 1.1 })
  const outcomeOf = (spoiled: Check, attempt: number): string => {
    const { outcome, reasons } = decide([...allPassed(UT).filter((each) => each.name !== spoiled.name), spoiled], UT, { attempt })
    return `${outcome} ${reasons[0]?.code}`
  }
  for (let attempt = 1; attempt < UT.max_attempts; attempt++) {
    assert.equal(outcomeOf(expired, attempt), 'resubmission_requested document_expired')
    assert.equal(outcomeOf(blurred, attempt), 'resubmission_requested document_blurred')
  }
  for (const attempt of [UT.max_attempts, UT.max_attempts + 1]) {
    assert.equal(outcomeOf(expired, attempt), 'rejected attempts_exceeded')
    assert.equal(outcomeOf(blurred, attempt), 'in_review attempts_exceeded')
  }
})

void test('a check that was not run, or a field that was not compared, is never approved', () => {
  assert.equal(decide(allPassed(UT), UT, { attempt: 1 }).outcome, 'approved')
  assert.equal(decide([], UT, { attempt: 1 }).outcome, 'in_review')
  for (const missing of allPassed(UT)) {
    if (UT.checks[missing.name as RunCheck].requirement === 'not_required') continue
    const rest = allPassed(UT).filter((each) => !(each.name === missing.name && each.field === missing.field))
    assert.equal(decide(rest, UT, { attempt: 1 }).outcome, 'in_review', `${missing.name} ${missing.field}`)
  }
})

void test('a check the policy has no row for counts against, not for', () => {
  const unknown: Check = { name: 'liveness', status: 'failed', requirement: 'not_required', reasons: [{ code: 'liveness_attack', at: 'registration' }], evidence: {} }
  assert.equal(decide([...allPassed(UT), unknown], UT, { attempt: 1 }).outcome, 'in_review')
  assert.equal(decide([...allPassed(UT), { ...unknown, status: 'passed', reasons: [] }], UT, { attempt: 1 }).outcome, 'approved')
})

void test('where the machine may not approve, a person does', () => {
  assert.equal(decide(allPassed(UT), { ...UT, machine_may_approve: false }, { attempt: 1 }).outcome, 'in_review')
})

const someRule = record({ requirement: constantFrom(...REQUIREMENTS), on_warning: constantFrom(...ON_WARNING), on_failed: constantFrom(...ON_FAILED) })
const somePolicy = record({ rules: record(Object.fromEntries(RUN_CHECKS.map((name) => [name, someRule]))), may: boolean() }).map(({ rules, may }): Policy => {
  return { ...UT, machine_may_approve: may, checks: rules as Policy['checks'] }
})
const someCheck = record({
  name: oneof({ weight: 9, arbitrary: constantFrom(...RUN_CHECKS) }, { weight: 1, arbitrary: constantFrom(...CHECK_NAMES) }),
  field: option(constantFrom(...UT.fields), { nil: undefined }),
  status: oneof({ weight: 3, arbitrary: constantFrom('passed' as const) }, { weight: 1, arbitrary: constantFrom(...STATUSES) }),
  reasons: array(record({ code: constantFrom(...REASON_CODES), at: constantFrom('front' as const, 'registration' as const) }), { maxLength: 3 }),
  score: option(integer({ min: 0, max: 1 }), { nil: undefined }),
}).map(({ field, score, ...rest }): Check => {
  return { ...rest, requirement: 'required', evidence: {}, ...(field ? { field } : {}), ...(score === undefined ? {} : { score }) }
})
/** Mostly a complete set of outcomes with some spoiled, sometimes anything at all. */
const someChecks = oneof(
  array(someCheck, { maxLength: 30 }),
  record({ spoiled: array(someCheck, { maxLength: 4 }), left: uniqueArray(integer({ min: 0, max: 25 }), { maxLength: 2 }) })
    .map(({ spoiled, left }) => [...allPassed(UT).filter((_, i) => !left.includes(i)), ...spoiled]),
)

void test('property: approved only where every required check was run and each of its outcomes passed or did not apply', () => {
  let approved = 0
  holds(property(someChecks, somePolicy, integer({ min: 1, max: 5 }), (checks, policy, attempt) => {
    if (decide(checks, policy, { attempt }).outcome !== 'approved') return
    approved++
    assert.ok(policy.machine_may_approve)
    for (const name of RUN_CHECKS) {
      if (policy.checks[name].requirement === 'not_required') continue
      const own = checks.filter((each) => each.name === name)
      assert.ok(own.length > 0, name)
      for (const each of own) assert.ok(each.status === 'passed' || (each.status === 'not_applicable' && MAY_NOT_APPLY.has(name)), `${name} ${each.status}`)
    }
  }), { numRuns: 5000 })
  assert.ok(approved > 50, `only ${approved} of 5000 were approved: the property saw too little`)
})

void test('property: a rejection rests on a failed check without a score, and every reason but used up attempts is final', () => {
  holds(property(someChecks, somePolicy, integer({ min: 1, max: 5 }), (checks, policy, attempt) => {
    const { outcome, reasons } = decide(checks, policy, { attempt })
    if (outcome !== 'rejected') return
    assert.ok(checks.some((each) => each.status === 'failed' && each.score === undefined))
    if (attempt < policy.max_attempts) for (const { code } of reasons) assert.equal(REASONS[code].weight, 'final')
  }), { numRuns: 3000 })
})

void test('property: a resubmission names only what the subscriber can mend, and leaves an attempt for it', () => {
  holds(property(someChecks, somePolicy, integer({ min: 1, max: 5 }), (checks, policy, attempt) => {
    const { outcome, reasons } = decide(checks, policy, { attempt })
    if (outcome !== 'resubmission_requested') return
    assert.ok(attempt < policy.max_attempts && reasons.length > 0)
    for (const { code } of reasons) assert.equal(REASONS[code].weight, 'retryable')
  }), { numRuns: 3000 })
})

void test('property: the order of the checks does not change the outcome', () => {
  holds(property(someChecks, somePolicy, (checks, policy) => {
    assert.equal(decide(checks.toReversed(), policy, { attempt: 1 }).outcome, decide(checks, policy, { attempt: 1 }).outcome)
  }))
})
