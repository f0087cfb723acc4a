// Promise to staff: every screen of the console can be read and used, narrow and wide, light and dark, with a screen reader, in both languages.
import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import type { Browser, Locator } from 'playwright-core'
import type { Locale } from '#contract/words.ts'
import type { SpecimenKind } from '#specimens/kinds.ts'
import type { SpecimenPerson } from '#specimens/person.ts'
import { begin, dataOf, submit, untilDecided } from './api-steps.ts'
import { leave, openBrowser, openWindow, press, see, sees, type Visit } from './browser.ts'
import { chooseReason, comparedRow, decide, openDecision, seesPictures } from './console-steps.ts'
import { examine, type Screen } from './screens.ts'
import { startServer, type Server } from './server.ts'
import type { Session } from './session.ts'
import { enrol, enterByLink, invited, newReviewer } from './staff-session.ts'

let server: Server
let browser: Browser
let visits: Visit[]
let reviewer: Session
let support: Session
let entrant: Session
let keeper: Session
/** A case with a document that another account showed. */
let repeated: string
/** Both sides of a card in review; and one case for each language, decided on its screen. */
let shown: string
/** A case whose name the reader could not be sure of. */
let doubtful: string
const toDecide = {} as Record<Locale, string>
const SHORT = 8
const byReviewer = (): Session => reviewer
const nobody = (): null => null
const heading = (key: string): Screen['title'] => (t) => t(key)
const caseTitle: Screen['title'] = (t) => `${t('case.title')} ${shown.slice(-SHORT)}`
const atCase = (): string => `/console/cases/${shown}`

/** A name with characters no recogniser of the reader knows. */
const RARE = '李赟骉'

/** A registration that waits for a person, as the typed name differs. */
async function waiting(kind: SpecimenKind, seed: number, country = 'UT', person: Partial<SpecimenPerson> = {}): Promise<string> {
  const { id } = await begin(server.api, { country })
  await submit(server.api, id, { kind, seed, person }, { name: 'NOBODY NOWHERE' })
  assert.equal((await untilDecided(server.api, id)).status, 'in_review')
  return id
}

before(async () => {
  server = await startServer()
  browser = await openBrowser()
  visits = [await openWindow(browser, 'console', server.url), await openWindow(browser, 'console', server.url, { locale: 'zh-Hans' })]
  reviewer = await newReviewer(server)
  support = await enrol(server, await invited(reviewer, 'Sam Support', ['support']))
  keeper = await enrol(server, await invited(reviewer, 'Cleo Keeper', ['compliance']))
  entrant = await enterByLink(server, await invited(reviewer, 'Nora New', ['reviewer']))
})
after(async () => {
  for (const visit of visits) await leave(visit)
  await browser.close()
  await server.close()
})

const whole = async (visit: Visit): Promise<void> => seesPictures(visit, ['front', 'back'])
/** Each layer of what the reader saw comes and goes by its checkbox. */
async function switchesLayers(visit: Visit): Promise<void> {
  const { page, t } = visit
  for (const [layer, drawn] of [['corners', '.ov-corners'], ['fields', '.ov-field'], ['zone', '.ov-mrz'], ['lines', '.ov-line']] as const) {
    const box = page.getByRole('group', { name: t('picture.layers') }).getByRole('checkbox', { name: t(`layer.${layer}`), exact: true })
    const isShown = layer !== 'lines'
    assert.equal(await box.isChecked(), isShown, layer)
    for (const wanted of [!isShown, isShown]) {
      await box.setChecked(wanted)
      await page.locator(drawn).first().waitFor({ state: wanted ? 'attached' : 'detached' })
    }
  }
}

/** A click on a field's box chooses its row. */
async function pointsFromBoxToRow(visit: Visit): Promise<void> {
  const box = visit.page.locator('[data-box-of]').first()
  const field = await box.getAttribute('data-box-of')
  await box.click()
  await see(visit, visit.page.locator(`[data-field=${field}][aria-current=true]`))
}

const dialog = ({ page, t }: Visit, key: string): Locator => page.getByRole('dialog', { name: t(key) })

const SCREENS: Screen[] = [
  { name: 'sign in', who: nobody, path: () => '/console/sign-in', title: heading('sign_in.title') },
  { name: 'sign in refused', who: nobody, path: () => '/console/sign-in', title: heading('sign_in.title'), reach: async (visit) => {
    const { page, t } = visit
    await page.getByLabel(t('email')).fill('nobody@example.org')
    await page.getByRole('textbox', { name: t('password'), exact: true }).fill('not the password of anybody')
    await page.getByLabel(t('totp.code')).fill('000000')
    await press(visit, t('sign_in.submit'))
    await sees(visit, t('problem.wrong_credentials'))
  } },
  { name: 'link refused', who: nobody, path: () => `/console/enter#${'x'.repeat(43)}`, title: heading('enter.title'), reach: (visit) => sees(visit, visit.t('problem.link_expired')) },
  { name: 'enter', who: () => entrant, path: () => '/console/enter', title: (t) => t('enter.welcome', { name: 'Nora New' }) },
  { name: 'enter password', who: () => entrant, path: () => '/console/enter', title: (t) => t('enter.welcome', { name: 'Nora New' }), reach: async (visit) => {
    await press(visit, visit.t('password.set_up'))
    await see(visit, visit.page.getByRole('img', { name: visit.t('totp.qr') }))
  } },

  { name: 'queue empty', who: byReviewer, path: () => '/console/queue', title: heading('queue.title'), reach: (visit) => sees(visit, visit.t('queue.empty')) },
  { name: 'cases none', who: byReviewer, path: () => '/console/cases?status=rejected', title: heading('cases.title'), reach: (visit) => sees(visit, visit.t('cases.empty')) },
  { name: 'queue', who: byReviewer, path: () => '/console/queue', title: heading('queue.title'), prepare: async () => {
    shown = await waiting('id_card', 82_001)
    toDecide.en = await waiting('passport', 82_002)
    toDecide['zh-Hans'] = await waiting('passport', 82_003)
  }, reach: ({ page, t }) => page.getByRole('table', { name: t('queue.title') }).waitFor() },
  { name: 'keys help', who: byReviewer, path: () => '/console/queue', title: heading('queue.title'), reach: async (visit) => {
    await visit.page.keyboard.press('?')
    await see(visit, dialog(visit, 'keys.title'))
  } },
  { name: 'case', who: byReviewer, path: atCase, title: caseTitle, reach: whole },
  { name: 'case loading', who: byReviewer, path: atCase, title: caseTitle, reach: async (visit) => {
    const { page, t } = visit
    await page.route('**/v1/review/cases/*/photos/*', () => undefined, { times: 2 })
    await page.reload()
    await see(visit, page.getByRole('group', { name: t('picture.pane', { side: t('side.back') }) }).getByRole('progressbar', { name: t('loading') }))
  } },
  { name: 'case boxes', who: byReviewer, path: atCase, title: caseTitle, reach: async (visit) => {
    await whole(visit)
    await press(visit, visit.t('picture.boxes'))
    await switchesLayers(visit)
    await pointsFromBoxToRow(visit)
    await press(visit, visit.t('picture.nearer'))
  } },
  { name: 'case doubtful', who: byReviewer, path: () => `/console/cases/${doubtful}`, title: (t) => `${t('case.title')} ${doubtful.slice(-SHORT)}`, prepare: async () => {
    doubtful = await waiting('cn_resident_id', 82_011, 'CN', { name: RARE })
  }, reach: async (visit) => {
    await seesPictures(visit, ['portrait', 'emblem'])
    const row = comparedRow(visit, 'name')
    await see(visit, row.getByText(visit.t('compare.doubtful')))
    // The characters are shown large without being asked for, above what the reader made of them.
    const crop = visit.page.getByRole('img', { name: visit.t('compare.crop', { field: visit.t('field.name') }) })
    await see(visit, crop)
    assert.ok((await crop.boundingBox())!.height >= 90)
    assert.ok((await visit.page.locator('.read-as').first().innerText()).length > 0)
  } },
  { name: 'case ask again', who: byReviewer, path: atCase, title: caseTitle, reach: async (visit) => {
    await whole(visit)
    await openDecision(visit, 'ask_again')
    await chooseReason(visit, 'ask_again', 'name', 'name_mismatch')
    await see(visit, visit.page.getByRole('region', { name: visit.t('preview.mail') }))
  } },
  { name: 'case reject', who: byReviewer, path: atCase, title: caseTitle, reach: async (visit) => {
    await whole(visit)
    await openDecision(visit, 'reject')
    await chooseReason(visit, 'reject', 'registration', 'forgery_suspected')
    await see(visit, visit.page.getByRole('region', { name: visit.t('preview.mail') }))
  } },
  { name: 'case approve', who: byReviewer, path: atCase, title: caseTitle, reach: async (visit) => {
    await whole(visit)
    await openDecision(visit, 'approve')
    await see(visit, visit.page.getByRole('region', { name: visit.t('preview.mail') }))
  } },
  { name: 'case of support', who: () => support, path: atCase, title: caseTitle, reach: (visit) => sees(visit, visit.t('pictures.not_for_role')) },
  { name: 'case decided', who: byReviewer, path: atCase, title: caseTitle, reach: async (visit) => {
    await visit.page.goto(`/console/cases/${toDecide[visit.locale]}`)
    await seesPictures(visit, ['data_page'])
    await openDecision(visit, 'approve')
    await decide(visit, 'approve')
  } },

  { name: 'cases', who: byReviewer, path: () => '/console/cases', title: heading('cases.title'), reach: ({ page, t }) => page.getByRole('table', { name: t('cases.title') }).waitFor() },
  { name: 'cases no id', who: byReviewer, path: () => '/console/cases', title: heading('cases.title'), reach: async (visit) => {
    await visit.page.getByLabel(visit.t('cases.id')).fill('Jane Doe')
    await press(visit, visit.t('cases.find'))
    await sees(visit, visit.t('cases.not_an_id'))
  } },
  { name: 'case not found', who: byReviewer, path: () => '/console/cases/00000000-0000-7000-8000-000000000000', title: heading('case.title'), reach: (visit) => sees(visit, visit.t('problem.not_found')) },
  { name: 'case repeats', who: byReviewer, path: () => `/console/cases/${repeated}`, title: (t) => `${t('case.title')} ${repeated.slice(-SHORT)}`, prepare: async () => {
    await waiting('passport', 82_021)
    repeated = await waiting('passport', 82_021)
  }, reach: async (visit) => {
    await press(visit, visit.t('repeats.show_pictures'))
    await see(visit, visit.page.locator('.half img').nth(1))
  } },
  { name: 'case repeat answering', who: byReviewer, path: () => `/console/cases/${repeated}`, title: (t) => `${t('case.title')} ${repeated.slice(-SHORT)}`, reach: async (visit) => {
    await press(visit, visit.t(visit.locale === 'en' ? 'repeats.answer' : 'repeats.answer_again'))
    await visit.page.getByRole('radio', { name: visit.t('repeat_answer.block') }).check()
    await visit.page.getByRole('checkbox', { name: visit.t('block_kind.name_and_birth') }).check()
    if (visit.locale !== 'en') return
    await visit.page.getByRole('textbox', { name: visit.t('repeats.reason') }).fill('the same face with two names')
    await press(visit, visit.t('repeats.save'))
    await press(visit, visit.t('repeats.answer_again'))
  } },
  { name: 'blocklist', who: () => keeper, path: () => '/console/blocklist', title: heading('blocklist.title'), prepare: async () => {
    const { client } = keeper
    const { id } = dataOf(await client('addBlock', { body: { value: { kind: 'email', email: 'somebody@person.example' }, reason: 'fraud', note: 'Three cards in a week' } }))
    dataOf(await client('liftBlock', { params: { id }, body: { reason: 'settled', note: 'Paid' } }))
    dataOf(await client('addBlock', { body: { value: { kind: 'name_and_birth', name: 'Ann Other', date_of_birth: '1990-01-01' }, reason: 'authority_order', expires_at: '2099-01-01T00:00:00Z' } }))
  }, reach: ({ page, t }) => page.getByRole('table', { name: t('blocklist.title') }).waitFor() },
  { name: 'blocklist add', who: () => keeper, path: () => '/console/blocklist', title: heading('blocklist.title'), reach: async (visit) => {
    await press(visit, visit.t('blocklist.add'))
    const form = dialog(visit, 'blocklist.add')
    await form.getByLabel(visit.t('blocklist.kind')).selectOption('name_and_birth')
    await see(visit, form.getByLabel(visit.t('field.date_of_birth')))
  } },
  { name: 'blocklist lift', who: () => keeper, path: () => '/console/blocklist?state=active', title: heading('blocklist.title'), reach: async (visit) => {
    await visit.page.getByRole('table', { name: visit.t('blocklist.title') }).getByRole('button').first().click()
    await sees(visit, visit.t('blocklist.lift_what'))
  } },
  { name: 'blocklist nothing found', who: byReviewer, path: () => '/console/blocklist', title: heading('blocklist.title'), reach: async (visit) => {
    await visit.page.getByLabel(visit.t('block_value.document_number'), { exact: true }).fill('Z0000000')
    await press(visit, visit.t('blocklist.find'))
    await sees(visit, visit.t('blocklist.not_found'))
  } },
  { name: 'team', who: byReviewer, path: () => '/console/team', title: heading('team.title'), reach: ({ page, t }) => page.getByRole('table', { name: t('team.title') }).waitFor() },
  { name: 'team invite', who: byReviewer, path: () => '/console/team', title: heading('team.title'), reach: async (visit) => {
    await press(visit, visit.t('team.invite'))
    await see(visit, dialog(visit, 'team.invite'))
  } },
  { name: 'team invited', who: byReviewer, path: () => '/console/team', title: heading('team.title'), reach: async (visit) => {
    await press(visit, visit.t('team.invite'))
    const form = dialog(visit, 'team.invite')
    await form.getByRole('textbox', { name: visit.t('team.name') }).fill('Ivan Invited')
    await form.getByRole('textbox', { name: visit.t('team.email') }).fill('ivan@example.org')
    await form.getByRole('button', { name: visit.t('invite.send') }).click()
    await see(visit, form.getByLabel(visit.t('invite.link'), { exact: true }))
  } },
  { name: 'team close', who: byReviewer, path: () => '/console/team', title: heading('team.title'), reach: async (visit) => {
    await press(visit, visit.t('team.close_one', { name: 'Sam Support' }))
    await sees(visit, visit.t('team.close_what'))
  } },
  { name: 'account', who: byReviewer, path: () => '/console/account', title: heading('account.title') },
  { name: 'account password', who: byReviewer, path: () => '/console/account', title: heading('account.title'), reach: async (visit) => {
    await press(visit, visit.t('account.change_password'))
    await see(visit, visit.page.getByLabel(visit.t('totp.current')))
  } },
  { name: 'not found', who: byReviewer, path: () => '/console/nowhere', title: heading('not_found') },
]

for (const screen of SCREENS) test(`console: ${screen.name}`, () => examine('console', visits, screen))
