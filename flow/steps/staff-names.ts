// Names of the team by id, for pages that say who did something.
import { listTeam, openNames } from '#store/staff.ts'
import type { Db, Tx } from '#store/schema.ts'
import type { House } from '../house.ts'

/** Everybody who is or was on the team. */
export async function staffNames(house: House, db: Db | Tx): Promise<ReadonlyMap<string, string>> {
  const team = await listTeam(db, house.operator.id)
  return new Map(team.map((row) => [row.id, openNames(house.store.keys, row).name]))
}
