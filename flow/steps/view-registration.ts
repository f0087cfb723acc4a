// A registration as its subscriber or the operator's system sees it. The subscriber sees no checks, and of reasons only what may be told.
import type { Reading } from '#contract/reading.ts'
import type { Details, Photo, Registration } from '#contract/registration.ts'
import type { Reason } from '#contract/reasons.ts'
import type { DocumentKind, PhotoSide } from '#contract/words.ts'
import { tellReason } from '#couriers/words.ts'
import { isEditable, nextActor } from '#core/life.ts'
import { missingOf } from '#core/missing.ts'
import { findAccepted, type Policy } from '#core/policy.ts'
import { proposeDetails } from '#core/propose.ts'
import type { SeenFaces } from '#core/seen-faces.ts'
import { findSubscriber } from '#store/accounts.ts'
import { listConsents } from '#store/consents.ts'
import { listCurrentPhotos, type SavedPhoto } from '#store/photos.ts'
import type { SavedRegistration } from '#store/registrations.ts'
import type { Db, Tx } from '#store/schema.ts'
import type { Actor, House } from '../house.ts'
import { policyOf } from './registration-access.ts'
import { keyOf, openDetails, openFaces, openReading } from './sealed.ts'

/** The document chosen, or null. */
export function documentOf(row: SavedRegistration): { kind: DocumentKind; issuing_country: string } | null {
  return row.document_kind && row.issuing_country ? { kind: row.document_kind, issuing_country: row.issuing_country } : null
}

/** The sides the chosen document has to show; none where it does not count. */
export function sidesOf(policy: Policy | null, row: SavedRegistration): readonly PhotoSide[] {
  const document = documentOf(row)
  return (document && policy && findAccepted(policy, document)?.sides) ?? []
}

/** One side for the answer. */
export function viewPhoto(row: SavedRegistration, side: PhotoSide, photo: SavedPhoto | undefined): Photo {
  if (!photo) return { side, status: 'missing', verdict: null, faults: [], received_at: null, refused: 0, used_anyway: false }
  return {
    side,
    status: photo.status,
    verdict: photo.verdict,
    faults: photo.faults.map((reason) => tellReason(row.locale, reason)),
    received_at: photo.received_at.toISOString(),
    refused: photo.refused,
    used_anyway: photo.used_anyway,
  }
}

/** What is known of a registration, opened once, for views and for the rules. */
export type Known = {
  readonly row: SavedRegistration
  /** Null where the country is not served any more. */
  readonly policy: Policy | null
  readonly sides: readonly PhotoSide[]
  readonly photos: ReadonlyMap<PhotoSide, SavedPhoto>
  readonly readings: Partial<Record<PhotoSide, Reading | null>>
  /** Seen with the selfie that counts, perhaps against an earlier picture of the document. */
  readonly faces: SeenFaces | null
  readonly details: Details | null
  readonly consents: Awaited<ReturnType<typeof listConsents>>
  readonly contacts: { readonly email_confirmed: boolean; readonly phone_confirmed: boolean }
}

/** Loads and opens all that belongs to a registration. */
export async function know(house: House, db: Db | Tx, row: SavedRegistration): Promise<Known> {
  const policy = policyOf(house, row.country)?.policy ?? null
  const saved = await listCurrentPhotos(db, row.subscriber_id, row.id)
  const subscriber = await findSubscriber(db, row.operator_id, row.subscriber_id)
  const key = await keyOf(house, db, row.subscriber_id)
  const readings: Partial<Record<PhotoSide, Reading | null>> = {}
  for (const photo of saved) if (photo.status !== 'reading') readings[photo.side] = openReading(key, photo)
  const selfie = saved.find((photo) => photo.side === 'selfie_with_document')
  return {
    row,
    policy,
    sides: sidesOf(policy, row),
    photos: new Map(saved.map((photo) => [photo.side, photo])),
    readings,
    faces: selfie ? openFaces(key, selfie) : null,
    details: openDetails(key, row),
    consents: await listConsents(db, row.subscriber_id, row.id),
    contacts: { email_confirmed: subscriber?.email_confirmed_at != null, phone_confirmed: subscriber?.phone_confirmed_at != null },
  }
}

/** What has still to be done before submitting, in order. A picture being read counts as there: the checks wait for it. */
export function missingIn(known: Known): string[] {
  if (!known.policy) return []
  const photos = [...known.photos.values()].map(({ side, verdict, used_anyway }) => ({ side, verdict: verdict ?? ('good' as const), used_anyway }))
  return missingOf({
    policy: known.policy, document: documentOf(known.row), photos, details: known.details, consents: known.consents, contacts: known.contacts,
    redo: known.row.redo_open,
  })
}

/** Whether all sides were read, so that nothing hinders the checks. */
export function isRead(known: Known): boolean {
  return known.sides.every((side) => known.photos.get(side)?.status !== 'reading')
}

/** Submissions left after this one. */
export function attemptsLeft({ policy, row }: Known): number {
  return Math.max(0, (policy?.max_attempts ?? 0) - row.attempt)
}

function told(row: SavedRegistration, reasons: readonly Reason[]) {
  const all = reasons.map((reason) => tellReason(row.locale, reason))
  const seen = new Set<string>()
  return all.filter((reason) => !seen.has(`${reason.at} ${reason.title}`) && seen.add(`${reason.at} ${reason.title}`))
}

/** The answer for a caller. `url` only where the call made one. */
export function viewOf(known: Known, actor: Actor, url: string | null = null): Registration {
  const { row, policy, sides, photos, details } = known
  const document = documentOf(row)
  const shown = row.status === 'resubmission_requested' || row.status === 'rejected'
  return {
    id: row.id,
    subscriber_id: row.subscriber_id,
    line_ids: row.line_ids,
    status: row.status,
    next_actor: nextActor(row.status),
    country: row.country,
    locale: row.locale,
    url,
    document,
    attempt: row.attempt,
    attempts_left: attemptsLeft(known),
    photos: sides.map((side) => viewPhoto(row, side, photos.get(side))),
    details,
    proposed: document && Object.values(known.readings).some(Boolean) ? proposeDetails(known.readings, document) : null,
    fields: policy?.fields ?? [],
    consents_asked: policy?.consents ?? [],
    consents: known.consents.map(({ purpose, version, granted, at }) => ({ purpose, version, granted, at: at.toISOString() })),
    missing: isEditable(row.status) ? missingIn(known) : [],
    reasons: shown ? told(row, row.reasons) : [],
    redo: row.status === 'resubmission_requested' ? row.redo : [],
    checks: actor.kind === 'operator' ? row.checks : [],
    due_at: row.due_at?.toISOString() ?? null,
    created_at: row.created_at.toISOString(),
    submitted_at: row.submitted_at?.toISOString() ?? null,
    decided_at: row.decided_at?.toISOString() ?? null,
    version: row.version,
  }
}

/** The answer for a caller, read fresh. */
export async function viewRegistration(house: House, db: Db | Tx, row: SavedRegistration, actor: Actor, url: string | null = null): Promise<Registration> {
  return viewOf(await know(house, db, row), actor, url)
}
