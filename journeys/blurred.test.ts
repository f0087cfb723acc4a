// Promise to the subscriber: a picture that cannot be read is refused at once, with its reason and how to do it right; a sharp one goes through.
import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import type { Browser } from 'playwright-core'
import type { Details } from '#contract/registration.ts'
import { begin, look } from './api-steps.ts'
import { arrive, leave, openBrowser, openWindow, press, sees } from './browser.ts'
import { endsApproved, eventTypes, hear, heard, staysLocked } from './ends.ts'
import type { Listener } from './listener.ts'
import { picture } from './pictures.ts'
import { chooseDocument, chooseFile, openLink, sendAll, typeDetails } from './portal-steps.ts'
import { startServer, type Server } from './server.ts'

const PASSPORT = { kind: 'passport', seed: 81_101 } as const

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

test('a blurred picture goes back at once, a sharp one is taken', async () => {
  const begun = await begin(server.api)
  const visit = await openWindow(browser, 'portal', server.url, { width: 390, height: 844, phone: true })
  const { page, t } = visit
  await openLink(visit, begun.url)
  await chooseDocument(visit, 'passport', 'UTO')

  const side = t('sides.data_page')
  await arrive(visit, side)
  await chooseFile(visit, (await picture({ ...PASSPORT, defect: 'blurred' }, 'data_page')).jpeg)
  await sees(visit, t('shot.blurred_text'))
  assert.equal(await page.getByRole('button', { name: t('photo.use'), exact: true }).count(), 0, 'told before it is sent')
  assert.deepEqual((await look(server.api, begun.id)).photos.map(({ received_at }) => received_at), [null])
  await chooseFile(visit, (await picture({ ...PASSPORT, seed: 81_104, defect: 'blurred' }, 'data_page')).jpeg, t('photo.retake_file'))
  await press(visit, t('shot.send_anyway'))
  await sees(visit, t('photo.retake_title'))
  await sees(visit, t('reasons.document_blurred.title'))
  await sees(visit, t('reasons.document_blurred.remedy', { side: side.charAt(0).toLowerCase() + side.slice(1) }))
  assert.equal(await page.getByRole('button', { name: t('photo.anyway') }).count(), 0, 'not offered after one refusal by the server')
  const [photo] = (await look(server.api, begun.id)).photos
  assert.deepEqual([photo?.verdict, photo?.refused, photo?.faults.map(({ code }) => code)], ['retake', 1, ['document_blurred']])
  assert.ok((await look(server.api, begun.id)).missing.includes('data_page'), 'the refused picture does not count')

  await chooseFile(visit, (await picture(PASSPORT, 'data_page')).jpeg, t('photo.retake_file'))
  await press(visit, t('photo.use'))
  await sendAll(visit)
  await arrive(visit, t('status.approved_title'))
  await endsApproved({ server, hooks, t, ...begun })
  await leave(visit)
})

test('refused twice, it may be sent anyway, and then a person looks', async () => {
  const begun = await begin(server.api)
  const visit = await openWindow(browser, 'portal', server.url)
  const { page, t } = visit
  await openLink(visit, begun.url)
  await chooseDocument(visit, 'passport', 'UTO')
  const blurred = (seed: number) => picture({ ...PASSPORT, seed, defect: 'blurred' }, 'data_page')
  await arrive(visit, t('sides.data_page'))
  await chooseFile(visit, (await blurred(81_105)).jpeg)
  for (const seed of [81_102, 81_103]) {
    await chooseFile(visit, (await blurred(seed)).jpeg, t('photo.retake_file'))
    await press(visit, t('shot.send_anyway'))
    await sees(visit, t('photo.retake_title'))
  }
  await sees(visit, t('photo.anyway_hint'))
  await press(visit, t('photo.anyway'))
  await arrive(visit, t('details.title'))
  const [photo] = (await look(server.api, begun.id)).photos
  assert.deepEqual([photo?.used_anyway, photo?.refused], [true, 2])
  assert.ok((await eventTypes(server, begun.id)).includes('photo.used_anyway'))
  await sees(visit, t('photo.used_anyway'))
  await sees(visit, t('details.lead_empty'))
  assert.equal(await page.getByRole('textbox', { name: t('fields.name'), exact: true }).inputValue(), '', 'nothing is made up')
  await typeDetails(visit, (await blurred(81_103)).truth.fields as Details)
  await sendAll(visit)
  await arrive(visit, t('status.in_review_title'))
  await sees(visit, t('status.next_staff'))
  await heard({ hooks, id: begun.id }, 'registration.in_review')
  const waiting = await look(server.api, begun.id)
  assert.deepEqual([waiting.status, waiting.next_actor], ['in_review', 'staff'])
  await staysLocked({ server }, waiting)
  await leave(visit)
})
