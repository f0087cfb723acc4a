// Promise to the subscriber: the camera says one thing at a time, takes the picture by itself once it is good, and tells before sending what is wrong with it.
import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import type { Browser, Locator } from 'playwright-core'
import type { Defect } from '#specimens/conditions.ts'
import { begin, look, until } from './api-steps.ts'
import { arrive, leave, openBrowser, openWindow, press, see, sees, type Visit } from './browser.ts'
import { cameraShowing, type Camera } from './camera.ts'
import { picture } from './pictures.ts'
import { chooseDocument, chooseFile, openLink } from './portal-steps.ts'
import { startServer, type Server } from './server.ts'

const CARD = { kind: 'id_card', seed: 82_001, fontSet: 'test', backgrounds: 'test' } as const
const RATE = 5
/** Long enough that a busy machine sees each scene. */
const SCENE = 4 * RATE

let server: Server
let camera: Camera
let browser: Browser
before(async () => {
  server = await startServer()
  const of = async (defect?: Defect) => (await picture({ ...CARD, ...(defect ? { defect } : {}) }, 'front')).jpeg
  camera = cameraShowing([
    { jpeg: await of('blurred'), frames: SCENE, flag: 'black' }, { jpeg: await of('glare'), frames: SCENE, flag: 'black' },
    { jpeg: await of('cut_off'), frames: SCENE, flag: 'black' }, { jpeg: await of(), frames: 2 * SCENE, flag: 'white' },
  ], RATE, 1024)
  browser = await openBrowser(camera.flags)
})
after(async () => {
  await browser.close()
  camera.close()
  await server.close()
})

/** The camera's window of one side. */
const windowOf = ({ page, t }: Visit, side: 'front' | 'back'): Locator => page.getByRole('dialog', { name: t('photo.take', { side: t(`sides.${side}`) }) })

/** Makes the browser an older one, that does not know these. */
const without = ({ page }: Visit, ...names: string[]): Promise<unknown> => page.addInitScript((gone) => {
  for (const name of gone) Reflect.deleteProperty(globalThis, name)
}, names)

/** Notes every hint the camera gives from now on, and when the film's good scene begins, with the page's own clock. */
async function noteHints({ page }: Visit): Promise<() => Promise<{ hint: string; at: number }[]>> {
  await page.evaluate(() => {
    const noted: { hint: string; at: number }[] = []
    Object.assign(globalThis, { noted })
    const note = (hint: string): void => {
      if (noted.at(-1)?.hint !== hint) noted.push({ hint, at: performance.now() })
    }
    new MutationObserver((changes) => {
      for (const { target } of changes) if (target instanceof HTMLElement && target.dataset['hint']) note(target.dataset['hint'])
    }).observe(document.body, { subtree: true, childList: true, attributes: true, attributeFilter: ['data-hint'] })
    const pen = new OffscreenCanvas(1, 1).getContext('2d', { willReadFrequently: true })
    let wasWhite = true
    const watch = (): void => {
      const video = document.querySelector('video')
      if (!video || !pen || video.videoWidth === 0) return void requestAnimationFrame(watch)
      pen.drawImage(video, 4, 4, 8, 8, 0, 0, 1, 1)
      const isWhite = (pen.getImageData(0, 0, 1, 1).data[0] ?? 0) > 128
      if (isWhite && !wasWhite) noted.push({ hint: 'the good scene begins', at: performance.now() })
      wasWhite = isWhite
      video.requestVideoFrameCallback(watch)
    }
    watch()
  })
  return () => page.evaluate(() => (globalThis as unknown as { noted: { hint: string; at: number }[] }).noted)
}

test('blurred, glare, cut off, good: the hints come in this order, and the shot by itself', async () => {
  const begun = await begin(server.api)
  const visit = await openWindow(browser, 'portal', server.url)
  const { t } = visit
  await openLink(visit, begun.url)
  await chooseDocument(visit, 'id_card')
  await arrive(visit, t('sides.front'))
  const hints = await noteHints(visit)
  await press(visit, t('photo.camera'))
  const live = windowOf(visit, 'front')
  for (const hint of ['steady', 'glare', 'corners'] as const) await see(visit, live.getByRole('status').getByText(t(`camera.${hint}`)))
  await arrive(visit, t('photo.review_title'))

  const told = await hints()
  const order = told.map(({ hint }) => hint).filter((hint) => ['steady', 'glare', 'corners', 'good', 'taken'].includes(hint))
  assert.deepEqual(order.slice(order.indexOf('steady')), ['steady', 'glare', 'corners', 'good', 'taken'], JSON.stringify(told))
  const at = (what: string): number => told.find(({ hint }) => hint === what)?.at ?? NaN
  const waited = at('taken') - at('the good scene begins')
  assert.ok(waited > 0 && waited < 2000, `taken ${waited} ms after the good scene began: ${JSON.stringify(told)}`)

  await sees(visit, t('photo.review_text'))
  await leave(visit)
})

test('the side already taken before the camera again: it says to turn the card over, and takes nothing', async () => {
  const begun = await begin(server.api)
  const visit = await openWindow(browser, 'portal', server.url)
  const { t } = visit
  await without(visit, 'VideoFrame')
  await openLink(visit, begun.url)
  await chooseDocument(visit, 'id_card')
  await arrive(visit, t('sides.front'))
  await chooseFile(visit, (await picture(CARD, 'front')).jpeg)
  await press(visit, t('photo.use'))
  await until(server.api, begun.id, 'read', ({ photos }) => photos.some(({ side, verdict }) => side === 'front' && verdict === 'good'))
  await arrive(visit, t('sides.back'))
  await press(visit, t('photo.camera'))
  await see(visit, windowOf(visit, 'back').getByRole('status').getByText(t('camera.turn')))
  await windowOf(visit, 'back').getByRole('button', { name: t('act.cancel') }).click()
  await chooseFile(visit, (await picture(CARD, 'front')).jpeg)
  await sees(visit, t('shot.same'))
  await chooseFile(visit, (await picture(CARD, 'back')).jpeg, t('photo.retake_file'))
  await sees(visit, t('photo.review_text'))
  await leave(visit)
})

test('automatic off, in an older browser: nothing is taken by itself, the shutter does, by keyboard too', async () => {
  const begun = await begin(server.api)
  const visit = await openWindow(browser, 'portal', server.url)
  const { t } = visit
  await without(visit, 'VideoFrame', 'OffscreenCanvas')
  await openLink(visit, begun.url)
  await chooseDocument(visit, 'id_card')
  await arrive(visit, t('sides.front'))
  await press(visit, t('photo.camera'))
  const live = windowOf(visit, 'front')
  const automatic = live.getByRole('switch', { name: t('camera.auto') })
  assert.equal(await automatic.getAttribute('aria-checked'), 'true')
  await automatic.press('Space')
  assert.equal(await automatic.getAttribute('aria-checked'), 'false')
  await see(visit, live.getByRole('status').getByText(t('camera.good_manual')))
  await live.getByRole('button', { name: t('camera.shutter') }).press('Enter')
  await arrive(visit, t('photo.review_title'))
  await leave(visit)
})

test('a shot the page refuses is marked; after the second it may be sent all the same', async () => {
  const begun = await begin(server.api)
  const visit = await openWindow(browser, 'portal', server.url)
  const { page, t } = visit
  await openLink(visit, begun.url)
  await chooseDocument(visit, 'id_card')
  await arrive(visit, t('sides.front'))
  const dark = async (seed: number) => (await picture({ ...CARD, seed, defect: 'dark' }, 'front')).jpeg
  await chooseFile(visit, await dark(82_011))
  await sees(visit, t('shot.dark'))
  assert.equal(await page.getByRole('button', { name: t('photo.use'), exact: true }).count(), 0)
  assert.equal(await page.getByRole('button', { name: t('shot.send_anyway'), exact: true }).count(), 0, 'not offered after one refusal')
  await chooseFile(visit, await dark(82_012), t('photo.retake_file'))
  await sees(visit, t('shot.send_anyway_hint'))
  assert.deepEqual((await look(server.api, begun.id)).photos.filter(({ received_at }) => received_at !== null), [], 'nothing was sent yet')
  await press(visit, t('shot.send_anyway'))
  await until(server.api, begun.id, 'sent', ({ photos }) => photos.some(({ received_at }) => received_at !== null))
  await leave(visit)
})

test('an HEIC file is known, and what to do said', async () => {
  const begun = await begin(server.api)
  const visit = await openWindow(browser, 'portal', server.url)
  const { page, t } = visit
  await openLink(visit, begun.url)
  await chooseDocument(visit, 'id_card')
  await arrive(visit, t('sides.front'))
  const chooser = page.waitForEvent('filechooser')
  await press(visit, t('photo.file'))
  const head = Buffer.concat([Buffer.from([0, 0, 0, 24]), Buffer.from('ftypheic', 'latin1'), Buffer.alloc(200)])
  await (await chooser).setFiles({ name: 'IMG_0001.HEIC', mimeType: 'image/heic', buffer: head })
  await sees(visit, t('photo.failed_heic'))
  await leave(visit)
})

test('inside another app without a camera: a link for the browser carries the verification over', async () => {
  const begun = await begin(server.api)
  const visit = await openWindow(browser, 'portal', server.url, { width: 390, height: 844, phone: true })
  const { page, t } = visit
  await page.addInitScript(() => {
    Object.defineProperty(navigator, 'userAgent', { value: 'Mozilla/5.0 (Linux; Android 15) AppleWebKit/537.36 Mobile MicroMessenger/8.0.60' })
    Object.defineProperty(navigator, 'mediaDevices', { value: undefined })
  })
  await openLink(visit, begun.url)
  await chooseDocument(visit, 'id_card')
  await arrive(visit, t('sides.front'))
  await press(visit, t('photo.camera'))
  await sees(visit, t('camera.in_app_text'))
  await press(visit, t('camera.make_link'))
  const link = await page.locator('#browser-link').innerText()
  const other = await openWindow(browser, 'portal', server.url)
  await openLink(other, link)
  await arrive(other, t('sides.front'))
  await leave(other)
  await leave(visit)
})
