// One-time and hosted links, by the SHA-256 of their token. Taking one is a single statement, so a single-use link is taken once.
import { createHash, randomBytes } from 'node:crypto'
import { sql, type Selectable } from 'kysely'
import type { Db, LinkRow, Tx } from './schema.ts'

export type SavedLink = Selectable<LinkRow>
export type NewLink = {
  readonly operatorId: string
  readonly purpose: LinkRow['purpose']
  readonly personId: string
  readonly registrationId: string | null
  readonly singleUse: boolean
  /** Hash of the session the link ends with, or null. */
  readonly bySession: Buffer | null
  readonly at: Date
  readonly endsAt: Date
}

/** What stands in the tables instead of a secret token. */
export function tokenHash(token: string): Buffer {
  return createHash('sha256').update(token).digest()
}

/** 256 bits of chance, fit for an address or a cookie (base64url, 43 characters). */
export function newToken(): string {
  return randomBytes(32).toString('base64url')
}

/** Writes a link and gives its token, which is known to nobody else afterwards. */
export async function insertLink(tx: Db | Tx, link: NewLink): Promise<string> {
  const token = newToken()
  await tx
    .insertInto('links')
    .values({
      token_hash: tokenHash(token),
      operator_id: link.operatorId,
      purpose: link.purpose,
      person_id: link.personId,
      registration_id: link.registrationId,
      single_use: link.singleUse,
      by_session: link.bySession,
      created_at: link.at,
      ends_at: link.endsAt,
      used_at: null,
    })
    .execute()
  return token
}

/** Takes a link: null when unknown, ended, used up, of another purpose, or when the session it hangs on has ended. */
export async function takeLink(
  tx: Tx,
  operatorId: string,
  token: string,
  purposes: readonly LinkRow['purpose'][],
  at: Date,
): Promise<SavedLink | null> {
  const row = await tx
    .updateTable('links')
    .set({ used_at: at })
    .where('token_hash', '=', tokenHash(token))
    .where('operator_id', '=', operatorId)
    .where('purpose', 'in', [...purposes])
    .where('ends_at', '>', at)
    .where((e) => e.or([e('single_use', '=', false), e('used_at', 'is', null)]))
    .where((e) =>
      e.or([
        e('by_session', 'is', null),
        e.exists(
          e
            .selectFrom('sessions')
            .select(sql`1`.as('one'))
            .whereRef('sessions.id_hash', '=', 'links.by_session')
            .where('sessions.ends_at', '>', at),
        ),
      ]),
    )
    .returningAll()
    .executeTakeFirst()
  return row ?? null
}

/** Takes back all links of a purpose made for a person. */
export async function deleteLinksOf(tx: Tx, purpose: LinkRow['purpose'], personId: string): Promise<void> {
  await tx.deleteFrom('links').where('person_id', '=', personId).where('purpose', '=', purpose).execute()
}
