// The case page: everything known of a registration, as far as the role of the one who looks may see it.
import type { Case, CaseNote, CaseRow } from '#contract/review.ts'
import type { PhotoSide } from '#contract/words.ts'
import { CHANNELS, PHOTO_SIDES } from '#contract/words.ts'
import { refuse } from '#contract/problems.ts'
import type { RouteInput } from '#contract/route.ts'
import type { Routes } from '#contract/routes.ts'
import { mayStaff } from '#core/access.ts'
import { comparedFields } from '#core/compare-case.ts'
import { findSubscriber, isConfirmed, openContacts } from '#store/accounts.ts'
import { listEvents } from '#store/events.ts'
import { findLine } from '#store/lines.ts'
import { findPlan } from '#store/operators.ts'
import { findRegistration, pageOfRegistrations, type SavedRegistration } from '#store/registrations.ts'
import { findWaiting, insertNote, listNotes } from '#store/review.ts'
import { openJson, sealJson } from '#store/seal.ts'
import { done, type Actor, type ActorOf, type House, type Outcome } from '../house.ts'
import { byOf, note } from './registration-event.ts'
import { boundTo, keyOf } from './sealed.ts'
import { staffNames } from './staff-names.ts'
import { masked } from './subscribers.ts'
import { viewFaces } from './view-faces.ts'
import { viewRepeats } from './view-repeats.ts'
import { attemptsLeft, documentOf, know, type Known } from './view-registration.ts'

/** `GET /v1/review/cases/{id}`. */
export async function getCase(house: House, actor: Actor, { params }: Pick<RouteInput<Routes['getCase']>, 'params'>): Promise<Outcome<Case>> {
  if (actor.kind !== 'staff') return refuse('not_allowed')
  const row = await findRegistration(house.store.db, house.operator.id, params.id)
  return row ? done(await viewCase(house, actor, row)) : refuse('not_found')
}

/** The case for one member of staff. */
export async function viewCase(house: House, actor: ActorOf<'staff'>, row: SavedRegistration): Promise<Case> {
  const { db } = house.store
  const known = await know(house, db, row)
  const key = await keyOf(house, db, row.subscriber_id)
  const names = await staffNames(house, db)
  const waiting = await findWaiting(db, row.operator_id, row.id)
  const subscriber = await findSubscriber(db, row.operator_id, row.subscriber_id)
  const contacts = subscriber ? openContacts(key, subscriber) : {}
  const seesDetails = mayStaff(actor.roles, 'see_details')
  const seesPictures = mayStaff(actor.roles, 'see_pictures')
  const document = documentOf(row)
  return {
    registration_id: row.id, subscriber_id: row.subscriber_id, status: row.status, country: row.country, locale: row.locale, document,
    attempt: row.attempt, attempts_left: attemptsLeft(known),
    lease: waiting?.leased && waiting.lease_staff_id && waiting.lease_until
      ? { staff_id: waiting.lease_staff_id, staff_name: names.get(waiting.lease_staff_id) ?? '', until: waiting.lease_until.toISOString() }
      : null,
    photos: seesPictures ? viewPhotos(known) : [],
    details: seesDetails ? known.details : null,
    compared: seesDetails ? comparedFields(known.details ?? {}, known.readings) : [],
    faces: seesPictures ? viewFaces(known) : null,
    checks: row.checks,
    consents: known.consents.map(({ purpose, version, granted, at }) => ({ purpose, version, granted, at: at.toISOString() })),
    contacts: CHANNELS.flatMap((channel) => {
      const value = contacts[channel]
      return value && subscriber ? [{ channel, masked: masked(channel, value), confirmed: isConfirmed(subscriber, channel) }] : []
    }),
    lines: await viewLines(house, row),
    repeats: await viewRepeats(house, actor, known),
    events: (await listEvents(db, row.subscriber_id, row.id)).map((event) => ({
      seq: event.seq, type: event.type, at: event.at.toISOString(), actor: event.actor, data: event.data, hash: event.hash.toString('hex'),
    })),
    notes: (await listNotes(db, row.subscriber_id, row.id)).map((each) => ({
      id: each.id, at: each.at.toISOString(), staff_name: names.get(each.staff_id) ?? '', text: openJson<string>(key, boundTo('note', each.subscriber_id, each.id), each.sealed),
    })),
    due_at: row.due_at?.toISOString() ?? null, created_at: row.created_at.toISOString(), submitted_at: row.submitted_at?.toISOString() ?? null, version: row.version,
  }
}

function viewPhotos(known: Known): Case['photos'] {
  // Those that are there, also where the document does not count any more.
  return PHOTO_SIDES.flatMap((side: PhotoSide) => {
    const photo = known.photos.get(side)
    return photo ? [{ side, received_at: photo.received_at.toISOString(), used_anyway: photo.used_anyway, reading: known.readings[side] ?? null }] : []
  })
}

async function viewLines(house: House, row: SavedRegistration): Promise<Case['lines']> {
  const lines: Case['lines'] = []
  for (const id of row.line_ids) {
    const line = await findLine(house.store.db, row.subscriber_id, id)
    const plan = line ? await findPlan(house.store.db, row.operator_id, line.plan_id) : null
    if (line) lines.push({ id, status: line.status, plan_name: plan?.name ?? {} })
  }
  return lines
}

/** `POST /v1/review/cases/{id}/notes`. The text is sealed like all that may be personal. */
export async function addCaseNote(house: House, actor: Actor, { params, body }: RouteInput<Routes['addCaseNote']>): Promise<Outcome<CaseNote>> {
  if (actor.kind !== 'staff') return refuse('not_allowed')
  const row = await findRegistration(house.store.db, house.operator.id, params.id)
  if (!row) return refuse('not_found')
  const id = house.newId()
  const at = house.now()
  return house.store.transaction(async (tx) => {
    const sealed = sealJson(await keyOf(house, tx, row.subscriber_id), boundTo('note', row.subscriber_id, id), body.text)
    await insertNote(tx, { subscriber_id: row.subscriber_id, id, operator_id: row.operator_id, registration_id: row.id, staff_id: actor.id, sealed, at })
    await note(house, tx, row, 'review.noted', byOf(actor), { note_id: id })
    return done({ id, at: at.toISOString(), staff_name: actor.name, text: body.text })
  })
}

/** `GET /v1/review/cases`: by id or status, newest first. */
export async function searchCases(
  house: House,
  _actor: Actor,
  { query }: Pick<RouteInput<Routes['searchCases']>, 'query'>,
): Promise<Outcome<{ items: CaseRow[]; next: string | null }>> {
  const limit = query.limit ?? 50
  const one = query.id ? await findRegistration(house.store.db, house.operator.id, query.id) : undefined
  const rows = one === undefined ? await pageOfRegistrations(house.store.db, house.operator.id, { status: query.status, after: query.after, limit: limit + 1 }) : one ? [one] : []
  const items = rows.slice(0, limit).map((row) => ({
    registration_id: row.id, subscriber_id: row.subscriber_id, status: row.status, country: row.country, created_at: row.created_at.toISOString(),
    decided_at: row.decided_at?.toISOString() ?? null,
  }))
  return done({ items, next: rows.length > limit ? (items.at(-1)?.registration_id ?? null) : null })
}
