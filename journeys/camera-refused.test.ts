// Promise to the subscriber: without a camera, or without leave to use it, the page says so and a file does as well.
import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import sharp from 'sharp'
import { begin } from './api-steps.ts'
import { arrive, leave, openBrowser, openWindow, press, see } from './browser.ts'
import { cameraAbsent, cameraDenied, cameraSeeing } from './camera.ts'
import { endsApproved, hear } from './ends.ts'
import type { Listener } from './listener.ts'
import { picture } from './pictures.ts'
import { chooseDocument, openLink, sendAll } from './portal-steps.ts'
import { startServer, type Server } from './server.ts'

let server: Server
let hooks: Listener
before(async () => {
  server = await startServer()
  hooks = await hear(server)
})
after(async () => {
  await hooks.close()
  await server.close()
})

for (const [index, [what, camera]] of Object.entries({ denied: cameraDenied, absent: cameraAbsent }).entries()) {
  test(`a camera that is ${what}: said plainly, and a file goes through`, async () => {
    const browser = await openBrowser(camera.flags)
    try {
      const begun = await begin(server.api)
      const visit = await openWindow(browser, 'portal', server.url, { width: 390, height: 844, phone: true })
      const { page, t } = visit
      await openLink(visit, begun.url)
      await chooseDocument(visit, 'passport', 'UTO')
      const side = t('sides.data_page')
      await arrive(visit, side)
      await press(visit, t('photo.camera'))
      const dialog = page.getByRole('dialog', { name: t('photo.take', { side }) })
      const told = dialog.getByRole('alert')
      await see(visit, told.getByRole('heading', { name: t(`camera.${what}`), exact: true }))
      await see(visit, told.getByText(t(`camera.${what}_text`)))
      await dialog.getByRole('button', { name: t('camera.close') }).click()
      await arrive(visit, side)

      await press(visit, t('photo.camera'))
      const chooser = page.waitForEvent('filechooser')
      await dialog.getByRole('button', { name: t('photo.file') }).click()
      const { jpeg } = await picture({ kind: 'passport', seed: 81_801 + index }, 'data_page')
      await (await chooser).setFiles({ name: 'photo.jpg', mimeType: 'image/jpeg', buffer: jpeg })
      await arrive(visit, t('photo.review_title'))
      await press(visit, t('photo.use'))
      await sendAll(visit)
      await arrive(visit, t('status.approved_title'))
      const { photos } = await endsApproved({ server, hooks, t, ...begun })
      assert.deepEqual(photos.map(({ verdict, refused }) => [verdict, refused]), [['good', 0]])
      await leave(visit)
    } finally {
      await browser.close()
    }
  })
}

test('a camera that shows only black for two seconds: said, and the ways out are there', async () => {
  const black = await sharp({ create: { width: 640, height: 480, channels: 3, background: '#000' } }).jpeg().toBuffer()
  const camera = cameraSeeing(black)
  const browser = await openBrowser(camera.flags)
  try {
    const begun = await begin(server.api)
    const visit = await openWindow(browser, 'portal', server.url, { width: 390, height: 844, phone: true })
    const { page, t } = visit
    await openLink(visit, begun.url)
    await chooseDocument(visit, 'passport', 'UTO')
    await arrive(visit, t('sides.data_page'))
    await press(visit, t('photo.camera'))
    const dialog = page.getByRole('dialog', { name: t('photo.take', { side: t('sides.data_page') }) })
    await see(visit, dialog.getByRole('alert').getByText(t('camera.black_text')))
    assert.equal(await dialog.getByRole('button', { name: t('camera.shutter') }).count(), 0, 'nothing black is taken')
    for (const way of ['camera.own', 'photo.file', 'camera.close']) await see(visit, dialog.getByRole('button', { name: t(way), exact: true }))
    await leave(visit)
  } finally {
    await browser.close()
    camera.close()
  }
})
