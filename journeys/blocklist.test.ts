// Promise to the operator and the subscriber: what is blocked is seen by a person and rejected by none but a person; the subscriber waits as everybody waits; lifted, it no longer counts.
import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import type { Browser } from 'playwright-core'
import { begin, dataOf, submit, untilDecided } from './api-steps.ts'
import { arrive, leave, openBrowser, openWindow, press, see, sees, type Visit } from './browser.ts'
import { decide, openDecision, takeNext } from './console-steps.ts'
import { written } from './outbox.ts'
import { picture } from './pictures.ts'
import { openLink } from './portal-steps.ts'
import { startServer, type Server } from './server.ts'
import { enrol, invited, newReviewer } from './staff-session.ts'

const PASSPORT = { kind: 'passport', seed: 83_601 } as const
const OTHER = { kind: 'passport', seed: 83_602 } as const
const TELLING = /block|list|duplicate|repeat/i

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

/** The number a document bears. */
async function numberOf(shown: typeof PASSPORT | typeof OTHER): Promise<string> {
  return (await picture(shown, 'data_page')).truth.fields.document_number ?? ''
}

/** On the page of the blocklist: adds a number. */
async function add({ page, t }: Visit, number: string): Promise<void> {
  await page.getByRole('button', { name: t('blocklist.add') }).click()
  const form = page.getByRole('dialog', { name: t('blocklist.add') })
  await form.getByLabel(t('block_value.document_number')).fill(number)
  await form.getByLabel(t('blocklist.reason')).selectOption({ label: t('block_reason.stolen_document') })
  await form.getByLabel(t('blocklist.note')).fill('reported by its holder')
  await form.getByRole('button', { name: t('blocklist.block'), exact: true }).click()
  await form.waitFor({ state: 'detached' })
}

test('a blocked number: to a person, in neutral words; lifted, the next registration passes', async () => {
  const { api } = server
  const number = await numberOf(PASSPORT)
  const reviewer = await newReviewer(server)
  const compliance = await enrol(server, await invited(reviewer, 'Cleo Keeper', ['compliance']))
  const keeper = await openWindow(browser, 'console', server.url)
  await compliance.enter(keeper)
  await keeper.page.goto('/console/blocklist')
  await arrive(keeper, keeper.t('blocklist.title'))
  await sees(keeper, keeper.t('blocklist.empty'))
  await add(keeper, number.toLowerCase())
  await sees(keeper, 'reported by its holder')
  assert.ok(!(await keeper.page.content()).includes(number.slice(0, -2)), 'shown masked only')

  const blocked = await begin(api)
  await submit(api, blocked.id, PASSPORT)
  const waiting = await untilDecided(api, blocked.id)
  assert.deepEqual([waiting.status, waiting.checks.filter((check) => check.status === 'failed').map((check) => check.name)], ['in_review', ['blocklist']])
  const subscriber = await openWindow(browser, 'portal', server.url)
  await openLink(subscriber, blocked.url)
  await arrive(subscriber, subscriber.t('status.in_review_title'))
  assert.doesNotMatch(await subscriber.page.locator('main').innerText(), TELLING)
  await leave(subscriber)

  // Found by its exact value, however it is written, and by nothing else.
  const { page, t } = keeper
  await page.getByLabel(t('block_value.document_number')).fill(number.split('').join(' '))
  await press(keeper, t('blocklist.find'))
  const row = page.getByRole('table', { name: t('blocklist.title') }).getByRole('row').filter({ hasText: t('block_reason.stolen_document') })
  await see(keeper, row)
  await row.getByRole('button', { name: t('blocklist.lift') }).click()
  const form = page.getByRole('dialog', { name: new RegExp(`^${t('blocklist.lift')}`) })
  await form.getByLabel(t('blocklist.reason')).selectOption({ label: t('lift_reason.by_mistake') })
  await form.getByRole('button', { name: t('blocklist.lift'), exact: true }).click()
  await see(keeper, row.getByText(t('block_state.lifted'), { exact: true }))
  await page.getByLabel(t('block_value.document_number')).fill(await numberOf(OTHER))
  await press(keeper, t('blocklist.find'))
  await sees(keeper, t('blocklist.not_found'))
  await leave(keeper)

  const visit = await openWindow(browser, 'console', server.url)
  await reviewer.enter(visit)
  await visit.page.goto('/console/queue')
  await arrive(visit, visit.t('queue.title'))
  await takeNext(visit, blocked.id)
  await sees(visit, visit.t('reason.blocklisted'))
  await openDecision(visit, 'approve')
  await decide(visit, 'approve')
  await leave(visit)

  const again = dataOf(await api('createRegistration', { body: { subscriber_id: blocked.subscriberId, country: 'UT' } }))
  await submit(api, again.id, PASSPORT)
  assert.equal((await untilDecided(api, again.id)).status, 'approved')
  const told = (await written(server)).filter((message) => [blocked.email, blocked.phone].includes(message.to))
  assert.ok(told.length > 0)
  for (const message of told) assert.doesNotMatch(message.text, TELLING)
})
