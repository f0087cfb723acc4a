// Finds what a registration has in common with those of other subscribers, and what staff has said of it.
import type { RepeatKind } from '#contract/repeats.ts'
import { CHANNELS, type Channel } from '#contract/words.ts'
import { openKinds, type RepeatsFound, type SeenPicture } from '#core/repeats.ts'
import { contactIndex, findSubscriber, openContacts } from '#store/accounts.ts'
import { listOthersWith } from '#store/contact-history.ts'
import { listDocumentsOf, listSameDocument } from '#store/documents.ts'
import { listAnswersOf, listPersonOf, otherOf, type SavedAnswer } from '#store/repeats.ts'
import { listAlikeAmong, listEarlierPictures, type EarlierPicture } from '#store/same-pictures.ts'
import type { Db, Tx } from '#store/schema.ts'
import type { House } from '../house.ts'
import { keyOf } from './sealed.ts'
import type { Known } from './view-registration.ts'

/** Everything in common with one other subscriber. */
export type Pair = {
  readonly subscriberId: string
  readonly kinds: RepeatKind[]
  /** Kinds no answer accounts for. */
  readonly open: readonly RepeatKind[]
  /** The other's registrations that showed a document of this subscriber. */
  readonly registrations: ReadonlySet<string>
  readonly channels: ReadonlySet<Channel>
  readonly pictures: readonly EarlierPicture[]
  /** Newest first. */
  readonly answers: readonly SavedAnswer[]
}
type Found = { registrations: Set<string>; channels: Set<Channel>; pictures: EarlierPicture[] }

/** Other subscribers who have ever confirmed a contact that is on file now. */
async function othersByContact(house: House, db: Db | Tx, { row }: Known): Promise<(readonly [Channel, string])[]> {
  const { id: operatorId } = house.operator
  const subscriber = await findSubscriber(db, operatorId, row.subscriber_id)
  if (!subscriber) return []
  const contacts = openContacts(await keyOf(house, db, row.subscriber_id), subscriber)
  const found: (readonly [Channel, string])[] = []
  for (const channel of CHANNELS) {
    const value = contacts[channel]
    if (value === undefined) continue
    const index = contactIndex(house.store.keys, operatorId, channel, value)
    for (const other of await listOthersWith(db, { operatorId, channel, index, subscriberId: row.subscriber_id })) found.push([channel, other])
  }
  return found
}

/** One entry for each other subscriber with something in common. */
export async function findPairs(house: House, db: Db | Tx, known: Known): Promise<Pair[]> {
  const { row } = known
  const found = new Map<string, Found>()
  const at = (subscriberId: string): Found => {
    const entry = found.get(subscriberId) ?? { registrations: new Set(), channels: new Set(), pictures: [] }
    found.set(subscriberId, entry)
    return entry
  }
  for (const index of await listDocumentsOf(db, row.operator_id, row.subscriber_id)) {
    for (const other of await listSameDocument(db, row.operator_id, index, row.subscriber_id)) at(other.subscriber_id).registrations.add(other.id)
  }
  for (const [channel, other] of await othersByContact(house, db, known)) at(other).channels.add(channel)
  for (const picture of await listEarlierPictures(db, [...known.photos.values()])) at(picture.subscriber_id).pictures.push(picture)
  if (found.size === 0) return []
  const answers = await listAnswersOf(db, row.operator_id, [row.subscriber_id])
  const person = await listPersonOf(db, row.operator_id, row.subscriber_id)
  return [...found].map(([subscriberId, common]): Pair => {
    const kinds: RepeatKind[] = [
      ...(common.registrations.size > 0 ? ['document' as const] : []), ...(common.channels.size > 0 ? ['contact' as const] : []),
      ...(common.pictures.length > 0 ? ['picture' as const] : []),
    ]
    const said = answers.filter((answer) => otherOf(answer, row.subscriber_id) === subscriberId)
    // Taken for the same person by way of a third account, and nothing said of these two.
    const isSame = said.length === 0 && person.includes(subscriberId)
    return { subscriberId, kinds, open: isSame ? [] : openKinds(kinds, said[0] ?? null), ...common, answers: said }
  })
}

/** Sides whose picture stands on a side before it too. */
async function listTwice(db: Db | Tx, { photos }: Known): Promise<SeenPicture[]> {
  const all = [...photos.values()]
  const alike = await listAlikeAmong(db, all)
  const isAlike = (a: string, b: string): boolean => alike.some((pair) => pair.includes(a) && pair.includes(b))
  return all.flatMap((photo, at): SeenPicture[] => {
    const before = all.slice(0, at)
    if (before.some((other) => other.content_hash.equals(photo.content_hash))) return [{ side: photo.side, exact: true }]
    return before.some((other) => isAlike(other.id, photo.id)) ? [{ side: photo.side, exact: false }] : []
  })
}

/** What the checks are told. */
export async function findRepeats(house: House, tx: Tx, known: Known): Promise<RepeatsFound> {
  const pairs = await findPairs(house, tx, known)
  const withDocument = pairs.filter((pair) => pair.kinds.includes('document'))
  const isOpen = (pair: Pair): boolean => pair.open.includes('document')
  const countOf = (channel: Channel): number => pairs.filter((pair) => pair.open.includes('contact') && pair.channels.has(channel)).length
  const seen = new Map<string, SeenPicture>()
  for (const { open, pictures } of pairs) {
    if (!open.includes('picture')) continue
    for (const { side, exact } of pictures) if (exact || !seen.has(side)) seen.set(side, { side, exact })
  }
  return {
    document: { open: withDocument.filter(isOpen).length, answered: withDocument.filter((pair) => !isOpen(pair)).length },
    contacts: { email: countOf('email'), phone: countOf('phone') },
    pictures: [...seen.values()],
    twice: await listTwice(tx, known),
  }
}
