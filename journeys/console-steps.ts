// For journeys: staff in the console: coming in for the first time, opening a case, asking again, rejecting.
import assert from 'node:assert/strict'
import { Secret, TOTP } from 'otpauth'
import type { ReasonCode, ReasonPlace } from '#contract/reasons.ts'
import { arrive, press, see, type Visit } from './browser.ts'

/** Gives the window an authenticator of its own, whose owner always agrees. */
async function addAuthenticator({ page, context }: Visit): Promise<void> {
  const devtools = await context.newCDPSession(page)
  await devtools.send('WebAuthn.enable')
  await devtools.send('WebAuthn.addVirtualAuthenticator', {
    options: { protocol: 'ctap2', transport: 'internal', hasResidentKey: true, hasUserVerification: true, isUserVerified: true, automaticPresenceSimulation: true },
  })
}

async function openStaffLink(visit: Visit, link: string, name: string): Promise<void> {
  await visit.page.goto(link)
  await arrive(visit, visit.t('enter.welcome', { name }))
  assert.equal(new URL(visit.page.url()).hash, '', 'the token is taken out of the address')
}

/** First sign-in by the one-time link with a passkey; ends on the queue. */
export async function enrolPasskey(visit: Visit, link: string, name: string): Promise<void> {
  await addAuthenticator(visit)
  await openStaffLink(visit, link, name)
  await press(visit, visit.t('passkey.set_up'))
  await arrive(visit, visit.t('queue.title'))
}

/** Signs out, and in again by the passkey of this window. */
export async function signInByPasskey(visit: Visit): Promise<void> {
  await press(visit, visit.t('sign_out'))
  await arrive(visit, visit.t('sign_in.title'))
  await press(visit, visit.t('sign_in.passkey'))
  await arrive(visit, visit.t('queue.title'))
}

/** First sign-in by the one-time link with password and authenticator app; ends on the queue. Gives the app's secret. */
export async function enrolPassword(visit: Visit, link: string, name: string, password: string): Promise<TOTP> {
  const { page, t } = visit
  await openStaffLink(visit, link, name)
  await press(visit, t('password.set_up'))
  await page.getByRole('textbox', { name: t('password.new') }).fill(password)
  const shown = await page.getByRole('code').textContent()
  const app = new TOTP({ secret: Secret.fromBase32((shown ?? '').replaceAll(' ', '')) })
  await page.getByLabel(t('totp.code')).fill(app.generate())
  await press(visit, t('password.save'))
  await arrive(visit, t('queue.title'))
  return app
}

/** From the queue: takes the case due first, and waits until it is held. */
export async function takeNext(visit: Visit, registrationId: string): Promise<void> {
  const { page, t } = visit
  await press(visit, t('queue.take_next'))
  await page.waitForURL(`**/console/cases/${registrationId}`)
  await see(visit, page.getByText(t('lease.mine')))
}

/** The picture of each side is shown, decoded. */
export async function seesPictures(visit: Visit, sides: readonly string[]): Promise<void> {
  for (const side of sides) await see(visit, visit.page.getByRole('img', { name: visit.t('picture.alt', { side: visit.t(`side.${side}`) }), exact: true }))
}

/** The row of a field in the table of comparison. */
export function comparedRow({ page, t }: Visit, field: string) {
  const table = page.getByRole('table', { name: t('compare.title') })
  return table.getByRole('row').filter({ has: page.getByRole('button', { name: t(`field.${field}`), exact: true }) })
}

/** Opens the panel of a decision. */
export async function openDecision({ page, t }: Visit, kind: 'approve' | 'ask_again' | 'reject'): Promise<void> {
  await page.getByRole('group', { name: t('decide.title') }).getByRole('button', { name: t(`decide.${kind}`) }).click()
  await page.getByRole('dialog', { name: t(`decide.${kind}`) }).waitFor()
}

/** In the open panel: chooses place (not for a rejection, which is about the whole) and reason. */
export async function chooseReason({ page, t }: Visit, kind: 'ask_again' | 'reject', at: ReasonPlace, code: ReasonCode): Promise<void> {
  const panel = page.getByRole('dialog', { name: t(`decide.${kind}`) })
  // Beside the place's own name stands whether the machine suggests it, and how many reasons were chosen there.
  if (kind === 'ask_again') await panel.getByRole('radio', { name: new RegExp(`^${t(`place.${at}`)}( ${t('decide.suggested')})?( \\d)?$`) }).check()
  const group = panel.getByRole('group', { name: kind === 'reject' ? t('decide.why') : t('decide.what', { place: t(`place.${at}`) }) })
  await group.getByRole('checkbox', { name: t(`reason.${code}`) }).check()
}

/** Sends the decision of the open panel. */
export async function decide({ page, t }: Visit, kind: 'approve' | 'ask_again' | 'reject'): Promise<void> {
  await page.getByRole('dialog', { name: t(`decide.${kind}`) }).getByRole('button', { name: t(`confirm.${kind}`) }).click()
  await page.getByText(t(`decided.${kind}`)).waitFor()
}

/** An administrator invites a reviewer on the team page. Gives the one-time link, shown this once. */
export async function inviteReviewer(visit: Visit, name: string, email: string): Promise<string> {
  const { page, t } = visit
  await page.getByRole('link', { name: t('nav.team'), exact: true }).click()
  await arrive(visit, t('team.title'))
  await press(visit, t('team.invite'))
  const form = page.getByRole('dialog', { name: t('team.invite') })
  await form.getByRole('textbox', { name: t('team.name') }).fill(name)
  await form.getByRole('textbox', { name: t('team.email') }).fill(email)
  await form.getByRole('button', { name: t('invite.send') }).click()
  const link = await form.getByLabel(t('invite.link'), { exact: true }).textContent()
  await form.getByRole('button', { name: t('done'), exact: true }).click()
  return link ?? ''
}
