// Promise to subscriber and reviewer: a typed name that differs is seen by a person, asked for again alone, and mended in one step.
import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import type { Browser } from 'playwright-core'
import { begin, look, submit, untilDecided } from './api-steps.ts'
import { arrive, leave, openBrowser, openWindow, press, see, sees, type Visit } from './browser.ts'
import { chooseReason, comparedRow, decide, enrolPasskey, enrolPassword, inviteReviewer, openDecision, seesPictures, signInByPasskey, takeNext } from './console-steps.ts'
import { endsApproved, eventTypes, hear, heard, staysLocked } from './ends.ts'
import type { Listener } from './listener.ts'
import { messageTo } from './outbox.ts'
import { picture } from './pictures.ts'
import { checkAndSend, chooseDocument, openLink, sendFile, shownDetails, typeDetail } from './portal-steps.ts'
import { startServer, type Server } from './server.ts'

const PASSPORT = { kind: 'passport', seed: 81_201 } as const
const WRONG = 'NOBODY NOWHERE'
const small = (text: string): string => text.charAt(0).toLowerCase() + text.slice(1)

let server: Server
let hooks: Listener
let browser: Browser
let admin: Visit
before(async () => {
  server = await startServer()
  hooks = await hear(server)
  browser = await openBrowser()
  admin = await openWindow(browser, 'console', server.url)
  await enrolPasskey(admin, server.staffLink, 'Administrator')
})
after(async () => {
  await leave(admin)
  await browser.close()
  await hooks.close()
  await server.close()
})

/** Asks for the name again, after reading word for word what the subscriber will get. */
async function askForName(staff: Visit, subscriber: Visit): Promise<void> {
  const { page, t } = staff
  await openDecision(staff, 'ask_again')
  await chooseReason(staff, 'ask_again', 'name', 'name_mismatch')
  const title = subscriber.t('reasons.name_mismatch.title')
  const remedy = subscriber.t('reasons.name_mismatch.remedy', { field: small(subscriber.t('fields.name')) })
  const onPage = page.getByRole('region', { name: t('preview.page') })
  await see(staff, onPage.getByText(title))
  await see(staff, onPage.getByText(remedy))
  const mail = page.getByRole('region', { name: t('preview.mail') })
  await see(staff, mail.getByText(subscriber.t('messages.registration_resubmission_requested.email.subject')))
  await see(staff, mail.getByText(remedy))
  await decide(staff, 'ask_again')
}

/** On the subscriber's page, which moved by itself: mends the name and nothing else. */
async function mendName(visit: Visit, name: string): Promise<void> {
  const { page, t } = visit
  await arrive(visit, t('status.resubmission_title'))
  await sees(visit, t('reasons.name_mismatch.title'))
  await press(visit, t('status.resubmission_button'))
  await arrive(visit, t('details.title_redo'))
  const fields = page.getByRole('main').getByRole('textbox')
  assert.equal(await fields.count(), 1, 'only the name is asked for')
  await typeDetail(visit, 'name', name)
  await press(visit, t('act.next'))
  await checkAndSend(visit)
}

test('the reviewer, in by a passkey, asks for the name; the subscriber redoes only the name', async () => {
  const begun = await begin(server.api)
  const { id } = begun
  const subscriber = await openWindow(browser, 'portal', server.url, { width: 390, height: 844, phone: true })
  await openLink(subscriber, begun.url)
  await chooseDocument(subscriber, 'passport', 'UTO')
  const { jpeg, truth } = await picture(PASSPORT, 'data_page')
  await sendFile(subscriber, 'data_page', jpeg)
  await arrive(subscriber, subscriber.t('details.title'))
  assert.equal((await shownDetails(subscriber, ['name'])).name, truth.fields.name)
  await typeDetail(subscriber, 'name', WRONG)
  await press(subscriber, subscriber.t('act.next'))
  await checkAndSend(subscriber)
  await arrive(subscriber, subscriber.t('status.in_review_title'))
  await sees(subscriber, subscriber.t('status.next_staff'))
  await heard({ hooks, id }, 'registration.in_review')
  const waiting = await look(server.api, id)
  assert.ok(waiting.due_at !== null && Date.parse(waiting.due_at) > Date.now(), 'a due time is set')
  await staysLocked({ server }, waiting)

  const staff = admin
  await signInByPasskey(staff)
  await takeNext(staff, id)
  await seesPictures(staff, ['data_page'])
  const row = comparedRow(staff, 'name')
  await see(staff, row.getByText(staff.t('compare.different')))
  assert.equal(await row.getByRole('cell').first().innerText(), WRONG)
  await askForName(staff, subscriber)

  await heard({ hooks, id }, 'registration.resubmission_requested')
  const mail = await messageTo(server, begun.email, (entry) => entry.subject === subscriber.t('messages.registration_resubmission_requested.email.subject'))
  assert.ok(mail.text.includes(subscriber.t('reasons.name_mismatch.title')))
  await messageTo(server, begun.phone, (entry) => entry.text.startsWith(subscriber.t('messages.registration_resubmission_requested.sms', { operator: 'Utopia Mobile', url: '' })))
  assert.deepEqual((await look(server.api, id)).redo, ['name'])
  await mendName(subscriber, truth.fields.name ?? '')
  await arrive(subscriber, subscriber.t('status.approved_title'))
  const done = await endsApproved({ server, hooks, t: subscriber.t, ...begun })
  assert.deepEqual([done.attempt, done.details?.name, done.photos[0]?.received_at], [2, truth.fields.name, waiting.photos[0]?.received_at], 'the picture was not taken again')
  const types = await eventTypes(server, id)
  assert.equal(types.filter((type) => type === 'photo.received').length, 1)
  assert.ok(types.includes('photo.viewed'), 'the look at the picture is written down')
  await leave(subscriber)
})

test('a reviewer with password and authenticator approves what the machine would not', async () => {
  const begun = await begin(server.api)
  await submit(server.api, begun.id, { kind: 'id_card', seed: 81_202 }, { name: WRONG })
  assert.equal((await untilDecided(server.api, begun.id)).status, 'in_review')
  const subscriber = await openWindow(browser, 'portal', server.url)
  await openLink(subscriber, begun.url)
  await arrive(subscriber, subscriber.t('status.in_review_title'))

  const staff = await openWindow(browser, 'console', server.url, { locale: 'zh-Hans' })
  const link = await inviteReviewer(admin, 'Second Reviewer', 'second@example.org')
  await enrolPassword(staff, link, 'Second Reviewer', 'an orchard of slow clocks')
  await takeNext(staff, begun.id)
  await seesPictures(staff, ['front', 'back'])
  await openDecision(staff, 'approve')
  await see(staff, staff.page.getByRole('region', { name: staff.t('preview.mail') }).getByText(subscriber.t('messages.registration_approved.email.subject')))
  await decide(staff, 'approve')
  await arrive(subscriber, subscriber.t('status.approved_title'))
  await endsApproved({ server, hooks, t: subscriber.t, ...begun })
  await leave(subscriber)
  await leave(staff)
})
