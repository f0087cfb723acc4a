// Counts tries in a table shared by all processes, so that nobody gets more than is given.
import { CompiledQuery } from 'kysely'
import { RateLimiterPostgres, RateLimiterRes } from 'rate-limiter-flexible'
import type { Store } from './store.ts'

export type Rate = {
  /** Tries in a window. */
  readonly points: number
  /** How long a window lasts; it begins with the first try. */
  readonly seconds: number
}
export type PointTaken = { ok: true } | {
  ok: false
  /** Seconds until the window ends, at least 1. */
  retryAfter: number
}

const limiters = new WeakMap<Store['db'], Map<string, RateLimiterPostgres>>()

function limiterOf({ db }: Pick<Store, 'db'>, { points, seconds }: Rate): RateLimiterPostgres {
  const all = limiters.get(db) ?? new Map<string, RateLimiterPostgres>()
  limiters.set(db, all)
  const name = `${points}/${seconds}`
  const found = all.get(name)
  if (found) return found
  const made = new RateLimiterPostgres({
    // The limiter asks for a client with `query`; ours goes through the pool, so its troubles are typed. An absent database
    // throws: it never means that a try is free.
    storeClient: {
      query: async ({ text, values }: { text: string; values: unknown[] }) => {
        const { rows, numAffectedRows } = await db.executeQuery(CompiledQuery.raw(text, values))
        return { rows, rowCount: Number(numAffectedRows ?? rows.length) }
      },
    },
    storeType: 'client', tableName: 'rate_limits', tableCreated: true, keyPrefix: name, points, duration: seconds,
  })
  all.set(name, made)
  return made
}

/**
 * Takes one try of a key, counted before it is answered. Fifty at once on a key of five get exactly five.
 * @param key what is limited, in clear; only its keyed hash is kept
 * @throws DatabaseAway
 */
export async function takePoint(store: Pick<Store, 'db' | 'keys'>, key: string, rate: Rate): Promise<PointTaken> {
  try {
    await limiterOf(store, rate).consume(store.keys.tag('rate-limit', key).toString('base64url'))
    return { ok: true }
  } catch (refused) {
    if (!(refused instanceof RateLimiterRes)) throw refused
    return { ok: false, retryAfter: Math.max(1, Math.ceil(refused.msBeforeNext / 1_000)) }
  }
}
