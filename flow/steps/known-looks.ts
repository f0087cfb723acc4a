// What all pictures look like from afar, in memory: opened once, and added to as pictures come.
import { setImmediate as breathe } from 'node:timers/promises'
import { packFingerprint, unpackFingerprint } from '#core/fingerprint.ts'
import { glance } from '#core/compare-fingerprints.ts'
import { rowsOf, type RowMap } from '#core/row-map.ts'
import { pageOfFingerprints, type SavedFingerprint } from '#store/fingerprints.ts'
import type { Db } from '#store/schema.ts'
import { subjectKeys } from '#store/subject-keys.ts'
import type { House } from '../house.ts'
import { openFingerprint } from './sealed.ts'

/** `packed`: the coarse maps alone, two kilobytes; unfolded they would take four times as much. */
type Look = { readonly subscriberId: string; readonly registrationId: string; readonly photoId: string; readonly packed: Uint8Array }
type Memory = { readonly since: number; readonly looks: Map<string, Look>; newest: Date }

const BATCH = 500
/** Rows may come to be seen in another order than they were written; looked at again, they change nothing. */
const OVERLAP_MS = 10 * 60_000
/** Everything is forgotten and read anew after this long: what was erased is gone from memory too. Until then no answer names it, for answers are looked up. */
const FORGET_MS = 60 * 60_000
/** Pictures looked at before others get a turn. */
const AT_ONCE = 50
/** From this sureness a picture is looked at closely: copies cut to three fifths of each side lay above 8.9, see bench/image-reuse.ts. */
export const WORTH_A_LOOK = 7
/** Of all that look alike from afar, the likeliest. */
const MOST_CANDIDATES = 50

const memories = new WeakMap<Db, Memory>()

/** Takes a page of rows in; those whose subscriber was erased meanwhile cannot be opened and are left out. */
async function takeIn(house: House, looks: Map<string, Look>, rows: readonly SavedFingerprint[]): Promise<void> {
  const fresh = rows.filter((row) => !looks.has(row.photo_id))
  const keys = await subjectKeys(house.store.db, house.store.keys, [...new Set(fresh.map((row) => row.subscriber_id))])
  for (const row of fresh) {
    const key = keys.get(row.subscriber_id)
    const print = key && unpackFingerprint(openFingerprint(key, row), 'coarse')
    if (print) looks.set(row.photo_id, { subscriberId: row.subscriber_id, registrationId: row.registration_id, photoId: row.photo_id, packed: packFingerprint(print) })
  }
}

function unfold({ packed }: Look): RowMap[] {
  return unpackFingerprint(packed)?.coarse.map(rowsOf) ?? []
}

/** All pictures known by now. */
async function recall(house: House): Promise<Memory> {
  const { db } = house.store
  const now = performance.now()
  const known = memories.get(db)
  const memory: Memory = known && now - known.since < FORGET_MS ? known : { since: now, looks: new Map(), newest: new Date(0) }
  memories.set(db, memory)
  let from = new Date(memory.newest.getTime() - OVERLAP_MS)
  let after = '00000000-0000-0000-0000-000000000000'
  for (;;) {
    const rows = await pageOfFingerprints(db, house.operator.id, from, after, BATCH)
    await takeIn(house, memory.looks, rows)
    const last = rows.at(-1)
    if (last && last.created_at > memory.newest) memory.newest = last.created_at
    if (!last || rows.length < BATCH) return memory
    from = last.created_at
    after = last.photo_id
  }
}

/** Ids of pictures that may be copies of one, of other subscribers and of its own registration, the likeliest first. */
export async function listCandidates(house: House, photo: { subscriberId: string; registrationId: string; photoId: string }): Promise<string[]> {
  const { looks } = await recall(house)
  const mine = looks.get(photo.photoId)
  if (!mine) return []
  const rows = unfold(mine)
  const found: { photoId: string; sure: number }[] = []
  let seen = 0
  for (const look of looks.values()) {
    if (look.photoId === mine.photoId || (look.subscriberId === mine.subscriberId && look.registrationId !== mine.registrationId)) continue
    const sure = glance(rows, unfold(look))
    if (sure >= WORTH_A_LOOK) found.push({ photoId: look.photoId, sure })
    seen += 1
    if (seen % AT_ONCE === 0) await breathe()
  }
  return found.sort((a, b) => b.sure - a.sure).slice(0, MOST_CANDIDATES).map((each) => each.photoId)
}
