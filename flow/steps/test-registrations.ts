// For tests: registrations made by the real steps, pictures that say what is to be read on them, and the jobs run until none is due.
import assert from 'node:assert/strict'
import { createHash } from 'node:crypto'
import type { PictureFault, Reading, ReadFailure } from '#contract/reading.ts'
import type { Registration } from '#contract/registration.ts'
import type { DocumentKind, FieldName, PhotoSide, StaffRole } from '#contract/words.ts'
import type { JobName, Jobs } from '#core/jobs.ts'
import { packFingerprint, type SignMap } from '#core/fingerprint.ts'
import { madeReading } from '#core/made-readings.ts'
import { mrzCheckDigit } from '#core/mrz-check-digit.ts'
import { insertPlan } from '#store/operators.ts'
import { activateStaff } from '#store/staff.ts'
import type { Ending } from '#store/test-database.ts'
import { takeDueJobs, type TakenJob } from '#store/test-jobs.ts'
import type { ActorOf, House } from '../house.ts'
import { testHouse, type TestHouse } from '../test-house.ts'
import { checkRegistration } from './check-registration.ts'
import { chooseDocument } from './choose-document.ts'
import { createRegistration } from './create-registration.ts'
import { deliverWebhook } from './deliver-webhook.ts'
import { dropUpload } from './end-upload.ts'
import { putConsents } from './give-consents.ts'
import { putDetails } from './give-details.ts'
import { lapse } from './lapse.ts'
import { lookAtFaces } from './look-at-faces.ts'
import { createLine } from './lines.ts'
import { getRegistration } from './look-up-registration.ts'
import { readPhoto } from './read-photo.ts'
import { putPhoto } from './receive-photo.ts'
import { sendCode } from './send-code.ts'
import { sendMessage } from './send-message.ts'
import { invite } from './staff-enter.ts'
import { submitRegistration } from './submit.ts'
import { createSubscriber } from './subscribers.ts'
import { contactsOf, good } from './test-people.ts'
import { reserveLine, unlockLine } from './unlock-line.ts'

/** What one picture shows. `failed`: no reader gets through it. */
export type Shown = {
  readonly kind?: DocumentKind; readonly side?: PhotoSide; readonly number?: string; readonly family?: string; readonly given?: string; readonly birth?: string
  readonly expiry?: string; readonly state?: string; readonly faults?: readonly PictureFault['code'][]; readonly failed?: boolean
  /** Pictures with one word here look alike, whatever is on them. */
  readonly looks?: string
  /** Makes the bytes differ. */
  readonly take?: number
}

const short = (date: string): string => date.replaceAll('-', '').slice(2)
const guarded = (text: string): string => text + mrzCheckDigit(text)

/** A picture whose bytes begin as a JPEG's and then say what is on it. */
export function picture(shown: Shown = {}): Uint8Array {
  return Buffer.concat([Buffer.from([0xff, 0xd8, 0xff]), Buffer.from(JSON.stringify(shown))])
}

function readingOf(shown: Shown): Reading {
  const { kind = 'passport', side = 'data_page', number = 'L898902C3', family = 'SPECIMEN', given = 'ANNA', birth = '1990-04-12', expiry = '2031-05-01', state = 'UTO' } = shown
  const values = {
    name: `${family} ${given}`, date_of_birth: birth, document_number: number, sex: 'F', nationality: state, issuing_country: state, expiry_date: expiry,
    issue_date: '2021-05-02', authority: 'UTOPIA',
  } as Partial<Record<FieldName, string>>
  const fields = [guarded(number.padEnd(9, '<')), guarded(short(birth)), guarded(short(expiry)), '<'.repeat(15)] as const
  const second = `${fields[0]}${state}${fields[1]}F${fields[2]}${fields[3]}${mrzCheckDigit(fields[0] + fields[1] + fields[2] + fields[3])}`
  const mrz = side === 'data_page' ? [`P<${state}${`${family}<<${given}`.padEnd(39, '<')}`, second] : null
  const reading = madeReading({ kind, side, fields: values, mrz }, '2026-03-02')
  reading.quality.faults.push(...(shown.faults ?? []).map((code) => ({ code, weight: 'refuse' as const, box: null })))
  return reading
}

/** A fingerprint that is the same for the same word, and for another like no other. */
function looksOf(word: string): Uint8Array {
  const map = (width: number, height: number): SignMap => {
    let state = createHash('sha256').update(word).digest().readUInt32BE(0)
    const signs = Int8Array.from({ length: width * height }, () => ((state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0) >>> 31 === 1 ? 1 : -1))
    return { width, height, signs }
  }
  return packFingerprint({ coarse: [map(24, 16)], fine: [map(72, 48)], detail: [map(144, 96)] })
}

/** The reader of these pictures. */
async function readMade(bytes: Uint8Array): Promise<{ reading: Reading; fingerprint: Uint8Array } | ReadFailure> {
  let shown: Shown
  try {
    shown = JSON.parse(Buffer.from(bytes.subarray(3)).toString('utf8')) as Shown
  } catch {
    return { problem: 'picture_damaged', detail: 'nothing is written in it' }
  }
  return shown.failed ? { problem: 'reader_failed', detail: 'made to fail' } : { reading: readingOf(shown), fingerprint: looksOf(shown.looks ?? JSON.stringify(shown)) }
}

export type RegistrationHouse = TestHouse & { readonly planId: string }

/** A house that reads made pictures, with one plan of Utopia. */
export async function registrationHouse(t: Ending, policies: House['policies']): Promise<RegistrationHouse> {
  const made = await testHouse(t)
  const planId = made.newId()
  const plan = { id: planId, name: { en: 'Utopia Traveller' }, dataGb: 5, days: 15, voice: false, country: 'UT' }
  await made.store.transaction((tx) => insertPlan(tx, made.operator.id, plan))
  return { ...made, policies, planId, readers: { readToKeep: readMade, show: async (bytes) => bytes } }
}

export const OPERATOR: ActorOf<'operator'> = { kind: 'operator', keyId: '01900000-0000-7000-8000-00000000000a', address: '198.51.100.9' }

/** A person whose contacts the operator has confirmed, as the caller they are. */
export async function subscriberOf(house: House, name: string, confirmed: ('email' | 'phone')[] = ['email', 'phone']): Promise<ActorOf<'subscriber'>> {
  const { data } = good(await createSubscriber(house, OPERATOR, { body: { ...contactsOf(name), confirmed } }))
  return { kind: 'subscriber', id: data.id, sessionHash: Buffer.alloc(32), onlyRegistration: null, address: '198.51.100.1' }
}

/** A member of staff, as the caller they are. */
export async function staffOf(house: House, name: string, roles: StaffRole[] = ['reviewer']): Promise<ActorOf<'staff'>> {
  const row = await house.store.transaction((tx) => invite(house, tx, { name, email: `${name.toLowerCase()}@staff.example`, roles }))
  assert.ok(row)
  await house.store.transaction((tx) => activateStaff(tx, row.id))
  return { kind: 'staff', id: row.id, name, roles, mustEnrol: false, sessionHash: Buffer.alloc(32), address: '198.51.100.2' }
}

/** Lines of the house's plan, locked. */
export async function giveLines(house: RegistrationHouse, subscriberId: string, count: number): Promise<string[]> {
  const ids: string[] = []
  for (let i = 0; i < count; i += 1) ids.push(good(await createLine(house, OPERATOR, { body: { subscriber_id: subscriberId, plan_id: house.planId } })).data.id)
  return ids
}

export async function look(house: House, actor: ActorOf<'subscriber'> | ActorOf<'operator'>, id: string): Promise<Registration> {
  return good(await getRegistration(house, actor, { params: { id } })).data
}

export const passport = { kind: 'passport', issuing_country: 'UTO' } as const

/** A registration begun, its passport chosen, photographed and read, details and consents given: all but submitted. */
export async function filled(house: RegistrationHouse, actor: ActorOf<'subscriber'>, shown: Shown = {}, lines = 1): Promise<string> {
  await giveLines(house, actor.id, lines)
  const { id } = good(await createRegistration(house, actor, { body: { country: 'UT' } })).data
  good(await chooseDocument(house, actor, { params: { id }, query: undefined, body: passport }))
  good(await putPhoto(house, actor, { params: { id, side: 'data_page' }, query: {}, body: picture(shown) }))
  await runJobs(house, ['read_photo'])
  await giveDetails(house, actor, id)
  const { consents_asked } = await look(house, actor, id)
  const items = consents_asked.map(({ purpose, version }) => ({ purpose, version, granted: true }))
  good(await putConsents(house, actor, { params: { id }, query: undefined, body: { items } }))
  return id
}

/** The details as proposed, or as changed. */
export async function giveDetails(house: House, actor: ActorOf<'subscriber'>, id: string, change: Registration['details'] = {}): Promise<Registration> {
  const { proposed, details, fields } = await look(house, actor, id)
  const known = Object.entries({ ...proposed, ...details, ...change }).filter(([field]) => (fields as string[]).includes(field))
  return good(await putDetails(house, actor, { params: { id }, query: undefined, body: Object.fromEntries(known) })).data
}

/** The same, submitted and decided by the machine. */
export async function decided(house: RegistrationHouse, actor: ActorOf<'subscriber'>, shown: Shown = {}, lines = 1): Promise<Registration> {
  const id = await filled(house, actor, shown, lines)
  good(await submitRegistration(house, actor, { params: { id } }))
  await runJobs(house)
  return look(house, actor, id)
}

/** How many objects the vault holds. */
export async function objectsIn(house: House): Promise<number> {
  let count = 0
  for await (const ref of house.store.vault.list()) count += ref === '' ? 0 : 1
  return count
}

const STEPS: { readonly [N in JobName]: (house: House, data: Jobs[N]) => Promise<void> } = {
  read_photo: readPhoto, drop_upload: dropUpload, check_registration: checkRegistration, send_message: sendMessage, send_code: sendCode, deliver_webhook: deliverWebhook,
  unlock_line: unlockLine, reserve_line: reserveLine, lapse,
  look_at_faces: lookAtFaces,
}
/** Takes the waiting jobs of some names out of the queue. */
export function takeJobs(house: House, names: readonly JobName[]): Promise<TakenJob[]> {
  return takeDueJobs(house.store.db, names)
}

/** Runs one job by its step. */
export async function runJob(house: House, job: TakenJob): Promise<void> {
  await (STEPS[job.name] as (house: House, data: TakenJob['data']) => Promise<void>)(house, job.data)
}

/** Runs what is due, and what follows from it, until nothing is left. */
export async function runJobs(house: House, names = Object.keys(STEPS) as JobName[]): Promise<void> {
  for (let jobs = await takeJobs(house, names); jobs.length > 0; jobs = await takeJobs(house, names)) {
    for (const job of jobs) await runJob(house, job)
  }
}
