// Links to one registration, hosted or handed over to another device: making them, and coming in by them.
import type { Account } from '#contract/account.ts'
import { refuse } from '#contract/problems.ts'
import type { RouteInput } from '#contract/route.ts'
import type { Routes } from '#contract/routes.ts'
import { insertLink, takeLink } from '#store/links.ts'
import { findRegistration } from '#store/registrations.ts'
import type { Db, Tx } from '#store/schema.ts'
import { done, type Actor, type House, type Outcome } from '../house.ts'
import { networkOf, takePoints } from './limits.ts'
import { mayEnter } from './may-enter.ts'
import { openSession } from './open-session.ts'
import { viewAccount } from './view-account.ts'

/**
 * Makes a link and gives its token: 43 characters for the fragment of an address, so that no server writes it down.
 * @param link `bySession`: the hash of the session it is bound to; the link is dead once that has ended
 */
export async function createLink(
  house: House,
  tx: Db | Tx,
  link: {
    purpose: 'hosted' | 'handover'
    personId: string
    registrationId: string
    singleUse: boolean
    endsAt: Date
    bySession?: Buffer | null
  },
): Promise<string> {
  return insertLink(tx, { ...link, operatorId: house.operator.id, bySession: link.bySession ?? null, at: house.now() })
}

/**
 * `POST /v1/links/open`. Opens a session that reaches the one registration of the link.
 * Somebody already signed in to the whole account keeps that session.
 */
export async function openLink(
  house: House,
  actor: Actor,
  { body }: Pick<RouteInput<Routes['openLink']>, 'body'>,
): Promise<Outcome<{ registration_id: string; account: Account }>> {
  const limited = await takePoints(house, [['link_from_address', networkOf(actor.address)]])
  if (limited) return limited
  const operatorId = house.operator.id
  return house.store.transaction(async (tx): Promise<Outcome<{ registration_id: string; account: Account }>> => {
    const link = await takeLink(tx, operatorId, body.token, ['hosted', 'handover'], house.now())
    if (!link?.registration_id) return refuse('link_expired')
    const registration = await findRegistration(tx, operatorId, link.registration_id)
    if (!registration || registration.subscriber_id !== link.person_id) return refuse('link_expired')
    const registration_id = registration.id
    if (actor.kind === 'subscriber' && actor.id === link.person_id && actor.onlyRegistration === null) {
      const entrant = await mayEnter(tx, { kind: 'subscriber', operatorId, personId: actor.id, mustEnrol: false })
      return entrant ? done({ registration_id, account: await viewAccount(house, tx, actor.id) }) : refuse('link_expired')
    }
    const session = await openSession(house, tx, actor, {
      kind: 'subscriber',
      personId: link.person_id,
      openedBy: 'link',
      onlyRegistration: registration_id,
    })
    if (!session) return refuse('link_expired')
    return done({ registration_id, account: await viewAccount(house, tx, link.person_id, registration_id) }, session)
  })
}
