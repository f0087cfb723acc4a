// Begins a registration, or gives back the open one of the same subscriber and country.
import { refuse, type Refusal } from '#contract/problems.ts'
import type { Registration } from '#contract/registration.ts'
import type { RouteInput } from '#contract/route.ts'
import type { Routes } from '#contract/routes.ts'
import { isOpen } from '#core/life.ts'
import { lockSubscriber } from '#store/accounts.ts'
import { listLines, updateLine, type SavedLine } from '#store/lines.ts'
import { insertRegistration, listRegistrationsOf, lockRegistration, updateRegistration } from '#store/registrations.ts'
import type { Tx } from '#store/schema.ts'
import { done, type Actor, type House, type Outcome } from '../house.ts'
import { createLink } from './links.ts'
import { policyOf } from './registration-access.ts'
import { byOf, note } from './registration-event.ts'
import { viewRegistration } from './view-registration.ts'

const HOSTED_DAYS = 14
const WAITING: readonly SavedLine['status'][] = ['locked', 'limited', 'suspended']

/** `POST /v1/registrations`. The operator names the subscriber; a subscriber begins their own. */
export async function createRegistration(
  house: House,
  actor: Actor,
  { body }: Pick<RouteInput<Routes['createRegistration']>, 'body'>,
): Promise<Outcome<Registration>> {
  const subscriberId = actor.kind === 'subscriber' ? actor.id : body.subscriber_id
  if (!subscriberId) return refuse('body_not_valid', [{ at: 'subscriber_id', code: 'required', text: 'name the subscriber' }])
  if (actor.kind === 'subscriber' && body.subscriber_id && body.subscriber_id !== actor.id) return refuse('not_found')
  const loaded = policyOf(house, body.country)
  if (!loaded) return refuse('country_not_served')
  // Said before anything is given: where pictures sent online are not lawful, none are taken.
  if (loaded.policy.remote_pictures === false) return refuse('remote_not_allowed')
  return house.store.transaction(async (tx): Promise<Outcome<Registration>> => {
    // Held: two calls at once begin one registration, not two.
    const subscriber = await lockSubscriber(tx, house.operator.id, subscriberId)
    if (!subscriber || subscriber.status !== 'open') return refuse('not_found')
    const wanted = linesWanted(await listLines(tx, subscriberId), body)
    if ('ok' in wanted) return wanted
    const at = house.now()
    const open = (await listRegistrationsOf(tx, subscriberId)).find((row) => row.country === body.country && isOpen(row.status))
    let id = open?.id
    if (open) {
      const locked = await lockRegistration(tx, subscriberId, open.id)
      const lineIds = [...new Set([...locked.line_ids, ...wanted.map((line) => line.id)])]
      if (lineIds.length > locked.line_ids.length) {
        await note(house, tx, await updateRegistration(tx, locked, { line_ids: lineIds }), 'registration.lines_added', byOf(actor), { line_ids: lineIds })
      }
    } else {
      id = house.newId()
      await insertRegistration(tx, {
        subscriber_id: subscriberId, id, operator_id: house.operator.id, country: body.country, status: 'draft', locale: body.locale ?? subscriber.locale,
        document_kind: null, issuing_country: null, line_ids: wanted.map((line) => line.id), details_sealed: null, policy_version: loaded.policy.version,
        policy_hash: loaded.hash, checks: '[]', reasons: '[]', redo: [], redo_open: [], due_at: null, created_at: at, submitted_at: null, decided_at: null,
      })
    }
    const row = await lockRegistration(tx, subscriberId, id as string)
    for (const line of wanted) await updateLine(tx, line, { registration_id: row.id })
    if (!open) await note(house, tx, row, 'registration.created', byOf(actor), { country: row.country, policy_version: row.policy_version, policy_hash: row.policy_hash })
    const url = actor.kind === 'operator' ? await hostedUrl(house, tx, row) : null
    return done(await viewRegistration(house, tx, row, actor, url))
  })
}

/** The lines a registration is to unlock, or why not: a line is unlocked by the law of its own country only. */
function linesWanted(lines: readonly SavedLine[], { line_ids: ids, country }: { line_ids?: readonly string[]; country: string }): SavedLine[] | Refusal {
  if (!ids) return lines.filter((line) => WAITING.includes(line.status) && line.country === country)
  const wanted = lines.filter((line) => ids.includes(line.id))
  if (wanted.length !== new Set(ids).size) return refuse('not_found', [{ at: 'line_ids', code: 'unknown', text: 'no such line of this subscriber' }])
  if (wanted.some((line) => line.country !== country)) return refuse('body_not_valid', [{ at: 'line_ids', code: 'other_country', text: 'a line is registered in its own country' }])
  if (wanted.some((line) => !WAITING.includes(line.status))) return refuse('not_possible_now', [{ at: 'line_ids', code: 'not_waiting', text: 'a line waits for nothing' }])
  return wanted
}

/** A hosted link to the registration, usable until it ends. The token stands in the fragment: no server writes it down. */
async function hostedUrl(house: House, tx: Tx, row: { subscriber_id: string; id: string }): Promise<string> {
  const endsAt = new Date(house.now().getTime() + HOSTED_DAYS * 86_400_000)
  const token = await createLink(house, tx, { purpose: 'hosted', personId: row.subscriber_id, registrationId: row.id, singleUse: false, endsAt })
  return `${house.publicUrl}/verify#${token}`
}
