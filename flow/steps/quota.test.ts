// Lines on one document: never more than the law allows, however many are decided at once; and nobody's number holds somebody else's lines.
import assert from 'node:assert/strict'
import { after, test } from 'node:test'
import type { ActorOf, Outcome } from '../house.ts'
import { loadPolicies } from '../start/load-policies.ts'
import { putPhoto } from './receive-photo.ts'
import { getCase } from './review-case.ts'
import { decideCase } from './review-decide.ts'
import { takeCase } from './review-queue.ts'
import { submitRegistration } from './submit.ts'
import { good } from './test-people.ts'
import { decided, filled, giveDetails, look, picture, registrationHouse, runJob, runJobs, staffOf, subscriberOf, takeJobs } from './test-registrations.ts'

const policies = await loadPolicies('2027-01-01')
const house = await registrationHouse({ after }, policies)
const ut = policies.get('UT')
assert.ok(ut)
const ignored = { requirement: 'not_required', on_failed: 'ignore', on_warning: 'ignore' } as const
/** The same law, by which a document or picture shown by two people is no matter for a person. */
const lax = { ...house, policies: new Map([['UT', { ...ut, policy: { ...ut.policy, checks: { ...ut.policy.checks, document_repeat: ignored, image_reuse: ignored } } }]]) }
const rita = await staffOf(house, 'Rita')

/** Lines that stand on documents, by number of lines. */
async function linesOnDocuments(): Promise<number[]> {
  const rows = await house.store.db.selectFrom('document_lines').select(['document_index', (e) => e.fn.countAll<string>().as('n')]).groupBy('document_index').execute()
  return rows.map((row) => Number(row.n))
}
const activeOf = async (actors: readonly ActorOf<'subscriber'>[]): Promise<number> =>
  Number((await house.store.db.selectFrom('lines').select((e) => e.fn.countAll<string>().as('n')).where('subscriber_id', 'in', actors.map(({ id }) => id)).where('status', '=', 'active').executeTakeFirstOrThrow()).n)

async function submitted(number: string, names: readonly string[]): Promise<{ actor: ActorOf<'subscriber'>; id: string }[]> {
  const all: { actor: ActorOf<'subscriber'>; id: string }[] = []
  for (const name of names) {
    const actor = await subscriberOf(house, name)
    const id = await filled(house, actor, { number })
    good(await submitRegistration(house, actor, { params: { id } }))
    all.push({ actor, id })
  }
  return all
}

void test('eight registrations of one line each on one document, checked at once: five lines', async () => {
  const all = await submitted('CC0000001', Array.from({ length: 8 }, (_, i) => `many${i}`))
  const checks = await takeJobs(house, ['check_registration'])
  assert.equal(checks.length, 8)
  await Promise.all(checks.map(async (job) => {
    // As the queue does: what collided too often is tried again.
    for (let tries = 1; ; tries += 1) {
      try {
        return await runJob(lax, job)
      } catch (error) {
        if (tries === 10) throw error
      }
    }
  }))
  const views = await Promise.all(all.map(({ actor, id }) => look(house, actor, id)))
  const statuses = views.map(({ status }) => status)
  assert.equal(statuses.filter((status) => status === 'approved').length, 5, statuses.join(' '))
  assert.equal(statuses.filter((status) => status === 'rejected').length, 3)
  await runJobs(house)
  assert.equal(await activeOf(all.map(({ actor }) => actor)), 5)
})

void test('the same, approved at once by hand', async () => {
  const all = await submitted('CC0000002', Array.from({ length: 8 }, (_, i) => `hand${i}`))
  await runJobs(house)
  const answers: Outcome<unknown>[] = []
  const versions = new Map<string, number>()
  for (const { id } of all) {
    const status = good(await getCase(house, rita, { params: { id } })).data
    versions.set(id, status.version)
    // The first was alone and approved by the machine.
    if (status.status === 'in_review') good(await takeCase(house, rita, { params: { id } }))
  }
  answers.push(...(await Promise.all(all.map(({ id }) => decideCase(house, rita, { params: { id }, query: undefined, body: { decision: 'approve', items: [], version: versions.get(id) ?? 0 } })))))
  const refusals = answers.flatMap((answer) => (answer.ok ? [] : (answer.fixes ?? []).map((fix) => fix.code)))
  assert.deepEqual(refusals, ['line_quota_reached', 'line_quota_reached', 'line_quota_reached'])
  await runJobs(house)
  assert.equal(await activeOf(all.map(({ actor }) => actor)), 5)
})

void test('six lines on one document are too many at once', async () => {
  const actor = await subscriberOf(house, 'six')
  const view = await decided(house, actor, { number: 'CC0000003' }, 6)
  assert.deepEqual([view.status, view.reasons.map((reason) => reason.code)], ['rejected', ['line_quota_reached']])
})

void test('a number typed once by mistake, or to find something out, holds no line and counts no line', async () => {
  const before = (await linesOnDocuments()).length
  const victim = await subscriberOf(house, 'victim')
  assert.equal((await decided(house, victim, { number: 'CC0000004' }, 5)).status, 'approved')
  const thief = await subscriberOf(house, 'thief')
  const id = await filled(house, thief, { number: 'CC0000005' })
  await giveDetails(house, thief, id, { document_number: 'CC0000004' })
  good(await submitRegistration(house, thief, { params: { id } }))
  await runJobs(house)
  const first = await look(house, thief, id)
  assert.deepEqual([first.status, first.reasons], ['in_review', []], 'that the victim’s document is full is not told')
  good(await takeCase(house, rita, { params: { id } }))
  good(await decideCase(house, rita, { params: { id }, query: undefined, body: { decision: 'ask_again', items: [{ code: 'document_number_mismatch', at: 'document_number' }], version: first.version } }))
  await giveDetails(house, thief, id, { document_number: 'CC0000005' })
  good(await submitRegistration(house, thief, { params: { id } }))
  await runJobs(house)
  const second = await look(house, thief, id)
  assert.notEqual(second.status, 'rejected')
  assert.equal(second.status, 'in_review', 'a person sees that another’s number was tried')
  good(await takeCase(house, rita, { params: { id } }))
  const seen = good(await getCase(house, rita, { params: { id } })).data
  assert.equal(seen.repeats.length, 1)
  good(await decideCase(house, rita, { params: { id }, query: undefined, body: { decision: 'approve', items: [], version: second.version } }))
  assert.equal((await linesOnDocuments()).length, before + 2, 'one document each')
  assert.ok((await linesOnDocuments()).every((n) => n <= 5))
})

void test('a number of a picture set aside does not hold a line', async () => {
  const actor = await subscriberOf(house, 'slip')
  const before = (await linesOnDocuments()).length
  const id = await filled(house, actor, { number: 'CC0000006' })
  good(await putPhoto(house, actor, { params: { id, side: 'data_page' }, query: {}, body: picture({ number: 'CC0000007' }) }))
  await runJobs(house, ['read_photo'])
  await giveDetails(house, actor, id, { document_number: 'CC0000007' })
  good(await submitRegistration(house, actor, { params: { id } }))
  await runJobs(house)
  assert.equal((await look(house, actor, id)).status, 'approved')
  assert.equal((await linesOnDocuments()).length, before + 1)
})
