// Conversations of codes. Tries are counted on the flow in one statement before anything is compared; a code is used up by one statement.
import type { Insertable, Selectable } from 'kysely'
import type { Channel } from '#contract/words.ts'
import { CODE_TRIES } from '#core/codes.ts'
import type { CodeFlowRow, CodeRow, Db, Tx } from './schema.ts'

export type SavedCodeFlow = Selectable<CodeFlowRow>
export type SavedCode = Selectable<CodeRow>

/** The first sending and five again. */
export const MAX_SENDS = 6

type Wanted = { operatorId: string; purpose: CodeFlowRow['purpose']; flowId: string; channel: Channel; at: Date }

/** Writes a flow and its codes. */
export async function insertCodeFlow(tx: Tx, flow: Insertable<CodeFlowRow>, codes: readonly Insertable<CodeRow>[]): Promise<void> {
  await tx.insertInto('code_flows').values(flow).execute()
  await tx
    .insertInto('codes')
    .values([...codes])
    .execute()
}

/**
 * Counts a try, right ones too, over all channels and codes of the flow, and gives what to compare with.
 * Null when flow or code are unknown, ended or used up.
 */
export async function takeTry(db: Db, wanted: Wanted): Promise<{ code_hash: Buffer } | null> {
  const row = await db
    .updateTable('code_flows as f')
    .from('codes as c')
    .set((e) => ({ tries: e('f.tries', '+', 1) }))
    .whereRef('c.flow_id', '=', 'f.id')
    .where('f.id', '=', wanted.flowId)
    .where('f.operator_id', '=', wanted.operatorId)
    .where('f.purpose', '=', wanted.purpose)
    .where('f.ends_at', '>', wanted.at)
    .where('f.tries', '<', CODE_TRIES)
    .where('c.channel', '=', wanted.channel)
    .where('c.used_at', 'is', null)
    .where('c.ends_at', '>', wanted.at)
    .returning('c.code_hash')
    .executeTakeFirst()
  return row ?? null
}

/** Uses up the code whose hash was compared and gives its flow, held until the transaction ends; null for whoever comes second. */
export async function consumeCode(tx: Tx, flowId: string, channel: Channel, codeHash: Buffer, at: Date): Promise<SavedCodeFlow | null> {
  const flow = await tx.selectFrom('code_flows').selectAll().where('id', '=', flowId).forUpdate().executeTakeFirst()
  if (!flow) return null
  const used = await tx
    .updateTable('codes')
    .set({ used_at: at, code_sealed: null })
    .where('flow_id', '=', flowId)
    .where('channel', '=', channel)
    .where('code_hash', '=', codeHash)
    .where('used_at', 'is', null)
    .returning('flow_id')
    .executeTakeFirst()
  return used ? flow : null
}

/** A flow with one of its codes not used while the flow lives and tries are left; in a transaction, held until that ends. */
export async function lockLiveCode(tx: Db | Tx, wanted: Wanted): Promise<{ flow: SavedCodeFlow; code: SavedCode } | null> {
  const flow = await tx
    .selectFrom('code_flows')
    .selectAll()
    .where('id', '=', wanted.flowId)
    .where('operator_id', '=', wanted.operatorId)
    .where('purpose', '=', wanted.purpose)
    .where('ends_at', '>', wanted.at)
    .where('tries', '<', CODE_TRIES)
    .forUpdate()
    .executeTakeFirst()
  if (!flow) return null
  const code = await tx
    .selectFrom('codes')
    .selectAll()
    .where('flow_id', '=', flow.id)
    .where('channel', '=', wanted.channel)
    .where('used_at', 'is', null)
    .executeTakeFirst()
  return code ? { flow, code } : null
}

/** Puts a new code in the place of one not used; tries go on being counted where they were. */
export async function replaceCode(
  tx: Tx,
  code: { flow_id: string; channel: Channel },
  next: { hash: Buffer; sealed: Buffer; sends: number; at: Date; endsAt: Date },
) {
  await tx
    .updateTable('codes')
    .set({ code_hash: next.hash, code_sealed: next.sealed, sends: next.sends, sent_at: next.at, ends_at: next.endsAt })
    .where('flow_id', '=', code.flow_id)
    .where('channel', '=', code.channel)
    .execute()
}

/** A flow with the code of one channel that still waits to be sent, or null. */
export async function findUnsentCode(db: Db, operatorId: string, flowId: string, channel: Channel, at: Date) {
  const row = await db
    .selectFrom('codes as c')
    .innerJoin('code_flows as f', 'f.id', 'c.flow_id')
    .select(['f.purpose', 'f.subscriber_id', 'f.sealed', 'c.code_sealed', 'c.sends', 'c.ends_at'])
    .where('f.id', '=', flowId)
    .where('f.operator_id', '=', operatorId)
    .where('c.channel', '=', channel)
    .where('c.code_sealed', 'is not', null)
    .where('c.used_at', 'is', null)
    .where('c.ends_at', '>', at)
    .executeTakeFirst()
  return row ?? null
}

/** Erases the sealed code of one sending; a later one stays. */
export async function eraseSealedCode(db: Db, flowId: string, channel: Channel, sends: number): Promise<void> {
  await db
    .updateTable('codes')
    .set({ code_sealed: null })
    .where('flow_id', '=', flowId)
    .where('channel', '=', channel)
    .where('sends', '=', sends)
    .execute()
}

/** The newest live flow of a subscriber for confirming a contact of the channel, or null. */
export async function findContactFlow(
  db: Db | Tx,
  operatorId: string,
  subscriberId: string,
  channel: Channel,
  at: Date,
): Promise<SavedCodeFlow | null> {
  const row = await db
    .selectFrom('code_flows as f')
    .innerJoin('codes as c', 'c.flow_id', 'f.id')
    .selectAll('f')
    .where('f.operator_id', '=', operatorId)
    .where('f.subscriber_id', '=', subscriberId)
    .where('f.purpose', '=', 'contact')
    .where('f.ends_at', '>', at)
    .where('c.channel', '=', channel)
    .where('c.used_at', 'is', null)
    .orderBy('f.id', 'desc')
    .executeTakeFirst()
  return row ?? null
}

/** Says whose a sign-up has become. */
export async function setFlowSubscriber(tx: Tx, flowId: string, subscriberId: string): Promise<void> {
  await tx.updateTable('code_flows').set({ subscriber_id: subscriberId }).where('id', '=', flowId).execute()
}

/** Drops a flow with its codes. */
export async function deleteCodeFlow(tx: Tx, flowId: string): Promise<void> {
  await tx.deleteFrom('code_flows').where('id', '=', flowId).execute()
}

/** Drops the flows of a subscriber that would confirm a contact of the channel. */
export async function deleteContactFlows(tx: Tx, subscriberId: string, channel: Channel): Promise<void> {
  await tx
    .deleteFrom('code_flows')
    .where('subscriber_id', '=', subscriberId)
    .where('purpose', '=', 'contact')
    .where('id', 'in', (e) => e.selectFrom('codes').select('flow_id').where('channel', '=', channel))
    .execute()
}

/** The channel of a flow that has one code, or null. */
export async function findFlowChannel(db: Db, operatorId: string, flowId: string): Promise<Channel | null> {
  const row = await db
    .selectFrom('codes as c')
    .innerJoin('code_flows as f', 'f.id', 'c.flow_id')
    .select('c.channel')
    .where('f.id', '=', flowId)
    .where('f.operator_id', '=', operatorId)
    .limit(1)
    .executeTakeFirst()
  return row?.channel ?? null
}
