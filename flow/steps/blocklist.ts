// The blocklist as staff and the operator's systems keep it: list, search by exact value, add, lift.
import type { Block, BlockPage, BlockedValue } from '#contract/blocklist.ts'
import { refuse } from '#contract/problems.ts'
import type { RouteInput } from '#contract/route.ts'
import type { Routes } from '#contract/routes.ts'
import { blockState } from '#core/block-state.ts'
import { liftSavedBlock, listBlocksOf, lockBlock, pageOfBlocks, type SavedBlock } from '#store/blocklist.ts'
import type { Db, Tx } from '#store/schema.ts'
import { openJson, sealJson } from '#store/seal.ts'
import { done, type ActorOf, type House, type Outcome } from '../house.ts'
import { staffNames } from './staff-names.ts'
import { blockBound, blockIndexes, writeBlock, type BlockAuthor, type SealedBlock } from './write-block.ts'

type Keeper = ActorOf<'staff' | 'operator'>
const authorOf = (actor: Keeper): BlockAuthor => (actor.kind === 'staff' ? { author: 'staff', authorId: actor.id } : { author: 'operator', authorId: actor.keyId })

/** Entries for the answer; values come masked. */
async function viewBlocks(house: House, db: Db | Tx, rows: readonly SavedBlock[]): Promise<Block[]> {
  const names = await staffNames(house, db)
  const key = house.store.keys.operatorKey(house.operator.id)
  const by = (actor: BlockAuthor['author'], id: string): Block['author'] => ({ actor, id, name: actor === 'staff' ? (names.get(id) ?? null) : null })
  return rows.map((row) => ({
    id: row.id, kind: row.kind, reason: row.reason, ...openJson<SealedBlock>(key, blockBound('block', row.id), row.sealed),
    state: blockState(row, house.now()), author: by(row.author, row.author_id),
    created_at: row.created_at.toISOString(), expires_at: row.expires_at?.toISOString() ?? null, registration_id: row.registration_id,
    lifted: row.lifted_at && row.lift_reason && row.lift_author && row.lift_author_id
      ? {
          at: row.lifted_at.toISOString(), reason: row.lift_reason, author: by(row.lift_author, row.lift_author_id),
          note: row.lift_sealed && openJson<string>(key, blockBound('lift', row.id), row.lift_sealed),
        }
      : null,
  }))
}

async function viewBlock(house: House, tx: Tx, row: SavedBlock): Promise<Block> {
  const [view] = await viewBlocks(house, tx, [row])
  if (!view) throw new Error('an entry was written and is not to be seen')
  return view
}

/** `GET /v1/blocklist`. */
export async function listBlocks(house: House, _actor: Keeper, { query }: Pick<RouteInput<Routes['listBlocks']>, 'query'>): Promise<Outcome<BlockPage>> {
  const limit = query.limit ?? 50
  const rows = await pageOfBlocks(house.store.db, house.operator.id, { kind: query.kind, state: query.state, after: query.after, at: house.now(), limit: limit + 1 })
  return done({ items: await viewBlocks(house, house.store.db, rows.slice(0, limit)), next: rows.length > limit ? (rows[limit - 1]?.id ?? null) : null })
}

/** `POST /v1/blocklist/search`. */
export async function findBlocks(house: House, _actor: Keeper, { body }: { body: BlockedValue }): Promise<Outcome<{ items: Block[] }>> {
  const rows = await listBlocksOf(house.store.db, house.operator.id, blockIndexes(house, body))
  return done({ items: await viewBlocks(house, house.store.db, rows) })
}

/** `POST /v1/blocklist`. */
export async function addBlock(house: House, actor: Keeper, { body }: Pick<RouteInput<Routes['addBlock']>, 'body'>): Promise<Outcome<Block>> {
  const expiresAt = body.expires_at === undefined ? null : new Date(body.expires_at)
  if (expiresAt && expiresAt <= house.now()) return refuse('not_possible_now', [{ at: 'expires_at', code: 'past', text: 'name a moment that is still to come' }])
  return house.store.transaction(async (tx): Promise<Outcome<Block>> => {
    const row = await writeBlock(house, tx, { value: body.value, reason: body.reason, note: body.note ?? null, expiresAt, registrationId: null, ...authorOf(actor) })
    if (!row) return refuse('not_possible_now', [{ at: 'value', code: 'blocked_already', text: 'this value is on the list already' }])
    house.log('info', 'blocklist.added', { block: row.id, kind: row.kind, reason: row.reason, by: row.author_id })
    return done(await viewBlock(house, tx, row))
  })
}

/** `POST /v1/blocklist/{id}/lift`. */
export async function liftBlock(house: House, actor: Keeper, { params, body }: Pick<RouteInput<Routes['liftBlock']>, 'params' | 'body'>): Promise<Outcome<Block>> {
  return house.store.transaction(async (tx): Promise<Outcome<Block>> => {
    const row = await lockBlock(tx, house.operator.id, params.id)
    if (!row) return refuse('not_found')
    if (row.lifted_at) return refuse('not_possible_now', [{ at: 'id', code: 'lifted_already', text: 'this block was lifted before' }])
    const { author, authorId } = authorOf(actor)
    const lifted = await liftSavedBlock(tx, row, {
      lifted_at: house.now(), lift_reason: body.reason, lift_author: author, lift_author_id: authorId,
      lift_sealed: body.note === undefined ? null : sealJson(house.store.keys.operatorKey(house.operator.id), blockBound('lift', row.id), body.note),
    })
    house.log('info', 'blocklist.lifted', { block: row.id, kind: row.kind, reason: body.reason, by: authorId })
    return done(await viewBlock(house, tx, lifted))
  })
}
