// Promise to the subscriber: leaving in the middle costs nothing: another device goes on where one was, and two tabs do each other no harm.
import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import type { Browser } from 'playwright-core'
import { begin, look } from './api-steps.ts'
import { arrive, follow, leave, openBrowser, openTab, openWindow, press, sees } from './browser.ts'
import { endsApproved, eventTypes, hear } from './ends.ts'
import type { Listener } from './listener.ts'
import { picture } from './pictures.ts'
import { newPerson, openAccount, signInByPassword } from './portal-account-steps.ts'
import { checkAndSend, chooseDocument, openLink, registrationAt, sendAll, sendFile, shownDetails } from './portal-steps.ts'
import { startServer, type Server } from './server.ts'

const CARD = { kind: 'id_card', seed: 81_701 } as const
const PASSPORT = { kind: 'passport', seed: 81_702 } as const

let server: Server
let hooks: Listener
let browser: Browser
before(async () => {
  server = await startServer()
  hooks = await hear(server)
  browser = await openBrowser()
})
after(async () => {
  await browser.close()
  await hooks.close()
  await server.close()
})

test('signed out in the middle, another device goes on where one was', async () => {
  const person = newPerson()
  await openAccount(server, person)
  const computer = await openWindow(browser, 'portal', server.url)
  const { t } = computer
  await computer.page.goto('/account')
  await signInByPassword(computer, person)
  await arrive(computer, t('account.title'))
  await press(computer, t('account.verify_begin'))
  await chooseDocument(computer, 'id_card')
  await sendFile(computer, 'front', (await picture(CARD, 'front')).jpeg)
  await arrive(computer, t('sides.back'))
  const id = registrationAt(computer)
  await follow(computer, t('app.account'))
  await arrive(computer, t('account.title'))
  await press(computer, t('account.sign_out'))
  await arrive(computer, t('start.title'))
  await computer.page.goto(`/verify?registration=${id}`)
  await arrive(computer, t('sign_in.title'))

  const phone = await openWindow(browser, 'portal', server.url, { width: 390, height: 844, phone: true })
  await phone.page.goto('/verify')
  await signInByPassword(phone, person)
  await sendFile(phone, 'back', (await picture(CARD, 'back')).jpeg)
  await arrive(phone, t('details.title'))
  assert.equal(registrationAt(phone), id)
  const typed = 'TYPED BEFORE THE SESSION ENDED'
  await phone.page.getByRole('textbox', { name: t('fields.name'), exact: true }).fill(typed)
  await phone.context.clearCookies()
  await press(phone, t('act.next'))
  await sees(phone, t('sign_in.come_back'))
  await signInByPassword(phone, person)
  await arrive(phone, t('details.title'))
  assert.equal((await shownDetails(phone, ['name'])).name, typed, 'what was typed is kept')
  const { truth } = await picture(CARD, 'front')
  await phone.page.getByRole('textbox', { name: t('fields.name'), exact: true }).fill(truth.fields.name ?? '')
  await sendAll(phone)
  await arrive(phone, t('status.approved_title'))
  await endsApproved({ server, hooks, t, id, ...person })
  await leave(phone)
  await leave(computer)
})

test('two tabs follow each other and send once', async () => {
  const begun = await begin(server.api)
  const one = await openWindow(browser, 'portal', server.url)
  const { t } = one
  await openLink(one, begun.url)
  const two = await openTab(one.context, 'portal', 'en')
  await two.page.goto(one.page.url())
  await arrive(two, t('document.title'))
  await chooseDocument(one, 'passport', 'UTO')
  await sendFile(two, 'data_page', (await picture(PASSPORT, 'data_page')).jpeg)
  await arrive(two, t('details.title'))
  await arrive(one, t('details.title'))
  await press(one, t('act.next'))
  for (const tab of [one, two]) await arrive(tab, t('check.title'))
  // Both press at once; a tab that was too slow is led on to the status before it can press, and that is as good.
  await Promise.all([one, two].map((tab) => Promise.race([checkAndSend(tab), arrive(tab, t('status.approved_title'))])))
  for (const tab of [one, two]) await arrive(tab, t('status.approved_title'))
  await endsApproved({ server, hooks, t, ...begun })
  const types = await eventTypes(server, begun.id)
  for (const type of ['registration.submitted', 'photo.received', 'registration.approved']) assert.equal(types.filter((each) => each === type).length, 1, `${type} once`)
  assert.equal((await look(server.api, begun.id)).attempt, 1)
  assert.deepEqual(two.faults, [])
  await leave(one)
})
