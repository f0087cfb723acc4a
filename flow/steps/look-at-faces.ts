// Job: finds the faces on the document and on the selfie that shows it, compares them, and seals what was seen. No template is kept.
import type { Quad } from '#contract/reading.ts'
import { SELFIE } from '#core/checks/faces.ts'
import type { FaceFailure } from '#core/face-engine.ts'
import type { FaceVerdict } from '#core/face-bands.ts'
import type { FoundFaces } from '#core/face-facts.ts'
import type { Jobs } from '#core/jobs.ts'
import { isSameBox, seenFace, tellFaces, type FacesOnPicture, type SeenFaces } from '#core/seen-faces.ts'
import { updatePhoto, type SavedPhoto } from '#store/photos.ts'
import { getRegistration, lockRegistration, updateRegistration } from '#store/registrations.ts'
import type { House } from '../house.ts'
import { facesToLookAt, goOn, type FacePair } from './known-faces.ts'
import { note, SYSTEM } from './registration-event.ts'
import { keyOf, pictureBound, sealFaces } from './sealed.ts'
import { know, type Known } from './view-registration.ts'

/** Below this the outline of the document in the hand is a guess. */
const SURE_CARD = 0.6

type Seen = Omit<SeenFaces, 'photos'>
const NOBODY: Seen = { document: null, selfie: null, told: { holder: null, in_hand: null, persons: 0 }, card_known: false, holder: null, in_hand: null, problem: null }

/** The engine gave no answer that counts: the job is tried again, and then a person looks. */
class EngineAway extends Error {
  override readonly name = 'EngineAway'
  readonly code: string
  constructor({ problem }: FaceFailure) {
    super('the face engine gave no answer')
    this.code = problem
  }
}

/** Looks at the faces of a registration. Running it twice does nothing the second time. @throws {Error} where the engine is away */
export async function lookAtFaces(house: House, job: Jobs['look_at_faces']): Promise<void> {
  const known = await know(house, house.store.db, await getRegistration(house.store.db, job.subscriberId, job.registrationId))
  const pair = facesToLookAt(known)
  await keep(house, job, pair, pair ? await look(house, known, pair) : NOBODY)
}

/** Nobody could look, after all tries: the checks are told so, and a person does. */
export async function giveUpFaces(house: House, job: Jobs['look_at_faces']): Promise<void> {
  const known = await know(house, house.store.db, await getRegistration(house.store.db, job.subscriberId, job.registrationId))
  await keep(house, job, facesToLookAt(known), { ...NOBODY, problem: 'provider_away' })
}

/** Keeps what was seen on a pair of pictures, and goes on. */
async function keep(house: House, job: Jobs['look_at_faces'], pair: FacePair | null, seen: Seen): Promise<void> {
  await house.store.transaction(async (tx) => {
    const locked = await lockRegistration(tx, job.subscriberId, job.registrationId)
    const known = await know(house, tx, locked)
    const now = facesToLookAt(known)
    // Nothing waits for this job any more, the consent having gone: then the checks need not either.
    if (!now) return goOn(house, tx, known)
    // Another picture came meanwhile, with a job of its own: what was seen is forgotten.
    if (now.document.id !== pair?.document.id || now.selfie.id !== pair.selfie.id) return
    const photos = { document: pair.document.id, selfie: pair.selfie.id }
    await updatePhoto(tx, pair.selfie, { faces_sealed: sealFaces(await keyOf(house, tx, job.subscriberId), pair.selfie, { ...seen, photos }) })
    const changed = await updateRegistration(tx, locked, {})
    await note(house, tx, changed, 'faces.looked_at', SYSTEM, { document_photo_id: photos.document, selfie_photo_id: photos.selfie, ...(seen.problem ? { problem: seen.problem } : {}) })
    await goOn(house, tx, await know(house, tx, changed))
  })
}

const kept = ({ picture, orientation, faces }: FoundFaces): FacesOnPicture => ({ picture, orientation, faces: faces.map(seenFace) })

/** An answer, or the picture's own fault. @throws {EngineAway} */
function answered<T extends object>(answer: T | FaceFailure): T | { problem: FaceFailure['problem'] } {
  if (!('problem' in answer)) return answer
  if (answer.problem === 'reader_failed' || answer.problem === 'provider_away') throw new EngineAway(answer)
  return { problem: answer.problem }
}

async function look(house: House, known: Known, pair: FacePair): Promise<Seen> {
  const [page, selfie] = [await bytesOf(house, pair.document), await bytesOf(house, pair.selfie)]
  const onPage = answered(await house.faces.find(page, { least: 1, tiles: 'thirds' }))
  if ('problem' in onPage) return { ...NOBODY, problem: onPage.problem }
  const onSelfie = answered(await house.faces.find(selfie, { least: 2, tiles: 'thirds' }))
  if ('problem' in onSelfie) return { ...NOBODY, problem: onSelfie.problem }
  const held = known.readings[SELFIE]?.document
  const card = held && held.kind !== null && held.confidence >= SURE_CARD ? held.corners : null
  const told = tellFaces(onSelfie.faces, card)
  const compare = async (rank: number | null): Promise<FaceVerdict | null> => {
    const box = rank === null ? undefined : onSelfie.faces[rank]?.box
    return rank === null || !box || onPage.faces.length === 0 ? null : compareOne(house, page, selfie, rank, box)
  }
  return {
    document: kept(onPage), selfie: kept(onSelfie), told, card_known: card !== null, holder: await compare(told.holder), in_hand: await compare(told.in_hand), problem: null,
  }
}

/** The portrait of the document's own picture against one face of the selfie; null where the engine then looked at another face than meant. */
async function compareOne(house: House, page: Uint8Array, selfie: Uint8Array, rank: number, meant: Quad): Promise<FaceVerdict | null> {
  const compared = answered(await house.faces.compare({ bytes: page, rank: 0 }, [{ bytes: selfie, rank }]))
  if ('problem' in compared || !compared.selfies[0] || !isSameBox(compared.selfies[0].face.box, meant)) return null
  const { band, profile, score, remedy } = compared
  return { band, profile, score, remedy }
}

async function bytesOf(house: House, photo: SavedPhoto): Promise<Uint8Array> {
  const key = await keyOf(house, house.store.db, photo.subscriber_id)
  return house.store.vault.get(photo.object_ref, key, pictureBound(photo.operator_id, photo.subscriber_id, photo.id))
}
