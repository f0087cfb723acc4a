// Promise to the subscriber: where the law takes no pictures sent online, that is said at the start, with the ways that count, and nothing is asked for.
import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import type { Browser } from 'playwright-core'
import { dataOf } from './api-steps.ts'
import { arrive, leave, openBrowser, openWindow, see, sees } from './browser.ts'
import { newPerson, signInByCode } from './portal-account-steps.ts'
import { startServer, type Server } from './server.ts'

let server: Server
let browser: Browser
before(async () => {
  server = await startServer()
  browser = await openBrowser()
})
after(async () => {
  await browser.close()
  await server.close()
})

/** The ways the law of Japan wants, as the service tells them. */
async function waysOfJapan(): Promise<string[]> {
  const rules = dataOf(await server.api('getService', {})).countries.find((each) => each.country === 'JP')
  assert.ok(rules && !rules.remote_pictures)
  return rules.elsewhere
}

for (const locale of ['en', 'zh-Hans'] as const) {
  test(`the start page says it before anything is given (${locale})`, async () => {
    const visit = await openWindow(browser, 'portal', server.url, { locale, width: 390, height: 844, phone: true })
    const { page, t } = visit
    await page.goto('/')
    await arrive(visit, t('start.title'))
    await see(visit, page.getByRole('link', { name: t('start.begin'), exact: true }))
    await page.getByLabel(t('start.country'), { exact: true }).selectOption('JP')
    await sees(visit, t('start.elsewhere_title', { country: t('countries.JP') }))
    for (const way of await waysOfJapan()) await sees(visit, t(way.startsWith('elsewhere.') ? way : `elsewhere.${way}`))
    assert.equal(await page.getByRole('link', { name: t('start.begin'), exact: true }).count(), 0, 'no way into the verification')
    assert.equal(await page.getByRole('main').locator('input').count(), 0, 'nothing to fill in')
    await leave(visit)
  })
}

test('with a line of Japan the account begins nothing and says why', async () => {
  const { api } = server
  const { email, phone } = newPerson()
  const { plans } = dataOf(await api('getService', {}))
  const plan = plans.find((each) => each.country === 'JP')
  const subscriber = dataOf(await api('createSubscriber', { body: { email, phone, confirmed: ['email', 'phone'] } }))
  const line = dataOf(await api('createLine', { body: { subscriber_id: subscriber.id, plan_id: plan?.id ?? '' } }))
  const visit = await openWindow(browser, 'portal', server.url)
  const { page, t } = visit
  await page.goto('/account')
  await signInByCode(visit, server, email)
  await arrive(visit, t('account.title'))
  await sees(visit, t('start.elsewhere_title', { country: t('countries.JP') }))
  assert.equal(await page.getByRole('button', { name: t('account.verify_begin') }).count(), 0)
  const { items } = dataOf(await api('listRegistrations', { query: { subscriber_id: subscriber.id } }))
  assert.deepEqual(items, [], 'no registration was begun')
  const refused = await api('createRegistration', { body: { subscriber_id: subscriber.id, country: 'JP' } })
  assert.ok(!refused.ok && refused.problem.code === 'remote_not_allowed')
  assert.equal(dataOf(await api('getLine', { params: { id: line.id } })).status, 'locked')
  await leave(visit)
})
