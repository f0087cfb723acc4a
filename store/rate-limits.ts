// Points by key in a window of time, taken one at a time by all processes together.
import { sql } from 'kysely'
import type { Store } from './store.ts'

export type Taken = { ok: true } | { ok: false; retryAfter: number }

/** Takes a point of a key; where none is left, says in how many seconds there will be. One statement, so that a burst cannot take more. */
export async function takePoint(store: Pick<Store, 'db'>, key: string, { points, seconds }: { points: number; seconds: number }): Promise<Taken> {
  const { rows } = await sql<{ points: number; left_ms: string }>`
    insert into rate_limits as r (key, points, expire)
    values (${key}, 1, (extract(epoch from clock_timestamp()) * 1000)::bigint + ${seconds * 1000})
    on conflict (key) do update set
      points = case when r.expire <= (extract(epoch from clock_timestamp()) * 1000)::bigint then 1 else r.points + 1 end,
      expire = case when r.expire <= (extract(epoch from clock_timestamp()) * 1000)::bigint then excluded.expire else r.expire end
    returning points, (expire - (extract(epoch from clock_timestamp()) * 1000)::bigint)::text as left_ms`.execute(store.db)
  const row = rows[0]
  if (!row) throw new Error('a point was neither taken nor refused')
  return row.points <= points ? { ok: true } : { ok: false, retryAfter: Math.max(1, Math.ceil(Number(row.left_ms) / 1000)) }
}
