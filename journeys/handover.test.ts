// Promise to the subscriber: begun on a computer, it goes on with the phone by one QR code, and the computer follows by itself.
import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import type { Browser } from 'playwright-core'
import { encode } from 'uqr'
import { begin } from './api-steps.ts'
import { arrive, leave, openBrowser, openWindow, press, see, sees, type Visit } from './browser.ts'
import { endsApproved, hear } from './ends.ts'
import type { Listener } from './listener.ts'
import { picture } from './pictures.ts'
import { checkAndSend, chooseDocument, openLink, sendFile } from './portal-steps.ts'
import { startServer, type Server } from './server.ts'

const PASSPORT = { kind: 'passport', seed: 81_601 } as const

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

/** The dark modules of the QR code on the page, as a scanner sees them, must be those of `text`. */
async function drawsCodeOf({ page, t }: Visit, text: string): Promise<void> {
  const code = page.getByRole('img', { name: t('hand_over.qr_label') })
  const size = Number((await code.getAttribute('viewBox'))?.split(' ')[2])
  const path = await code.locator('path').getAttribute('d') ?? ''
  const drawn = new Set([...path.matchAll(/M(\d+) (\d+)h1v1h-1z/g)].map(([, x, y]) => `${x} ${y}`))
  const { data } = encode(text, { ecc: 'M', border: 3 })
  const wanted = new Set(data.flatMap((row, y) => row.flatMap((dark, x) => (dark ? [`${x} ${y}`] : []))))
  assert.equal(size, data.length)
  assert.deepEqual(drawn, wanted, 'the QR code holds the link')
}

test('the phone takes over from the computer, which follows step by step', async () => {
  const begun = await begin(server.api)
  const desktop = await openWindow(browser, 'portal', server.url)
  await desktop.context.grantPermissions(['clipboard-read', 'clipboard-write'])
  const { page, t } = desktop
  await openLink(desktop, begun.url)
  await chooseDocument(desktop, 'passport', 'UTO')
  await arrive(desktop, t('sides.data_page'))
  await press(desktop, t('hand_over.show'))
  await see(desktop, page.getByRole('img', { name: t('hand_over.qr_label') }))
  await press(desktop, t('hand_over.copy'))
  await sees(desktop, t('act.copied'))
  const link = await page.evaluate(() => navigator.clipboard.readText())
  await drawsCodeOf(desktop, link)
  await sees(desktop, t('hand_over.following'))

  const phone = await openWindow(browser, 'portal', server.url, { width: 390, height: 844, phone: true })
  await openLink(phone, link)
  await sendFile(phone, 'data_page', (await picture(PASSPORT, 'data_page')).jpeg)
  await arrive(phone, t('details.title'))
  await arrive(desktop, t('details.title'))
  await press(phone, t('act.next'))
  await arrive(desktop, t('check.title'))
  await checkAndSend(phone)
  await arrive(phone, t('status.approved_title'))
  await arrive(desktop, t('status.approved_title'))
  await endsApproved({ server, hooks, t, ...begun })

  const other = await openWindow(browser, 'portal', server.url)
  await other.page.goto(link)
  await arrive(other, t('link.failed'))
  await see(other, other.page.getByText(t('problems.link_expired.title')))
  await leave(other)
  await leave(phone)
  await leave(desktop)
})
