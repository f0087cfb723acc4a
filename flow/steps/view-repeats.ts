// Repeats for the case page: each registration of another subscriber with something in common, as far as the role of the one who looks may see it.
import type { Repeat, RepeatAnswered, RepeatKind } from '#contract/repeats.ts'
import { CHANNELS } from '#contract/words.ts'
import { mayStaff } from '#core/access.ts'
import { findSubscriber, isConfirmed, openContacts } from '#store/accounts.ts'
import { listCurrentPhotos } from '#store/photos.ts'
import { findRegistration, listRegistrationsOf, type SavedRegistration } from '#store/registrations.ts'
import type { SavedAnswer } from '#store/repeats.ts'
import type { Db } from '#store/schema.ts'
import { openJson } from '#store/seal.ts'
import type { ActorOf, House } from '../house.ts'
import { findPairs, type Pair } from './find-repeats.ts'
import { boundTo, keyOf } from './sealed.ts'
import { staffNames } from './staff-names.ts'
import { masked } from './subscribers.ts'
import type { Known } from './view-registration.ts'

/** More registrations than this help nobody to decide. */
const MOST_SHOWN = 20

/** Ids of the other's registrations that show what is in common; where that is a contact alone, the newest. */
async function registrationsOf(db: Db, pair: Pair): Promise<string[]> {
  const ids = new Set([...pair.registrations, ...pair.pictures.map((picture) => picture.registration_id)])
  if (ids.size > 0) return [...ids]
  return (await listRegistrationsOf(db, pair.subscriberId)).slice(0, 1).map((row) => row.id)
}

function kindsAt(pair: Pair, registrationId: string): RepeatKind[] {
  const isHere: Record<RepeatKind, boolean> = {
    document: pair.registrations.has(registrationId), contact: pair.channels.size > 0,
    picture: pair.pictures.some((picture) => picture.registration_id === registrationId),
  }
  return pair.kinds.filter((kind) => isHere[kind])
}

async function viewAnswer(house: House, db: Db, names: ReadonlyMap<string, string>, answer: SavedAnswer): Promise<RepeatAnswered> {
  const key = await keyOf(house, db, answer.subscriber_id)
  const reason = openJson<string>(key, boundTo('repeat', answer.subscriber_id, answer.id), answer.sealed)
  return { answer: answer.answer, kinds: answer.kinds, reason, staff_name: names.get(answer.staff_id) ?? '', at: answer.at.toISOString() }
}

async function viewRepeat(house: House, actor: ActorOf<'staff'>, pair: Pair, row: SavedRegistration, answers: RepeatAnswered[]): Promise<Repeat> {
  const { db } = house.store
  const subscriber = await findSubscriber(db, row.operator_id, row.subscriber_id)
  const contacts = subscriber ? openContacts(await keyOf(house, db, row.subscriber_id), subscriber) : {}
  const seesPictures = mayStaff(actor.roles, 'see_pictures')
  const photos = seesPictures ? await listCurrentPhotos(db, row.subscriber_id, row.id) : []
  return {
    registration_id: row.id, subscriber_id: row.subscriber_id, status: row.status, country: row.country, document_kind: row.document_kind,
    created_at: row.created_at.toISOString(), submitted_at: row.submitted_at?.toISOString() ?? null, decided_at: row.decided_at?.toISOString() ?? null, kinds: kindsAt(pair, row.id), accounted_for: pair.open.length === 0,
    contacts: CHANNELS.flatMap((channel) => {
      const value = contacts[channel]
      return value && subscriber ? [{ channel, masked: masked(channel, value), confirmed: isConfirmed(subscriber, channel) }] : []
    }),
    photos: photos.map((photo) => ({ side: photo.side, received_at: photo.received_at.toISOString() })),
    pictures: seesPictures
      ? pair.pictures.filter((picture) => picture.registration_id === row.id).map(({ side, other_side, exact, likeness }) => ({ side, other_side, exact, likeness }))
      : [],
    answers,
  }
}

/** All repeats of a case, those that are still open first, then the newest. */
export async function viewRepeats(house: House, actor: ActorOf<'staff'>, known: Known): Promise<Repeat[]> {
  const { db } = house.store
  const names = await staffNames(house, db)
  const views: Repeat[] = []
  for (const pair of await findPairs(house, db, known)) {
    const answers: RepeatAnswered[] = []
    for (const answer of pair.answers) answers.push(await viewAnswer(house, db, names, answer))
    for (const id of await registrationsOf(db, pair)) {
      const row = await findRegistration(db, known.row.operator_id, id)
      if (row && views.length < MOST_SHOWN) views.push(await viewRepeat(house, actor, pair, row, answers))
    }
  }
  return views.sort((a, b) => Number(a.accounted_for) - Number(b.accounted_for) || b.created_at.localeCompare(a.created_at))
}
