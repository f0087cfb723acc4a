// Promise to the subscriber: who is too young by the law of the country is told so plainly, at once, and what can be done.
import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import type { Browser } from 'playwright-core'
import { begin, TODAY } from './api-steps.ts'
import { arrive, leave, openBrowser, openWindow, sees } from './browser.ts'
import { endsRejected, hear } from './ends.ts'
import type { Listener } from './listener.ts'
import { picture } from './pictures.ts'
import { chooseDocument, openLink, sendAll, sendFile } from './portal-steps.ts'
import { startServer, type Server } from './server.ts'

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

test('a person of fifteen is refused with the reason and the way that is open', async () => {
  const born = `${Number(TODAY.slice(0, 4)) - 15}-02-03`
  const card = { kind: 'id_card', seed: 81_401, person: { date_of_birth: born } } as const
  const begun = await begin(server.api)
  const visit = await openWindow(browser, 'portal', server.url)
  const { page, t } = visit
  await openLink(visit, begun.url)
  await chooseDocument(visit, 'id_card')
  for (const side of ['front', 'back'] as const) await sendFile(visit, side, (await picture(card, side)).jpeg)
  await sendAll(visit)
  await arrive(visit, t('status.rejected_title'))
  await sees(visit, t('reasons.under_age.title'))
  await sees(visit, t('reasons.under_age.remedy'))
  await sees(visit, t('status.rejected_next_nobody'))
  assert.equal(await page.getByRole('button', { name: t('status.again') }).count(), 0, 'trying again is not offered')
  const { reasons, attempt } = await endsRejected({ server, hooks, t, ...begun }, 'under_age')
  assert.deepEqual([reasons.map(({ code }) => code), attempt], [['under_age'], 1])
  assert.ok(!hooks.heard.some(({ type }) => type === 'registration.in_review'), 'nobody had to look')
  await leave(visit)
})
