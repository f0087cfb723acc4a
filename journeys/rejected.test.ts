// Promise to everybody but the forger: what was found out is for staff alone; the subscriber reads one neutral text, everywhere.
import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import type { Browser } from 'playwright-core'
import { begin, dataOf, submit, untilDecided } from './api-steps.ts'
import { arrive, leave, openBrowser, openWindow, see, sees } from './browser.ts'
import { chooseReason, decide, enrolPasskey, openDecision, takeNext } from './console-steps.ts'
import { endsRejected, hear } from './ends.ts'
import type { Listener } from './listener.ts'
import { written } from './outbox.ts'
import { openLink } from './portal-steps.ts'
import { startServer, type Server } from './server.ts'

const CODE = 'forgery_suspected'
/** What would give it away: the code, its words for staff, the note, the name of a check. */
const GIVES_AWAY = /forg|伪|Utopian stamp|template|tampering|authenticity|reviewer|Administrator/i

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

test('a forged document is refused in neutral words only', async () => {
  const begun = await begin(server.api)
  const { id } = begun
  await submit(server.api, id, { kind: 'passport', seed: 81_301 }, { name: 'NOBODY NOWHERE' })
  assert.equal((await untilDecided(server.api, id)).status, 'in_review')
  const subscriber = await openWindow(browser, 'portal', server.url, { width: 390, height: 844, phone: true })
  const { page, t } = subscriber
  const answers: { path: string; body: string }[] = []
  page.on('response', (response) => {
    const { pathname } = new URL(response.url())
    if (pathname.startsWith('/v1/')) response.text().then((body) => answers.push({ path: pathname, body }), (error: unknown) => assert.match(String(error), /No resource|redirect|closed/))
  })
  await openLink(subscriber, begun.url)
  await arrive(subscriber, t('status.in_review_title'))

  const staff = await openWindow(browser, 'console', server.url)
  await enrolPasskey(staff, server.staffLink, 'Administrator')
  await takeNext(staff, id)
  await openDecision(staff, 'reject')
  await chooseReason(staff, 'reject', 'registration', CODE)
  const panel = staff.page.getByRole('dialog', { name: staff.t('decide.reject') })
  await panel.getByRole('textbox', { name: staff.t('decide.note') }).fill('The Utopian stamp is drawn by hand')
  await see(staff, panel.getByText(t('reasons.neutral.title')))
  assert.doesNotMatch(await panel.locator('.preview').innerText(), GIVES_AWAY)
  await decide(staff, 'reject')

  await arrive(subscriber, t('status.rejected_title'))
  await sees(subscriber, t('reasons.neutral.title'))
  await sees(subscriber, t('reasons.neutral.remedy'))
  assert.doesNotMatch(await page.locator('body').innerText(), GIVES_AWAY)
  assert.doesNotMatch(await page.content(), GIVES_AWAY)
  await endsRejected({ server, hooks, t, ...begun }, 'neutral')
  for (const entry of await written(server)) if ([begun.email, begun.phone].includes(entry.to)) assert.doesNotMatch(`${entry.subject ?? ''} ${entry.text}`, GIVES_AWAY)

  for (const path of [`/v1/registrations/${id}`, `/v1/registrations/${id}/events`, '/v1/account']) {
    const answer = await subscriber.context.request.get(new URL(path, page.url()).href)
    assert.equal(answer.status(), 200, path)
    answers.push({ path, body: await answer.text() })
  }
  assert.ok(answers.length > 5)
  for (const { path, body } of answers) if (path !== '/v1/service') assert.doesNotMatch(body, GIVES_AWAY, path)
  const told = JSON.parse(answers.find((answer) => answer.path === `/v1/registrations/${id}` && answer.body.includes('"rejected"'))?.body ?? '{}') as { reasons?: unknown; checks?: unknown }
  assert.deepEqual([told.reasons, told.checks], [[{ code: null, at: 'registration', retryable: false, title: t('reasons.neutral.title'), remedy: t('reasons.neutral.remedy') }], []])

  const again = await subscriber.context.request.put(new URL(`/v1/registrations/${id}/details`, page.url()).href, {
    data: {}, headers: { origin: new URL(page.url()).origin },
  })
  assert.equal(again.status(), 409, 'there is nothing to try again')
  // The operator's own system and the next reviewer do see it.
  const { items } = dataOf(await server.api('listRegistrationEvents', { params: { id } }))
  assert.ok(JSON.stringify(items.at(-1)).includes(CODE))
  await staff.page.goto(`/console/cases/${id}`)
  await sees(staff, 'The Utopian stamp is drawn by hand')
  await leave(subscriber)
  await leave(staff)
})
