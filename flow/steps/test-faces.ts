// For tests: a country that asks for the selfie, made pictures with faces on them, and an engine that sees what they say.
import type { Quad } from '#contract/reading.ts'
import type { FaceBand } from '#core/face-bands.ts'
import type { FaceEngine, FaceFailure, FaceOf } from '#core/face-engine.ts'
import type { Face, FoundFaces } from '#core/face-facts.ts'
import { madeFace, madeHolder, madeInHand, madeVerdict } from '#core/made-faces.ts'
import { parsePolicy, SELFIE_CHECKS } from '#core/policy.ts'
import type { Registration } from '#contract/registration.ts'
import type { ActorOf, House, LoadedPolicy } from '../house.ts'
import { chooseDocument } from './choose-document.ts'
import { createRegistration } from './create-registration.ts'
import { putConsents } from './give-consents.ts'
import { putPhoto } from './receive-photo.ts'
import { submitRegistration } from './submit.ts'
import { good } from './test-people.ts'
import { giveDetails, giveLines, look, passport, picture, runJobs, type RegistrationHouse, type Shown } from './test-registrations.ts'

/** On a selfie: who is on it, and what the engine makes of it. */
export type ShownFaces = Shown & { readonly persons?: number; readonly band?: FaceBand; readonly handBand?: FaceBand }

/** The policy with the selfie asked for of every document. */
export function askingForSelfies({ policy, hash }: LoadedPolicy): LoadedPolicy {
  const asking = structuredClone(policy)
  for (const document of asking.documents) document.sides.push('selfie_with_document')
  for (const name of SELFIE_CHECKS) asking.checks[name].requirement = 'required'
  asking.consents.push({ purpose: 'face_comparison', version: '2026-11-28', required: false })
  return { policy: parsePolicy(asking), hash }
}

const point = [1, 1] as Quad[0]
const whole = (face: ReturnType<typeof madeFace>): Face => ({ ...face, points: [point, point, point, point, point], open: { left_eye: 0.3, right_eye: 0.3, mouth: 0 } })
const shownBy = (bytes: Uint8Array): ShownFaces => JSON.parse(Buffer.from(bytes.subarray(3)).toString('utf8')) as ShownFaces

function facesOf({ persons = 2, side }: ShownFaces): Face[] {
  const all = side === 'selfie_with_document' ? [madeHolder(), madeInHand(), madeFace(900, 300, 100)] : [madeFace(300, 300, 250)]
  return all.slice(0, persons).map(whole)
}

export type TestEngine = FaceEngine & { asked: number; away: FaceFailure | null }

/** Sees what made pictures say; away when told so. */
export function testEngine(): TestEngine {
  const engine: TestEngine = {
    model: 'made', asked: 0, away: null,
    async find(bytes) {
      engine.asked += 1
      return engine.away ?? ({ picture: { width: 1200, height: 1600 }, orientation: 0, faces: facesOf(shownBy(bytes)) } satisfies FoundFaces)
    },
    async compare(portrait: FaceOf, [selfie]) {
      engine.asked += 1
      const shown = shownBy(selfie!.bytes)
      const told = (face: FaceOf) => ({ orientation: 0 as const, face: facesOf(shownBy(face.bytes))[face.rank]! })
      const band = (selfie!.rank === 0 ? shown.band : shown.handBand) ?? 'match'
      return engine.away ?? { ...madeVerdict(band), portrait: told(portrait), selfies: [told(selfie!)] }
    },
    async embed() {
      throw new Error('no template is made here')
    },
    close: async () => undefined,
  }
  return engine
}

/** A passport and a selfie with it sent and read, details and consents given, that to faces as told: all but submitted. */
export async function filledWithSelfie(house: RegistrationHouse, actor: ActorOf<'subscriber'>, shown: ShownFaces, consents: boolean): Promise<string> {
  await giveLines(house, actor.id, 1)
  const { id } = good(await createRegistration(house, actor, { body: { country: 'UT' } })).data
  good(await chooseDocument(house, actor, { params: { id }, query: undefined, body: passport }))
  const { consents_asked } = await look(house, actor, id)
  const items = consents_asked.map(({ purpose, version }) => ({ purpose, version, granted: purpose !== 'face_comparison' || consents }))
  good(await putConsents(house, actor, { params: { id }, query: undefined, body: { items } }))
  good(await putPhoto(house, actor, { params: { id, side: 'data_page' }, query: {}, body: picture({ number: shown.number ?? 'L898902C3' }) }))
  await sendSelfie(house, actor, id, shown)
  await runJobs(house, ['read_photo'])
  await giveDetails(house, actor, id)
  return id
}

/** Sends a selfie. */
export async function sendSelfie(house: House, actor: ActorOf<'subscriber'>, id: string, shown: ShownFaces): Promise<void> {
  good(await putPhoto(house, actor, { params: { id, side: 'selfie_with_document' }, query: {}, body: picture({ ...shown, side: 'selfie_with_document' }) }))
}

/** The same, submitted and decided by the machine. */
export async function decidedWithSelfie(house: RegistrationHouse, actor: ActorOf<'subscriber'>, shown: ShownFaces, consents = true): Promise<Registration> {
  const id = await filledWithSelfie(house, actor, shown, consents)
  good(await submitRegistration(house, actor, { params: { id } }))
  await runJobs(house)
  return look(house, actor, id)
}
