// The one gate before every session: whoever opens one or comes with one passes here.
import type { SessionRow, Db, Tx } from '#store/schema.ts'
import { findSubscriber, hasSubjectKey, type SavedSubscriber } from '#store/accounts.ts'
import { findStaff, type SavedStaff } from '#store/staff.ts'

export type Entrant = { readonly kind: 'subscriber'; readonly row: SavedSubscriber } | { readonly kind: 'staff'; readonly row: SavedStaff }
export type Entering = {
  readonly kind: SessionRow['kind']
  readonly operatorId: string
  readonly personId: string
  readonly mustEnrol: boolean
}

/**
 * Who it is, if they may be signed in at all; else null.
 * A subscriber's account must be open and not erased. Staff must be active; somebody invited may enrol and nothing else.
 */
export async function mayEnter(db: Db | Tx, who: Entering): Promise<Entrant | null> {
  if (who.kind === 'staff') {
    const row = await findStaff(db, who.operatorId, who.personId)
    const open = row !== null && (row.status === 'active' || (row.status === 'invited' && who.mustEnrol))
    return open ? { kind: 'staff', row } : null
  }
  const row = await findSubscriber(db, who.operatorId, who.personId)
  const open = row !== null && row.status === 'open' && (await hasSubjectKey(db, row.id))
  return open ? { kind: 'subscriber', row } : null
}
