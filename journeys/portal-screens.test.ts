// Promise to every subscriber: each screen can be read and used, on a small phone and a wide window, by day and by night, with a screen reader, in both languages.
import { after, before, test } from 'node:test'
import type { Browser } from 'playwright-core'
import type { CodeFlow } from '#contract/account.ts'
import { begin, consent, dataOf, giveDetails, showDocument, submit, TODAY, untilActive, untilDecided, untilRead, type Begun } from './api-steps.ts'
import { leave, openBrowser, openWindow, press, see, sees, type Visit } from './browser.ts'
import { picture } from './pictures.ts'
import { newPerson, openAccount } from './portal-account-steps.ts'
import { chooseFile } from './portal-steps.ts'
import { examine, type Screen } from './screens.ts'
import { startServer, type Server } from './server.ts'
import { newSession, type Session } from './session.ts'
import { newReviewer } from './staff-session.ts'

const PASSPORT = { kind: 'passport', seed: 81_901 } as const

let server: Server
let browser: Browser
let visits: Visit[]
/** Somebody with password, a locked line, and nothing begun; and the same kind of person with everything done. */
let owner: Session
let holder: Session
let reviewer: Session
let flow: CodeFlow
/** One registration goes through every state, as its screens are looked at one after the other. */
let walk: Begun
let walker: Session
const at = (step: string) => () => `/verify/${step}?registration=${walk.id}`
const heading = (key: string): Screen['title'] => (t) => t(key)
const nobody = (): null => null
const byWalker = (): Session => walker

/** A session by the hosted link of a registration. */
async function visitorOf(begun: Begun): Promise<Session> {
  const session = newSession(server)
  dataOf(await session.client('openLink', { body: { token: new URL(begun.url).hash.slice(1) } }))
  return session
}

async function signedIn(): Promise<{ session: Session; subscriberId: string; lineId: string }> {
  const person = newPerson()
  const made = await openAccount(server, person)
  const session = newSession(server)
  dataOf(await session.client('signIn', { body: { identifier: person.email, password: person.password } }))
  return { session, ...made }
}

/** A reviewer's decision on the walking registration. */
async function decide(body: { decision: 'ask_again'; items: { at: 'name' | 'data_page'; code: 'name_mismatch' | 'document_glare' }[] }): Promise<void> {
  dataOf(await reviewer.client('takeCase', { params: { id: walk.id } }))
  const { version } = dataOf(await reviewer.client('getCase', { params: { id: walk.id } }))
  dataOf(await reviewer.client('decideCase', { params: { id: walk.id }, body: { ...body, version } }))
}

/** Another subscriber's registration that ends somewhere of its own. */
let apart: { begun: Begun; session: Session }
async function another(go: (begun: Begun) => Promise<unknown>, options: { confirmed?: ('email' | 'phone')[] } = {}): Promise<void> {
  const begun = await begin(server.api, options)
  await go(begun)
  apart = { begun, session: await visitorOf(begun) }
}
const byOther = (): Session => apart.session
const statusOfOther = (): string => `/verify/status?registration=${apart.begun.id}`

before(async () => {
  server = await startServer()
  browser = await openBrowser(['--use-fake-ui-for-media-stream', '--use-fake-device-for-media-stream'])
  visits = [await openWindow(browser, 'portal', server.url), await openWindow(browser, 'portal', server.url, { locale: 'zh-Hans' })]
  owner = (await signedIn()).session
  const made = await signedIn()
  holder = made.session
  const { id } = dataOf(await server.api('createRegistration', { body: { subscriber_id: made.subscriberId, country: 'UT' } }))
  await submit(server.api, id, { kind: 'passport', seed: 81_902 })
  await untilActive(server.api, made.lineId)
  reviewer = await newReviewer(server)
  const { email, phone, password } = newPerson()
  flow = dataOf(await newSession(server).client('startSignUp', { body: { email, phone, password, locale: 'en' } }))
  walk = await begin(server.api)
  walker = await visitorOf(walk)
})
after(async () => {
  for (const visit of visits) await leave(visit)
  await browser.close()
  await server.close()
})

/** Gives the tab an open conversation of codes, as the page before leaves it. */
const withCodes = (name: 'sign-up' | 'sign-in') => async ({ page, t }: Visit) => {
  await page.evaluate(([key, value]) => sessionStorage.setItem(key, value), [`codes.${name}`, JSON.stringify(flow)] as const)
  await page.reload()
  await page.getByRole('heading', { level: 1, name: t(name === 'sign-up' ? 'codes.title' : 'sign_in.code_title') }).waitFor()
}
const pressing = (key: string) => (visit: Visit) => press(visit, visit.t(key))
const thenSees = (act: (visit: Visit) => Promise<unknown>, key: string) => async (visit: Visit) => {
  await act(visit)
  await sees(visit, visit.t(key))
}

const SCREENS: Screen[] = [
  { name: 'start', who: nobody, path: () => '/', title: heading('start.title') },
  { name: 'start Japan', who: nobody, path: () => '/', title: heading('start.title'), reach: ({ page, t }) => page.getByLabel(t('start.country'), { exact: true }).selectOption('JP') },
  { name: 'sign up', who: nobody, path: () => '/sign-up', title: heading('sign_up.title') },
  { name: 'sign up faults', who: nobody, path: () => '/sign-up', title: heading('sign_up.title'), reach: thenSees(pressing('sign_up.submit'), 'error.summary') },
  { name: 'sign up codes', who: nobody, path: () => '/sign-up/codes', title: heading('codes.gone_title'), reach: withCodes('sign-up') },
  { name: 'sign up codes faults', who: nobody, path: () => '/sign-up/codes', title: heading('codes.title'), reach: thenSees(pressing('codes.confirm'), 'error.summary') },
  { name: 'sign in', who: nobody, path: () => '/sign-in', title: heading('sign_in.title') },
  { name: 'sign in faults', who: nobody, path: () => '/sign-in', title: heading('sign_in.title'), reach: thenSees(pressing('sign_in.submit'), 'error.summary') },
  { name: 'sign in code gone', who: nobody, path: () => '/sign-in/code', title: heading('codes.gone_title') },
  { name: 'sign in code', who: nobody, path: () => '/sign-in/code', title: heading('codes.gone_title'), reach: withCodes('sign-in') },
  { name: 'missing', who: nobody, path: () => '/nowhere', title: heading('missing.title') },
  { name: 'link failed', who: nobody, path: () => `/verify#${'x'.repeat(43)}`, title: heading('link.failed') },

  { name: 'account locked', who: () => owner, path: () => '/account', title: heading('account.title') },
  { name: 'account unlocked', who: () => holder, path: () => '/account', title: heading('account.title'), reach: async (visit) => {
    await visit.page.getByText(visit.t('account.unlock'), { exact: true }).click()
    await see(visit, visit.page.getByRole('img', { name: visit.t('account.qr_label') }))
  } },
  { name: 'account by link', who: byWalker, path: () => '/account', title: heading('account.title') },
  { name: 'plans', who: () => owner, path: () => '/account/plans', title: heading('plans.title') },
  { name: 'plans faults', who: () => owner, path: () => '/account/plans', title: heading('plans.title'), reach: thenSees(pressing('plans.submit'), 'error.summary') },
  { name: 'password', who: () => owner, path: () => '/account/password', title: heading('password.title') },
  { name: 'contact email', who: () => owner, path: () => '/account/contacts/email', title: heading('contact.email_title') },
  { name: 'contact phone', who: () => owner, path: () => '/account/contacts/phone', title: heading('contact.phone_title') },

  { name: 'document', who: byWalker, path: at('document'), title: heading('document.title') },
  { name: 'document faults', who: byWalker, path: at('document'), title: heading('document.title'), reach: thenSees(pressing('act.next'), 'error.summary') },
  {
    name: 'photo', who: byWalker, path: at('photo/data_page'), title: heading('sides.data_page'),
    prepare: async () => dataOf(await server.api('chooseDocument', { params: { id: walk.id }, body: { kind: 'passport', issuing_country: 'UTO' } })),
  },
  { name: 'photo hand over', who: byWalker, path: at('photo/data_page'), title: heading('sides.data_page'), reach: async (visit) => {
    await press(visit, visit.t('hand_over.show'))
    await see(visit, visit.page.getByRole('img', { name: visit.t('hand_over.qr_label') }))
  } },
  { name: 'photo camera', who: byWalker, path: at('photo/data_page'), title: heading('sides.data_page'), reach: async (visit) => {
    await press(visit, visit.t('photo.camera'))
    await see(visit, visit.page.getByRole('button', { name: visit.t('camera.shutter'), disabled: false }))
  } },
  { name: 'photo camera denied', who: byWalker, path: at('photo/data_page'), title: heading('sides.data_page'), reach: async (visit) => {
    await visit.page.evaluate(() => {
      navigator.mediaDevices.getUserMedia = () => Promise.reject(new DOMException('no', 'NotAllowedError'))
    })
    await press(visit, visit.t('photo.camera'))
    await sees(visit, visit.t('camera.denied_text'))
  } },
  { name: 'photo review', who: byWalker, path: at('photo/data_page'), title: heading('sides.data_page'), reach: async (visit) => {
    await chooseFile(visit, (await picture({ ...PASSPORT, defect: 'blurred' }, 'data_page')).jpeg)
    await sees(visit, visit.t('shot.blurred_text'))
  } },
  { name: 'photo paused', who: byWalker, path: at('photo/data_page'), title: heading('sides.data_page'), reach: async (visit) => {
    // Parts find no way; all later screens send by the API.
    await visit.page.route(/\/uploads\//, (route) => route.abort())
    await chooseFile(visit, (await picture(PASSPORT, 'data_page')).jpeg)
    await press(visit, visit.t('photo.use'))
    await sees(visit, visit.t('photo.paused'))
  } },
  { name: 'photo retake', who: byWalker, path: at('photo/data_page'), title: heading('sides.data_page'), prepare: async () => {
    await showDocument(server.api, walk.id, { ...PASSPORT, defect: 'blurred' })
    await untilRead(server.api, walk.id)
  }, reach: (visit) => sees(visit, visit.t('photo.retake_title')) },
  { name: 'photo anyway', who: byWalker, path: at('photo/data_page'), title: heading('sides.data_page'), prepare: async () => {
    await showDocument(server.api, walk.id, { ...PASSPORT, seed: 81_904, defect: 'blurred' })
    await untilRead(server.api, walk.id)
  }, reach: (visit) => sees(visit, visit.t('photo.retake_title')) },
  { name: 'details', who: byWalker, path: at('details'), title: heading('details.title'), prepare: async () => {
    await showDocument(server.api, walk.id, PASSPORT)
    await untilRead(server.api, walk.id)
  } },
  { name: 'details faults', who: byWalker, path: at('details'), title: heading('details.title'), reach: async (visit) => {
    for (const box of await visit.page.getByRole('main').getByRole('textbox').all()) await box.fill('')
    await press(visit, visit.t('act.next'))
    await sees(visit, visit.t('error.summary'))
  } },
  { name: 'photo done', who: byWalker, path: at('photo/data_page'), title: heading('sides.data_page') },
  { name: 'consents', who: byWalker, path: at('consents'), title: heading('consent.title'), prepare: () => giveDetails(server.api, walk.id, { name: 'NOBODY NOWHERE' }) },
  { name: 'consents faults', who: byWalker, path: at('consents'), title: heading('consent.title'), reach: thenSees(pressing('act.next'), 'error.summary') },
  { name: 'check', who: byWalker, path: at('check'), title: heading('check.title'), prepare: () => consent(server.api, walk.id) },
  { name: 'check give up', who: byWalker, path: at('check'), title: heading('check.title'), reach: thenSees(pressing('status.cancel'), 'status.cancel_sure') },
  { name: 'status draft', who: byWalker, path: at('status'), title: heading('status.draft_title') },
  { name: 'status in review', who: byWalker, path: at('status'), title: heading('status.in_review_title'), prepare: async () => {
    dataOf(await server.api('submitRegistration', { params: { id: walk.id } }))
    await untilDecided(server.api, walk.id)
  } },
  {
    name: 'status resubmission', who: byWalker, path: at('status'), title: heading('status.resubmission_title'),
    prepare: () => decide({ decision: 'ask_again', items: [{ at: 'name', code: 'name_mismatch' }, { at: 'data_page', code: 'document_glare' }] }),
  },
  { name: 'photo again', who: byWalker, path: at('photo/data_page'), title: heading('sides.data_page') },
  { name: 'details again', who: byWalker, path: at('details'), title: heading('details.title_redo') },
  { name: 'status approved', who: () => holder, path: () => '/verify/status', title: heading('status.approved_title') },
  {
    name: 'status rejected', who: byOther, path: statusOfOther, title: heading('status.rejected_title'), prepare: () => another(async ({ id }) => {
      await submit(server.api, id, { kind: 'passport', seed: 81_903, person: { date_of_birth: `${Number(TODAY.slice(0, 4)) - 12}-02-03` } })
      await untilDecided(server.api, id)
    }),
  },
  { name: 'confirm phone', who: byOther, path: () => `/verify/contact/phone?registration=${apart.begun.id}`, title: heading('contacts_step.phone_title'), prepare: () => another(() => Promise.resolve(), { confirmed: ['email'] }) },
  {
    name: 'status canceled', who: byOther, path: statusOfOther, title: heading('status.canceled_title'),
    prepare: () => another(async ({ id }) => dataOf(await server.api('cancelRegistration', { params: { id } }))),
  },
]

for (const screen of SCREENS) test(`portal: ${screen.name}`, () => examine('portal', visits, screen))
