// What staff said of two subscribers who had something in common. Everything said is kept; the newest of a pair counts.
import type { Insertable, Selectable } from 'kysely'
import type { Db, RepeatAnswerRow, Tx } from './schema.ts'

export type SavedAnswer = Selectable<RepeatAnswerRow>

/** Writes an answer. */
export async function insertAnswer(tx: Tx, row: Insertable<RepeatAnswerRow>): Promise<void> {
  await tx.insertInto('repeat_answers').values(row).execute()
}

/** Everything said of these subscribers and any other, newest first. */
export async function listAnswersOf(db: Db | Tx, operatorId: string, subscriberIds: readonly string[]): Promise<SavedAnswer[]> {
  return db
    .selectFrom('repeat_answers')
    .selectAll()
    .where('operator_id', '=', operatorId)
    .where((e) => e.or([e('subscriber_id', 'in', [...subscriberIds]), e('other_subscriber_id', 'in', [...subscriberIds])]))
    .orderBy('at', 'desc')
    .orderBy('id', 'desc')
    .execute()
}

/** The other one of an answer's pair. */
export function otherOf(answer: Pick<SavedAnswer, 'subscriber_id' | 'other_subscriber_id'>, subscriberId: string): string {
  return answer.subscriber_id === subscriberId ? answer.other_subscriber_id : answer.subscriber_id
}

/** More accounts than this are followed no further. */
const MOST_ACCOUNTS = 100

/** All accounts of the person behind one, itself among them: those taken for the same person, and those taken for the same as these. */
export async function listPersonOf(db: Db | Tx, operatorId: string, subscriberId: string): Promise<string[]> {
  const found = new Set([subscriberId])
  for (let fresh = [subscriberId]; fresh.length > 0 && found.size < MOST_ACCOUNTS; ) {
    const newest = new Map<string, SavedAnswer>()
    // Oldest first, so that the last one written over each pair is the newest.
    for (const answer of (await listAnswersOf(db, operatorId, fresh)).toReversed()) newest.set([answer.subscriber_id, answer.other_subscriber_id].sort().join(), answer)
    const same = [...newest.values()].filter((answer) => answer.answer === 'same_person')
    fresh = same.flatMap((answer) => [answer.subscriber_id, answer.other_subscriber_id]).filter((id) => !found.has(id))
    for (const id of fresh) found.add(id)
  }
  return [...found]
}
