// Which kind of contact an identifier is: the contract takes e-mail addresses and E.164 numbers with their plus sign.
import type { Channel } from '#contract/words.ts'

/** `phone` for what begins with a plus, else `email`; an address may not begin with a plus and carry no @. */
export function channelOf(identifier: string): Channel {
  return identifier.startsWith('+') && !identifier.includes('@') ? 'phone' : 'email'
}
