// For journeys: the operator's API step by step, each refused loudly.
import assert from 'node:assert/strict'
import { randomInt } from 'node:crypto'
import { setTimeout as wait } from 'node:timers/promises'
import type { CallAnswer, Client } from '#contract/client.ts'
import type { Details, Registration } from '#contract/registration.ts'
import type { RouteName } from '#contract/routes.ts'
import { plainLayout } from '#specimens/layouts.ts'
import { makeSpecimen, type SpecimenOrder } from '#specimens/specimen.ts'
import { ISSUERS, SIDES, type SpecimenKind } from '#specimens/kinds.ts'

export const TODAY = new Date().toISOString().slice(0, 10)

/** The data of an answer; a problem fails the test with all it says. */
export function dataOf<N extends RouteName>(answer: CallAnswer<N>): Extract<CallAnswer<N>, { ok: true }>['data'] {
  assert.ok(answer.ok, answer.ok ? '' : JSON.stringify(answer.problem))
  return answer.data
}

export type Begun = { subscriberId: string; lineId: string; id: string; url: string; email: string; phone: string }

/** A subscriber with confirmed contacts (both, or as named), one locked line of the country, and a draft. */
export async function begin(api: Client, options: { country?: string; locale?: 'en' | 'zh-Hans'; confirmed?: ('email' | 'phone')[] } = {}): Promise<Begun> {
  const { country = 'UT', locale = 'en', confirmed = ['email', 'phone'] } = options
  const number = randomInt(1, 2 ** 40)
  const email = `j${number}@example.org`
  const phone = `+999${String(number).padStart(11, '0').slice(-11)}`
  const subscriber = dataOf(await api('createSubscriber', { body: { email, phone, confirmed, locale } }))
  const { plans } = dataOf(await api('getService', {}))
  const plan = plans.find((each) => each.country === country && each.voice)
  assert.ok(plan, `no plan of ${country}`)
  const line = dataOf(await api('createLine', { body: { subscriber_id: subscriber.id, plan_id: plan.id } }))
  const { id, url } = dataOf(await api('createRegistration', { body: { subscriber_id: subscriber.id, country, locale } }))
  return { subscriberId: subscriber.id, lineId: line.id, id, url: url ?? '', email, phone }
}

export type Shown = { kind: SpecimenKind } & Pick<SpecimenOrder, 'seed' | 'person' | 'defect' | 'level'>

/** Chooses the document and sends all its sides. */
export async function showDocument(api: Client, id: string, shown: Shown): Promise<void> {
  dataOf(await api('chooseDocument', { params: { id }, body: { kind: shown.kind, issuing_country: ISSUERS[shown.kind] } }))
  for (const side of SIDES[shown.kind]) {
    const { jpeg } = await makeSpecimen({ level: 0, today: TODAY, ...plainLayout(shown.kind), ...shown, side })
    dataOf(await api('putPhoto', { params: { id, side }, query: {}, body: jpeg }))
  }
}

/** The registration as it stands. */
export async function look(api: Client, id: string): Promise<Registration> {
  return dataOf(await api('getRegistration', { params: { id } }))
}

/** Waits until it is as wanted. */
export async function until(api: Client, id: string, what: string, isSo: (registration: Registration) => boolean): Promise<Registration> {
  for (const end = Date.now() + 30_000; ; await wait(50)) {
    const registration = await look(api, id)
    if (isSo(registration)) return registration
    assert.ok(Date.now() < end, `not ${what}: ${JSON.stringify({ status: registration.status, photos: registration.photos, missing: registration.missing })}`)
  }
}

/** Waits until all sides are judged. */
export const untilRead = (api: Client, id: string): Promise<Registration> => until(api, id, 'read', ({ photos }) => photos.length > 0 && photos.every((photo) => photo.verdict !== null))

/** Waits until somebody other than the machine has to act. */
export const untilDecided = (api: Client, id: string): Promise<Registration> => until(api, id, 'decided', (registration) => registration.next_actor !== 'system')

/** Gives what the document says as the typed details, with changes. */
export async function giveDetails(api: Client, id: string, change: Details = {}): Promise<void> {
  const { proposed, fields } = await untilRead(api, id)
  const asked = Object.fromEntries(Object.entries(proposed ?? {}).filter(([field]) => (fields as string[]).includes(field)))
  dataOf(await api('putDetails', { params: { id }, body: { ...asked, ...change } }))
}

/** Gives all consents asked for. */
export async function consent(api: Client, id: string): Promise<void> {
  const { consents_asked: asked } = await look(api, id)
  dataOf(await api('putConsents', { params: { id }, body: { items: asked.map(({ purpose, version }) => ({ purpose, version, granted: true })) } }))
}

/** The whole way from document to submission. */
export async function submit(api: Client, id: string, shown: Shown, change: Details = {}): Promise<Registration> {
  await showDocument(api, id, shown)
  await giveDetails(api, id, change)
  await consent(api, id)
  return dataOf(await api('submitRegistration', { params: { id } }))
}

/** Waits until a line is active. */
export async function untilActive(api: Client, lineId: string): Promise<void> {
  for (const end = Date.now() + 15_000; ; await wait(50)) {
    const line = dataOf(await api('getLine', { params: { id: lineId } }))
    if (line.status === 'active') return
    assert.ok(Date.now() < end, `the line is still ${line.status}`)
  }
}
