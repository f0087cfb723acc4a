// Challenges of WebAuthn ceremonies: each is taken once, by the statement that deletes it.
import type { Insertable } from 'kysely'
import type { ChallengeRow, Db } from './schema.ts'

/** Keeps a challenge until it is taken or ends. */
export async function insertChallenge(db: Db, row: Insertable<ChallengeRow>): Promise<void> {
  await db.insertInto('challenges').values(row).execute()
}

/** Takes the challenge a member of staff enrols with; false when there is none such, or it was taken, or it ended. */
export async function takeEnrolChallenge(
  db: Db,
  wanted: { operatorId: string; staffId: string; challenge: string; at: Date },
): Promise<boolean> {
  const row = await db
    .deleteFrom('challenges')
    .where('operator_id', '=', wanted.operatorId)
    .where('staff_id', '=', wanted.staffId)
    .where('challenge', '=', wanted.challenge)
    .where('purpose', '=', 'enrol')
    .returning('ends_at')
    .executeTakeFirst()
  return row !== undefined && row.ends_at > wanted.at
}

/** Takes the challenge of a sign-in by its id; null when there is none such, or it was taken, or it ended. */
export async function takeSignInChallenge(db: Db, wanted: { operatorId: string; id: string; at: Date }): Promise<string | null> {
  const row = await db
    .deleteFrom('challenges')
    .where('operator_id', '=', wanted.operatorId)
    .where('id', '=', wanted.id)
    .where('purpose', '=', 'sign_in')
    .returning(['challenge', 'ends_at'])
    .executeTakeFirst()
  return row && row.ends_at > wanted.at ? row.challenge : null
}
