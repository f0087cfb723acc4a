// Promise to the subscriber: with an original document at hand, the line is unlocked in a minute, without anybody else looking.
import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import type { Browser } from 'playwright-core'
import { begin, dataOf, look, until } from './api-steps.ts'
import { arrive, leave, openBrowser, openWindow, press, sees } from './browser.ts'
import { cameraSeeing, type Camera } from './camera.ts'
import { endsApproved, hear } from './ends.ts'
import type { Listener } from './listener.ts'
import { picture } from './pictures.ts'
import { newPerson, signUp } from './portal-account-steps.ts'
import { checkAndSend, chooseDocument, openLink, registrationAt, sendAll, sendFile, shownDetails, takePhoto } from './portal-steps.ts'
import { startServer, type Server } from './server.ts'

const PASSPORT = { kind: 'passport', seed: 81_001 } as const
const CARD = { kind: 'cn_resident_id', seed: 70_001 } as const

let server: Server
let hooks: Listener
let camera: Camera
let browser: Browser
before(async () => {
  server = await startServer()
  hooks = await hear(server)
  camera = cameraSeeing((await picture(PASSPORT, 'data_page')).jpeg)
  browser = await openBrowser(camera.flags)
})
after(async () => {
  await browser.close()
  camera.close()
  await hooks.close()
  await server.close()
})

test('a new subscriber signs up, photographs the passport, and the page itself turns to approved', async () => {
  const visit = await openWindow(browser, 'portal', server.url)
  const { page, t } = visit
  const person = newPerson()
  const { plans } = dataOf(await server.api('getService', {}))
  const plan = plans.find((each) => each.country === 'UT' && each.voice)
  await page.goto('/sign-up')
  const label = await page.getByRole('option').filter({ hasText: plan?.name['en'] ?? '' }).textContent() ?? ''
  await signUp(visit, server, person, label)

  await press(visit, t('account.verify_begin'))
  await chooseDocument(visit, 'passport', 'UTO')
  await takePhoto(visit, 'data_page')
  await arrive(visit, t('details.title'))
  const { truth } = await picture(PASSPORT, 'data_page')
  const { name, sex, date_of_birth, document_number, expiry_date } = truth.fields
  assert.deepEqual(
    await shownDetails(visit, ['name', 'sex', 'date_of_birth', 'document_number', 'expiry_date']), { name, sex, date_of_birth, document_number, expiry_date },
    'filled in from the document',
  )
  await press(visit, t('act.next'))
  const id = registrationAt(visit)
  await checkAndSend(visit)

  await arrive(visit, t('status.approved_title'))
  await sees(visit, t('status.approved_text'))
  await endsApproved({ server, hooks, t, id, ...person })
  const { line_ids: [lineId = ''] } = await look(server.api, id)
  const line = dataOf(await server.api('getLine', { params: { id: lineId } }))
  const card = page.getByRole('article', { name: plan?.name['en'] ?? '' })
  assert.equal(await card.getByText(t('account.service_on'), { exact: true }).count(), 3)
  await card.getByText(line.activation_code ?? '').waitFor()
  await card.getByRole('img', { name: t('account.qr_label') }).waitFor()
  await leave(visit)
})

test('a Chinese card, both sides by file, in Chinese', async () => {
  const begun = await begin(server.api, { locale: 'zh-Hans' })
  const visit = await openWindow(browser, 'portal', server.url, { locale: 'zh-Hans', width: 390, height: 844, phone: true })
  const { t } = visit
  await openLink(visit, begun.url)
  await chooseDocument(visit, 'cn_resident_id')
  for (const side of ['portrait', 'emblem'] as const) await sendFile(visit, side, (await picture(CARD, side)).jpeg)
  await arrive(visit, t('details.title'))
  const { truth: { fields: { name, date_of_birth, document_number, sex } } } = await picture(CARD, 'portrait')
  assert.deepEqual(await shownDetails(visit, ['name', 'sex', 'date_of_birth', 'document_number']), { name, sex, date_of_birth, document_number })
  await sendAll(visit)
  await arrive(visit, t('status.approved_title'))
  await until(server.api, begun.id, 'approved', ({ status }) => status === 'approved')
  await endsApproved({ server, hooks, t, ...begun })
  await sees(visit, t('status.approved_text'))
  await leave(visit)
})
