// Promise to the regulator and the subscriber: no more lines on one document than the law allows, and the holder is told why and what to do.
import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import type { Browser } from 'playwright-core'
import { consent, dataOf, giveDetails, showDocument, untilActive, untilDecided } from './api-steps.ts'
import { arrive, follow, leave, openBrowser, openWindow, press, sees } from './browser.ts'
import { endsRejected, hear } from './ends.ts'
import type { Listener } from './listener.ts'
import { picture } from './pictures.ts'
import { newPerson, signInByCode } from './portal-account-steps.ts'
import { chooseDocument, registrationAt, sendAll, sendFile } from './portal-steps.ts'
import { startServer, type Server } from './server.ts'

const PASSPORT = { kind: 'passport', seed: 81_501 } as const

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

/** As many lines as the policy allows, all unlocked by one document. */
async function holdAllLines(subscriberId: string, planId: string, count: number): Promise<string[]> {
  const { api } = server
  const lines: string[] = []
  for (let at = 0; at < count; at++) lines.push(dataOf(await api('createLine', { body: { subscriber_id: subscriberId, plan_id: planId } })).id)
  const { id } = dataOf(await api('createRegistration', { body: { subscriber_id: subscriberId, country: 'UT' } }))
  await showDocument(api, id, PASSPORT)
  await giveDetails(api, id)
  await consent(api, id)
  dataOf(await api('submitRegistration', { params: { id } }))
  assert.equal((await untilDecided(api, id)).status, 'approved')
  for (const line of lines) await untilActive(api, line)
  return lines
}

test('the line beyond the last allowed one stays locked, the others stay on', async () => {
  const { api } = server
  const { plans, countries } = dataOf(await api('getService', {}))
  const plan = plans.find((each) => each.country === 'UT' && each.voice)
  const most = countries.find((each) => each.country === 'UT')?.max_lines
  assert.ok(plan && most)
  const { email, phone } = newPerson()
  const subscriber = dataOf(await api('createSubscriber', { body: { email, phone, confirmed: ['email', 'phone'] } }))
  const held = await holdAllLines(subscriber.id, plan.id, most)

  const visit = await openWindow(browser, 'portal', server.url)
  const { page, t } = visit
  await page.goto('/account')
  await signInByCode(visit, server, email)
  await arrive(visit, t('account.title'))
  await follow(visit, t('account.add_another'))
  await arrive(visit, t('plans.title'))
  await page.getByRole('radio', { name: plan.name['en'] ?? '' }).check()
  await press(visit, t('plans.submit'))
  await arrive(visit, t('account.title'))
  assert.equal(await page.getByRole('article', { name: plan.name['en'] ?? '' }).count(), most + 1)
  await press(visit, t('account.verify_begin'))
  await chooseDocument(visit, 'passport', 'UTO')
  await sendFile(visit, 'data_page', (await picture(PASSPORT, 'data_page')).jpeg)
  await arrive(visit, t('details.title'))
  const id = registrationAt(visit)
  await sendAll(visit)
  await arrive(visit, t('status.rejected_title'))
  await sees(visit, t('reasons.line_quota_reached.title'))
  await sees(visit, t('reasons.line_quota_reached.remedy'))
  const rejected = await endsRejected({ server, hooks, t, id, email, phone }, 'line_quota_reached')
  assert.equal(rejected.line_ids.length, 1)
  for (const line of held) assert.equal(dataOf(await api('getLine', { params: { id: line } })).status, 'active')
  await leave(visit)
})
