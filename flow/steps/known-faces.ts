// Whether faces of a registration may be looked at, whether they were, and what the checks are told of them.
import { SELFIE } from '#core/checks/faces.ts'
import { portraitSideOf } from '#core/document-sides.ts'
import type { CheckInput } from '#core/run-checks.ts'
import type { SeenFaces } from '#core/seen-faces.ts'
import type { SavedPhoto } from '#store/photos.ts'
import type { Tx } from '#store/schema.ts'
import type { House } from '../house.ts'
import { documentOf, isRead, type Known } from './view-registration.ts'

export type FacePair = { readonly document: SavedPhoto; readonly selfie: SavedPhoto }

/** The consent of its own, in the version now in force. Without it no program looks at a face. */
function hasFaceConsent({ policy, consents }: Known): boolean {
  const asked = policy?.consents.find(({ purpose }) => purpose === 'face_comparison')
  const given = consents.find(({ purpose }) => purpose === 'face_comparison')
  return asked !== undefined && given?.granted === true && given.version === asked.version
}

/** A picture that was read and stands: one that has to be taken again is not looked at. */
const stands = (photo: SavedPhoto | undefined): photo is SavedPhoto =>
  photo !== undefined && photo.status !== 'reading' && (photo.verdict !== 'retake' || photo.used_anyway)

/** The document's picture with the portrait, and the selfie, where one is asked for and both are there. */
function pairOf(known: Known): FacePair | null {
  const chosen = documentOf(known.row)
  if (!chosen || !known.sides.includes(SELFIE)) return null
  const [document, selfie] = [known.photos.get(portraitSideOf(chosen.kind)), known.photos.get(SELFIE)]
  return stands(document) && stands(selfie) ? { document, selfie } : null
}

/** What was seen on just these pictures, or null. */
function seenOn({ faces }: Known, pair: FacePair | null): SeenFaces | null {
  return faces && pair && faces.photos.document === pair.document.id && faces.photos.selfie === pair.selfie.id ? faces : null
}

/** The pictures whose faces wait to be looked at; null where there is nothing to do, or no consent to it. */
export function facesToLookAt(known: Known): FacePair | null {
  const pair = pairOf(known)
  return pair && hasFaceConsent(known) && !seenOn(known, pair) ? pair : null
}

/** For the checks. */
export function facesForChecks(known: Known): CheckInput['faces'] {
  if (!hasFaceConsent(known)) return 'no_consent'
  return seenOn(known, pairOf(known)) ?? 'not_looked_at'
}

/** Whether nothing hinders the checks: all sides read, and the faces looked at where they may be. */
export function isReady(known: Known): boolean {
  return isRead(known) && facesToLookAt(known) === null
}

/** Queues what comes next once a picture was read, a consent given or everything submitted: faces first, then the checks. */
export async function goOn(house: House, tx: Tx, known: Known): Promise<void> {
  const { subscriber_id: subscriberId, id: registrationId, status, attempt } = known.row
  if (facesToLookAt(known)) await house.store.queue.send(tx, 'look_at_faces', { subscriberId, registrationId }, { key: registrationId })
  else if (status === 'submitted' && isReady(known)) await house.store.queue.send(tx, 'check_registration', { subscriberId, registrationId, attempt })
}
