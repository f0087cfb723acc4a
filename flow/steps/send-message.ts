// Job: sends one message by mail or SMS, in words made at this moment; gives up after the queue's last try.
import type { Jobs } from '#core/jobs.ts'
import type { Locale } from '#contract/words.ts'
import { listReasons, message, tellDay, tellReason, type Message, type MessageName } from '#couriers/words.ts'
import { findSubscriber, openContacts } from '#store/accounts.ts'
import { findMessage, updateMessage, type SavedMessage } from '#store/messages.ts'
import { getRegistration, type SavedRegistration } from '#store/registrations.ts'
import type { House } from '../house.ts'
import { policyOf } from './registration-access.ts'
import { keyOf } from './sealed.ts'

/** A try that failed and may succeed later; the queue tries again. */
export class NotSentYet extends Error {
  override name = 'NotSentYet'
}

/** Sends the message of a job. Run twice, it sends once, or under the same reference. */
export async function sendMessage(house: House, job: Jobs['send_message']): Promise<void> {
  const { db } = house.store
  const saved = await findMessage(db, job.subscriberId, job.messageId)
  if (!saved || saved.status !== 'waiting' || !saved.registration_id) return
  const subscriber = await findSubscriber(db, saved.operator_id, saved.subscriber_id)
  const row = await getRegistration(db, saved.subscriber_id, saved.registration_id)
  const contacts = subscriber ? openContacts(await keyOf(house, db, saved.subscriber_id), subscriber) : {}
  const to = contacts[saved.channel]
  const tries = saved.tries + 1
  if (!to) return updateMessage(db, saved, { status: 'given_up', tries, sent_at: null })
  const words = wordsOf(house, row, saved)
  const sent =
    saved.channel === 'email'
      ? await house.couriers.mail.send({ key: saved.id, to, ...words.email })
      : await house.couriers.sms.send({ key: saved.id, to, text: words.sms })
  if (sent.ok) return updateMessage(db, saved, { status: 'sent', tries, sent_at: house.now() })
  house.log('warn', 'message.not_sent', { message: saved.id, channel: saved.channel, detail: sent.detail, tries })
  await updateMessage(db, saved, { status: sent.retry ? 'waiting' : 'given_up', tries, sent_at: null })
  if (sent.retry) throw new NotSentYet(sent.detail)
}

/** The words of a message as they would go out now. */
export function wordsOf(house: House, row: SavedRegistration, saved: Pick<SavedMessage, 'name' | 'data'>): Message {
  return describe(house, row, saved.name as MessageName, saved.data.reasons ?? [])
}

/** The words of a message about a registration. */
export function describe(house: House, row: SavedRegistration, name: MessageName, reasons: NonNullable<SavedMessage['data']['reasons']>): Message {
  const locale: Locale = row.locale
  const timezone = policyOf(house, row.country)?.policy.timezone ?? 'UTC'
  const day = (at: Date | null): string => tellDay(locale, (at ?? house.now()).toISOString(), timezone)
  return message(locale, name, {
    operator: house.operator.name,
    url: `${house.publicUrl}/account`,
    due: day(row.due_at),
    date: day(row.decided_at),
    reasons: listReasons(reasons.map((reason) => tellReason(locale, reason))),
    code: '',
    minutes: '',
    plan: '',
  })
}
