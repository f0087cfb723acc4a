// For journeys: the verification, step by step, as a subscriber goes it in the portal.
import assert from 'node:assert/strict'
import type { Details } from '#contract/registration.ts'
import type { DocumentKind, PhotoSide } from '#contract/words.ts'
import { arrive, press, type Visit } from './browser.ts'

/** The registration the address names. */
export function registrationAt({ page }: Visit): string {
  const id = new URL(page.url()).searchParams.get('registration')
  assert.ok(id, `no registration in ${new URL(page.url()).pathname}`)
  return id
}

/** Opens a hosted or hand-over link; its token may not stay in the address. */
export async function openLink(visit: Visit, url: string): Promise<void> {
  await visit.page.goto(url)
  await visit.page.waitForURL(/\/verify\/\w+/)
  assert.equal(new URL(visit.page.url()).hash, '', 'the token is taken out of the address')
}

/** Chooses kind and, where there is a choice, issuer; then consents, which stands before any picture. */
export async function chooseDocument(visit: Visit, kind: DocumentKind, issuer?: string): Promise<void> {
  const { page, t } = visit
  await arrive(visit, t('document.title'))
  await page.getByRole('radio', { name: t(`documents.${kind}`) }).check()
  if (issuer) await page.getByLabel(t('document.issuer'), { exact: true }).selectOption({ label: t(`states.${issuer}`) })
  await press(visit, t('act.next'))
  await giveConsents(visit)
}

/** Chooses a picture as a file, by whichever button offers it now, and looks at it. */
export async function chooseFile({ page, t }: Visit, jpeg: Buffer, button = t('photo.file')): Promise<void> {
  const chooser = page.waitForEvent('filechooser')
  await page.getByRole('button', { name: button, exact: true }).click()
  await (await chooser).setFiles({ name: 'photo.jpg', mimeType: 'image/jpeg', buffer: jpeg })
  await page.getByRole('heading', { level: 1, name: t('photo.review_title'), exact: true }).waitFor()
}

/** Sends one side as a file. */
export async function sendFile(visit: Visit, side: PhotoSide, jpeg: Buffer): Promise<void> {
  await arrive(visit, visit.t(`sides.${side}`))
  await chooseFile(visit, jpeg)
  await press(visit, visit.t('photo.use'))
}

/** Takes one side with the live camera, which sees a good picture and takes it by itself. */
export async function takePhoto(visit: Visit, side: PhotoSide): Promise<void> {
  const { page, t } = visit
  await arrive(visit, t(`sides.${side}`))
  await press(visit, t('photo.camera'))
  const camera = page.getByRole('dialog', { name: t('photo.take', { side: t(`sides.${side}`) }) })
  assert.deepEqual(await camera.boundingBox(), { x: 0, y: 0, ...page.viewportSize() }, 'the camera fills the window')
  await arrive(visit, t('photo.review_title'))
  await press(visit, t('photo.use'))
}

/** What the details page shows: text fields and dates as a person reads them. */
export async function shownDetails({ page, t }: Visit, fields: readonly (keyof Details)[]): Promise<Details> {
  const shown: Record<string, string> = {}
  for (const field of fields) {
    const label = t(`fields.${field}`)
    if (field === 'sex') {
      const checked = page.getByRole('group', { name: label, exact: true }).getByRole('radio', { checked: true })
      shown[field] = await checked.getAttribute('value') ?? ''
    } else if (field === 'date_of_birth' || field === 'expiry_date') {
      const group = page.getByRole('group', { name: label, exact: true })
      const part = (name: string): Promise<string> => group.getByLabel(t(`details.${name}`), { exact: true }).inputValue()
      shown[field] = [await part('year'), (await part('month')).padStart(2, '0'), (await part('day')).padStart(2, '0')].join('-')
    } else shown[field] = await page.getByRole('textbox', { name: label, exact: true }).inputValue()
  }
  return shown
}

/** Types into a text field of the details page. */
export async function typeDetail({ page, t }: Visit, field: 'name' | 'document_number', value: string): Promise<void> {
  await page.getByRole('textbox', { name: t(`fields.${field}`), exact: true }).fill(value)
}

/** Types all details by hand, as on a document that could not be read. */
export async function typeDetails(visit: Visit, details: Details): Promise<void> {
  const { page, t } = visit
  for (const field of ['name', 'document_number'] as const) await typeDetail(visit, field, details[field] ?? '')
  await page.getByRole('group', { name: t('fields.sex'), exact: true }).getByRole('radio', { name: t(`details.sex_${details.sex ?? 'X'}`), exact: true }).check()
  for (const field of ['date_of_birth', 'expiry_date'] as const) {
    const [year = '', month = '', day = ''] = details[field]?.split('-') ?? []
    const group = page.getByRole('group', { name: t(`fields.${field}`), exact: true })
    for (const [part, value] of Object.entries({ year, month, day })) await group.getByLabel(t(`details.${part}`), { exact: true }).fill(value)
  }
}

/** Gives the three consents, each by its own tick, none ticked beforehand. */
async function giveConsents(visit: Visit): Promise<void> {
  const { page, t } = visit
  await arrive(visit, t('consent.title'))
  const ticks = page.getByRole('checkbox')
  assert.equal(await page.getByRole('checkbox', { checked: true }).count(), 0, 'no consent is ticked beforehand')
  for (const tick of await ticks.all()) await tick.check()
  await press(visit, t('act.next'))
}

/** From the details on: keeps them and sends. */
export async function sendAll(visit: Visit): Promise<void> {
  const { t } = visit
  await arrive(visit, t('details.title'))
  await press(visit, t('act.next'))
  await checkAndSend(visit)
}

/** On the page of answers: sends them. */
export async function checkAndSend(visit: Visit): Promise<void> {
  await arrive(visit, visit.t('check.title'))
  await press(visit, visit.t('check.submit'))
}
