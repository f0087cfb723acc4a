// Promise to the subscriber: a cut while a photo is sent costs nothing: what has arrived is kept, and the page goes on by itself.
import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import { setTimeout as wait } from 'node:timers/promises'
import type { Browser } from 'playwright-core'
import { testProxy, type TestProxy } from '#flow/http/test-proxy.ts'
import { begin, dataOf, untilRead } from './api-steps.ts'
import { arrive, leave, openBrowser, openWindow, press, see, sees, type Visit } from './browser.ts'
import { picture } from './pictures.ts'
import { chooseDocument, chooseFile, openLink } from './portal-steps.ts'
import { startServer, type Server } from './server.ts'

let server: Server
let browser: Browser
let proxy: TestProxy
const endings: (() => Promise<void>)[] = []
before(async () => {
  server = await startServer()
  browser = await openBrowser()
  proxy = await testProxy({ after: (end) => void endings.push(end) }, server.port)
})
after(async () => {
  await browser.close()
  for (const end of endings) await end()
  await server.close()
})

/** Bytes a second, as on a slow phone line. */
const SLOW = 70_000

/** Opens the page of a passport's data page through the proxy, its picture chosen. */
async function atReview(seed: number, locale: 'en' | 'zh-Hans'): Promise<{ visit: Visit; id: string }> {
  proxy.back()
  proxy.slow(null)
  const { id, url } = await begin(server.api, { locale })
  const base = `http://127.0.0.1:${proxy.port}`
  const visit = await openWindow(browser, 'portal', base, { width: 390, height: 844, phone: true, locale })
  const link = new URL(url)
  link.host = `localhost:${proxy.port}`
  await openLink(visit, link.href)
  await chooseDocument(visit, 'passport', 'UTO')
  await arrive(visit, visit.t('sides.data_page'))
  await chooseFile(visit, (await picture({ kind: 'passport', seed }, 'data_page')).jpeg)
  return { visit, id }
}

/** Notes each value the progress bar shows, in the page itself. */
async function watchProgress({ page }: Visit): Promise<() => Promise<number[]>> {
  await page.evaluate(() => {
    const seen: number[] = []
    Object.assign(globalThis, { seenProgress: seen })
    new MutationObserver(() => {
      const bar = document.querySelector<HTMLProgressElement>('.sending progress[value]')
      if (bar && seen.at(-1) !== bar.value) seen.push(bar.value)
    }).observe(document.body, { subtree: true, childList: true, attributes: true, characterData: true })
  })
  return () => page.evaluate(() => (globalThis as unknown as { seenProgress: number[] }).seenProgress)
}

/** Bytes of the one picture that was received. */
async function receivedBytes(id: string): Promise<number> {
  const { items } = dataOf(await server.api('listRegistrationEvents', { params: { id } }))
  const all = items.filter((event) => event.type === 'photo.received')
  assert.equal(all.length, 1)
  return Number(all[0]?.data['bytes'])
}

/** All went through: one picture, received once, and progress that never fell. */
async function assertArrived(id: string, seen: number[]): Promise<void> {
  await untilRead(server.api, id)
  assert.ok((await receivedBytes(id)) > 0)
  assert.ok(seen.length >= 3, seen.join(' '))
  assert.deepEqual(seen, seen.toSorted((a, b) => a - b), 'progress never falls')
}

test('the line is cut in the middle: the page says so, waits, and goes on at a press', async () => {
  const { visit, id } = await atReview(81_801, 'en')
  const { page, t } = visit
  const progress = await watchProgress(visit)
  proxy.slow(SLOW)
  const before = proxy.sent()
  proxy.cutAfter(90_000, Infinity)
  await press(visit, t('photo.use'))
  await sees(visit, t('photo.paused'))
  await sees(visit, t('photo.paused_text'))
  await wait(1500)
  await sees(visit, t('photo.paused'))
  proxy.back()
  await press(visit, t('photo.resume'))
  await see(visit, page.getByText(t('photo.uploading')))
  await arrive(visit, t('details.title'))
  proxy.slow(null)
  await assertArrived(id, await progress())
  assert.equal(proxy.cuts(), 1)
  const sent = proxy.sent() - before
  const size = await receivedBytes(id)
  assert.ok(size > 100_000 && sent < size + 60_000, `${sent} bytes for a picture of ${size}`)
  await leave(visit)
})

test('offline for a while: the page goes on by itself when the connection is back', async () => {
  const { visit, id } = await atReview(81_802, 'zh-Hans')
  const { page, context, t } = visit
  const progress = await watchProgress(visit)
  proxy.slow(SLOW)
  await press(visit, t('photo.use'))
  await page.waitForFunction(() => (document.querySelector<HTMLProgressElement>('.sending progress[value]')?.value ?? 0) > 20)
  await context.setOffline(true)
  await sees(visit, t('photo.paused'))
  await wait(1500)
  await context.setOffline(false)
  await arrive(visit, t('details.title'))
  proxy.slow(null)
  await assertArrived(id, await progress())
  await leave(visit)
})

test('the page is loaded again in the middle: the same photo chosen again goes on where it stopped', async () => {
  const { visit, id } = await atReview(81_803, 'en')
  const { page, t } = visit
  proxy.slow(SLOW)
  await press(visit, t('photo.use'))
  await page.waitForFunction(() => (document.querySelector<HTMLProgressElement>('.sending progress[value]')?.value ?? 0) > 50)
  // Where each part begins that is sent after the page is loaded again.
  const offsets: number[] = []
  page.on('request', (request) => request.method() === 'PATCH' && offsets.push(Number(request.headers()['upload-offset'])))
  await page.reload()
  await arrive(visit, t('sides.data_page'))
  await chooseFile(visit, (await picture({ kind: 'passport', seed: 81_803 }, 'data_page')).jpeg)
  await press(visit, t('photo.use'))
  await arrive(visit, t('details.title'))
  proxy.slow(null)
  const size = await receivedBytes(id)
  assert.ok(offsets.length > 0 && offsets.every((offset) => offset > size / 4), `parts from ${offsets.join()} of ${size} bytes`)
  await leave(visit)
})
