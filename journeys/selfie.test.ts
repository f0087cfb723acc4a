// Promise to the subscriber: where the law wants a selfie with the document, the holder is done at once, and nobody is refused by a face.
import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import type { Browser } from 'playwright-core'
import type { Registration } from '#contract/registration.ts'
import { begin, dataOf, giveDetails, look, showDocument, untilDecided, type Begun, type Shown } from './api-steps.ts'
import { arrive, leave, openBrowser, openWindow, press, see, sees, type Visit } from './browser.ts'
import { seesPictures } from './console-steps.ts'
import { endsApproved, eventTypes, hear } from './ends.ts'
import type { Listener } from './listener.ts'
import { picture, selfie } from './pictures.ts'
import { checkAndSend, chooseDocument, chooseFile, openLink, sendAll, sendFile } from './portal-steps.ts'
import { examine } from './screens.ts'
import { selfiePolicy } from './selfie-policy.ts'
import { startServer, type Server } from './server.ts'
import type { Session } from './session.ts'
import { newReviewer } from './staff-session.ts'

/** Two painted persons whom the engine surely tells apart. */
const [HOLDER, OTHER] = [13, 24]
const SELFIE = 'selfie_with_document'
const passport = (seed: number) => ({ kind: 'passport', seed, person: { face: HOLDER } }) as const
/** What would tell a fraudster how he was found out. */
const GIVES_AWAY = /mismatch|not the same|looked_at|inconclusive|不一致/i
const phone = { width: 390, height: 844, phone: true }

let server: Server
let hooks: Listener
let browser: Browser
let reviewer: Session
let staff: Visit[]
const policy = selfiePolicy()
before(async () => {
  server = await startServer(policy.env)
  hooks = await hear(server)
  browser = await openBrowser()
  reviewer = await newReviewer(server)
  staff = [await openWindow(browser, 'console', server.url), await openWindow(browser, 'console', server.url, { locale: 'zh-Hans' })]
})
after(async () => {
  for (const visit of staff) await leave(visit)
  await browser.close()
  await hooks.close()
  await server.close()
  policy.remove()
})

/** Sends a document and a selfie by the API, with all consents or all but the one to faces, and waits for the outcome. */
async function submit(shown: Shown, jpeg: Buffer, comparing = true): Promise<Begun & { decided: Registration }> {
  const begun = await begin(server.api)
  const params = { id: begun.id }
  await showDocument(server.api, begun.id, shown)
  dataOf(await server.api('putPhoto', { params: { ...params, side: SELFIE }, query: {}, body: jpeg }))
  await giveDetails(server.api, begun.id)
  const { consents_asked } = await look(server.api, begun.id)
  const items = consents_asked.map(({ purpose, version }) => ({ purpose, version, granted: purpose !== 'face_comparison' || comparing }))
  dataOf(await server.api('putConsents', { params, body: { items } }))
  dataOf(await server.api('submitRegistration', { params }))
  return { ...begun, decided: await untilDecided(server.api, begun.id) }
}

const statusesOf = ({ checks }: Registration): (string | undefined)[] =>
  ['face_detected', 'face_match', 'document_in_hand'].map((name) => checks.find((check) => check.name === name)?.status)

/** The case in every language, width and colour, and on it what is meant. */
async function examineCase(name: string, id: string, reach: (visit: Visit) => Promise<unknown>): Promise<void> {
  await examine('console', staff, { name, who: () => reviewer, path: () => `/console/cases/${id}`, title: (t) => `${t('case.title')} ${id.slice(-8)}`, reach })
}

/** Three crops beside each other. */
async function seesFaces(visit: Visit): Promise<void> {
  await seesPictures(visit, ['data_page', SELFIE])
  for (const name of ['portrait', 'holder', 'in_hand']) await see(visit, visit.page.getByRole('img', { name: visit.t(`face.${name}`), exact: true }))
}

test('the holder sends the passport and a selfie with it, and is approved without anybody else looking', async () => {
  const shown = passport(82_101)
  const begun = await begin(server.api)
  const visit = await openWindow(browser, 'portal', server.url, phone)
  const { t } = visit
  await openLink(visit, begun.url)
  await chooseDocument(visit, 'passport', 'UTO')
  await sendFile(visit, 'data_page', (await picture(shown, 'data_page')).jpeg)
  await sendFile(visit, SELFIE, (await selfie(shown)).jpeg)
  await sendAll(visit)
  await arrive(visit, t('status.approved_title'))
  await sees(visit, t('status.approved_text'))
  assert.deepEqual(statusesOf(await endsApproved({ server, hooks, t, ...begun })), ['passed', 'passed', 'passed'])
  assert.ok((await eventTypes(server, begun.id)).includes('faces.looked_at'))
  await leave(visit)
})

test('another person with the document goes to a reviewer, who sees why; the subscriber reads neutral words', async () => {
  const shown = passport(82_102)
  const { id, url, decided } = await submit(shown, (await selfie({ ...shown, holder: OTHER })).jpeg)
  assert.deepEqual([decided.status, statusesOf(decided)], ['in_review', ['passed', 'failed', 'passed']])
  const visit = await openWindow(browser, 'portal', server.url, phone)
  await openLink(visit, url)
  await arrive(visit, visit.t('status.in_review_title'))
  assert.doesNotMatch(await visit.page.locator('body').innerText(), GIVES_AWAY)
  assert.doesNotMatch(await (await visit.context.request.get(`${server.url.replace('127.0.0.1', 'localhost')}/v1/registrations/${id}`)).text(), GIVES_AWAY)
  await leave(visit)
  await examineCase('case faces mismatch', id, async (console) => {
    await seesFaces(console)
    await sees(console, console.t('face_band.mismatch'))
    await sees(console, console.t('face_band.match'))
    await sees(console, console.t('reason.face_mismatch'))
    assert.doesNotMatch(await console.page.locator('.faces').innerText(), /%|0\.\d/)
  })
})

test('the holder with another document goes to a reviewer', async () => {
  const shown = passport(82_103)
  const { id, decided } = await submit(shown, (await selfie(passport(82_104))).jpeg)
  assert.deepEqual([decided.status, statusesOf(decided)], ['in_review', ['passed', 'passed', 'warning']])
  const [visit] = staff as [Visit, Visit]
  await reviewer.enter(visit)
  await visit.page.goto(`/console/cases/${id}`)
  await seesFaces(visit)
  await sees(visit, visit.t('reason.sides_mismatch'))
})

test('who does not agree to a comparison of faces is looked at by a person, and no program has looked', async () => {
  const shown = passport(82_105)
  const { id, decided } = await submit(shown, (await selfie(shown)).jpeg, false)
  assert.deepEqual([decided.status, statusesOf(decided)], ['in_review', ['warning', 'warning', 'passed']])
  assert.ok(!(await eventTypes(server, id)).includes('faces.looked_at'))
  await examineCase('case faces no consent', id, async (console) => {
    await seesPictures(console, ['data_page', SELFIE])
    await sees(console, console.t('faces_state.no_consent'))
  })
})

test('a selfie without a document goes back at once, one without a face after the checks, and only the selfie is done again', async () => {
  const shown = passport(82_106)
  const begun = await begin(server.api)
  const visit = await openWindow(browser, 'portal', server.url, phone)
  const { t } = visit
  await openLink(visit, begun.url)
  await chooseDocument(visit, 'passport', 'UTO')
  await sendFile(visit, 'data_page', (await picture(shown, 'data_page')).jpeg)
  await sendFile(visit, SELFIE, (await selfie({ ...shown, holding: false })).jpeg)
  await sees(visit, t('reasons.selfie_without_id.title'))
  await chooseFile(visit, (await selfie({ ...shown, faces: 0 })).jpeg, t('photo.retake_file'))
  await press(visit, t('photo.use'))
  await sendAll(visit)
  await arrive(visit, t('status.resubmission_title'))
  await sees(visit, t('reasons.selfie_no_face.title'))
  await sees(visit, t('reasons.selfie_no_face.remedy'))
  assert.deepEqual((await look(server.api, begun.id)).redo, [SELFIE])
  await press(visit, t('status.resubmission_button'))
  await sendFile(visit, SELFIE, (await selfie(shown)).jpeg)
  await checkAndSend(visit)
  await arrive(visit, t('status.approved_title'))
  await endsApproved({ server, hooks, t, ...begun })
  await leave(visit)
})
