// phone_confirmed and email_confirmed: the contact answered with its code.
import type { Channel } from '#contract/words.ts'
import { failed, passed, reason, type CheckContext, type Finding } from './check-input.ts'

export function checkContact(context: CheckContext, channel: Channel): Finding {
  const isConfirmed = channel === 'email' ? context.contacts.email_confirmed : context.contacts.phone_confirmed
  return isConfirmed ? passed() : failed([reason('contact_not_confirmed', channel)])
}
