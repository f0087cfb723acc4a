// Promise to the operator and the subscriber: a document shown by two accounts is seen by a person, side by side; who was told apart is left in peace; nobody is told of anybody else.
import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import type { Browser } from 'playwright-core'
import { begin, dataOf, look, submit, untilDecided } from './api-steps.ts'
import { arrive, leave, openBrowser, openWindow, see, type Visit } from './browser.ts'
import { decide, openDecision, takeNext } from './console-steps.ts'
import { written } from './outbox.ts'
import { openLink } from './portal-steps.ts'
import { startServer, type Server } from './server.ts'
import { newReviewer } from './staff-session.ts'

const PASSPORT = { kind: 'passport', seed: 83_501 } as const
/** Words that would tell a subscriber what was found. */
const TELLING = /duplicate|repeat|same document|same person|another account|already registered|blocklist|block list/i

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

/** On the case page: says of the only repeat that these are two persons. */
async function tellApart(visit: Visit, other: string): Promise<void> {
  const { page, t } = visit
  const repeat = page.getByRole('article', { name: t('repeats.with', { id: other.slice(-8) }) })
  await see(visit, repeat)
  await see(visit, repeat.getByText(t('repeat_kind.document'), { exact: true }))
  await repeat.getByRole('button', { name: t('repeats.show_pictures') }).click()
  for (const id of [page.url().slice(-8), other.slice(-8)]) await see(visit, repeat.getByRole('img', { name: t('repeats.alt', { side: t('side.data_page'), id }) }))
  await repeat.getByRole('button', { name: t('repeats.answer'), exact: true }).click()
  await repeat.getByRole('radio', { name: t('repeat_answer.not_the_same_person') }).check()
  await repeat.getByRole('textbox', { name: t('repeats.reason') }).fill('father and son, seen by video')
  await repeat.getByRole('button', { name: t('repeats.save') }).click()
  await see(visit, repeat.getByText(t('repeats.accounted_for')))
}

test('a second account with the same document: side by side for the reviewer, nothing but a wait for the subscriber', async () => {
  const { api } = server
  const first = await begin(api)
  await submit(api, first.id, PASSPORT)
  assert.equal((await untilDecided(api, first.id)).status, 'approved')
  const second = await begin(api)
  await submit(api, second.id, PASSPORT)
  const waiting = await untilDecided(api, second.id)
  assert.equal(waiting.status, 'in_review')
  assert.deepEqual(waiting.checks.filter((check) => check.status === 'failed').map((check) => check.name), ['document_repeat', 'image_reuse'])

  const subscriber = await openWindow(browser, 'portal', server.url)
  await openLink(subscriber, second.url)
  await arrive(subscriber, subscriber.t('status.in_review_title'))
  assert.doesNotMatch(await subscriber.page.locator('body').innerText(), TELLING)

  const reviewer = await newReviewer(server)
  const visit = await openWindow(browser, 'console', server.url)
  await reviewer.enter(visit)
  await visit.page.goto('/console/queue')
  await arrive(visit, visit.t('queue.title'))
  await takeNext(visit, second.id)
  await tellApart(visit, first.id)
  await openDecision(visit, 'approve')
  await decide(visit, 'approve')
  assert.equal((await look(api, second.id)).status, 'approved')
  await leave(visit)

  const again = dataOf(await api('createRegistration', { body: { subscriber_id: second.subscriberId, country: 'UT' } }))
  await submit(api, again.id, PASSPORT)
  assert.equal((await untilDecided(api, again.id)).status, 'approved', 'the next check of this pair passes')
  const told = (await written(server)).filter((message) => [first.email, first.phone, second.email, second.phone].includes(message.to))
  assert.ok(told.length > 0)
  assert.doesNotMatch(JSON.stringify(told), TELLING)
  await leave(subscriber)
})
