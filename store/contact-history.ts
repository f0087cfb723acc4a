// Contacts ever confirmed, by blind index: a number that went from account to account leaves its trace here.
import type { Channel } from '#contract/words.ts'
import type { Db, Tx } from './schema.ts'

type Confirmed = { readonly operatorId: string; readonly channel: Channel; readonly index: Buffer; readonly subscriberId: string }
/** More than any policy allows; how many more does not matter. */
const MOST = 200

/** Notes that a subscriber has confirmed a contact; the first time stays. */
export async function noteConfirmed(tx: Tx, { operatorId, channel, index, subscriberId, at }: Confirmed & { at: Date }): Promise<void> {
  await tx
    .insertInto('contact_history')
    .values({ operator_id: operatorId, channel, contact_index: index, subscriber_id: subscriberId, first_at: at })
    .onConflict((c) => c.doNothing())
    .execute()
}

/** Other subscribers who have ever confirmed a contact. */
export async function listOthersWith(db: Db | Tx, { operatorId, channel, index, subscriberId }: Confirmed): Promise<string[]> {
  const rows = await db
    .selectFrom('contact_history')
    .select('subscriber_id')
    .where('operator_id', '=', operatorId)
    .where('channel', '=', channel)
    .where('contact_index', '=', index)
    .where('subscriber_id', '<>', subscriberId)
    .orderBy('first_at', 'desc')
    .limit(MOST)
    .execute()
  return rows.map((row) => row.subscriber_id)
}
