// For journeys: what a subscriber does before and around the verification, in the portal's pages.
import { randomInt } from 'node:crypto'
import { createClient } from '#contract/client.ts'
import { dataOf } from './api-steps.ts'
import { arrive, follow, press, type Visit } from './browser.ts'
import { codeTo } from './outbox.ts'
import type { Server } from './server.ts'

export type Person = { readonly email: string; readonly number: string; readonly phone: string; readonly password: string }

/** Contacts nobody has: RFC 2606 and the code +999 that ITU-T keeps in reserve. */
export function newPerson(): Person {
  const number = String(randomInt(10 ** 9, 10 ** 10))
  return { email: `p${number}@example.org`, number, phone: `+999${number}`, password: 'seven quiet herons at dusk' }
}

/** From the start page through the form and both codes to the account page; `plan` is a plan's label as offered. */
export async function signUp(visit: Visit, server: Server, person: Person, plan: string): Promise<void> {
  const { page, t } = visit
  await page.goto('/')
  await arrive(visit, t('start.title'))
  await follow(visit, t('start.begin'))
  await arrive(visit, t('sign_up.title'))
  await page.getByLabel(t('sign_up.email'), { exact: true }).fill(person.email)
  await page.getByRole('textbox', { name: t('sign_up.phone'), exact: true }).fill(person.number)
  await page.getByRole('textbox', { name: t('sign_up.password'), exact: true }).fill(person.password)
  await page.getByLabel(t('sign_up.plan'), { exact: true }).selectOption({ label: plan })
  const since = new Date()
  await press(visit, t('sign_up.submit'))
  await arrive(visit, t('codes.title'))
  await page.getByLabel(t('codes.email'), { exact: true }).fill(await codeTo(server, person.email, since))
  await page.getByLabel(t('codes.phone'), { exact: true }).fill(await codeTo(server, person.phone, since))
  await press(visit, t('codes.confirm'))
  await arrive(visit, t('account.title'))
}

/** As `signUp`, by the same calls without the pages, and with a line of Utopia to be unlocked. */
export async function openAccount(server: Server, person: Person): Promise<{ subscriberId: string; lineId: string }> {
  const visitor = createClient({ base: server.url })
  const { email, phone, password } = person
  const since = new Date()
  const { id } = dataOf(await visitor('startSignUp', { body: { email, phone, password, locale: 'en' } }))
  dataOf(await visitor('confirmSignUp', { params: { id }, body: { channel: 'phone', code: await codeTo(server, phone, since) } }))
  const { account } = dataOf(await visitor('confirmSignUp', { params: { id }, body: { channel: 'email', code: await codeTo(server, email, since) } }))
  const plan = dataOf(await server.api('getService', {})).plans.find((each) => each.country === 'UT')
  if (!account || !plan) throw new Error('the sign-up gave no account, or there is no plan')
  const line = dataOf(await server.api('createLine', { body: { subscriber_id: account.id, plan_id: plan.id } }))
  return { subscriberId: account.id, lineId: line.id }
}

/** On the sign-in page: signs in with the password. */
export async function signInByPassword(visit: Visit, person: Pick<Person, 'email' | 'password'>): Promise<void> {
  const { page, t } = visit
  await arrive(visit, t('sign_in.title'))
  await page.getByLabel(t('sign_in.identifier'), { exact: true }).fill(person.email)
  await page.getByRole('textbox', { name: t('sign_in.password'), exact: true }).fill(person.password)
  await press(visit, t('sign_in.submit'))
}

/** On the sign-in page: has a code sent and enters it. */
export async function signInByCode(visit: Visit, server: Server, email: string): Promise<void> {
  const { page, t } = visit
  await arrive(visit, t('sign_in.title'))
  await page.getByLabel(t('sign_in.identifier'), { exact: true }).fill(email)
  const since = new Date()
  await press(visit, t('sign_in.by_code'))
  await arrive(visit, t('sign_in.code_title'))
  await page.getByLabel(t('sign_in.code'), { exact: true }).fill(await codeTo(server, email, since))
  await press(visit, t('sign_in.submit'))
}
