// The account as its holder sees it. A session that came by a link sees its one registration only, and contacts masked.
import type { Account, Line } from '#contract/account.ts'
import type { RouteInput } from '#contract/route.ts'
import type { Routes } from '#contract/routes.ts'
import { CHANNELS } from '#contract/words.ts'
import { findSubscriber, isConfirmed, openContacts, setSubscriberLocale } from '#store/accounts.ts'
import { listLines } from '#store/lines.ts'
import { listRegistrationsOf, setRegistrationsLocale } from '#store/registrations.ts'
import type { Db, Tx } from '#store/schema.ts'
import { subjectKey } from '#store/subject-keys.ts'
import { done, type ActorOf, type House, type Outcome } from '../house.ts'
import { masked } from './subscribers.ts'
import { viewLine } from './view-line.ts'

/** The account, read fresh. `onlyRegistration` is what a session that came by a link is limited to. */
export async function viewAccount(
  house: House,
  db: Db | Tx,
  subscriberId: string,
  onlyRegistration: string | null = null,
): Promise<Account> {
  const row = await findSubscriber(db, house.operator.id, subscriberId)
  if (!row) throw new Error('an account was entered that is not there')
  const key = await subjectKey(db, house.store.keys, row.id)
  const contacts = openContacts(key, row)
  const mine = (id: string): boolean => onlyRegistration === null || id === onlyRegistration
  const registrations = (await listRegistrationsOf(db, row.id)).filter((registration) => mine(registration.id))
  const lines: Line[] = []
  for (const line of await listLines(db, row.id)) {
    if (onlyRegistration === null || registrations.some((registration) => registration.line_ids.includes(line.id)))
      lines.push(await viewLine(house, db, line))
  }
  return {
    id: row.id,
    contacts: CHANNELS.flatMap((channel) => {
      const value = contacts[channel]
      return value === undefined
        ? []
        : [{ channel, value: onlyRegistration ? masked(channel, value) : value, confirmed: isConfirmed(row, channel) }]
    }),
    locale: row.locale,
    has_password: row.password_hash !== null,
    lines,
    registrations: registrations.map(({ id, status, country, created_at, due_at }) => ({
      id,
      status,
      country,
      created_at: created_at.toISOString(),
      due_at: due_at?.toISOString() ?? null,
    })),
    only_registration: onlyRegistration,
  }
}

/** `GET /v1/account`. */
export async function getAccount(house: House, actor: ActorOf<'subscriber'>): Promise<Outcome<Account>> {
  return done(await viewAccount(house, house.store.db, actor.id, actor.onlyRegistration))
}

/** `PUT /v1/account/locale`. */
export async function setLocale(
  house: House,
  actor: ActorOf<'subscriber'>,
  { body }: Pick<RouteInput<Routes['setLocale']>, 'body'>,
): Promise<Outcome<null>> {
  await house.store.transaction(async (tx) => {
    await setSubscriberLocale(tx, actor.id, body.locale)
    await setRegistrationsLocale(tx, actor.id, body.locale)
  })
  return done(null)
}
