// How often one identity, one address or one range of numbers may try or be written to. What is counted is kept as a blind index only.
import { refuse, type Refusal } from '#contract/problems.ts'
import type { Channel } from '#contract/words.ts'
import { normalContact } from '#store/accounts.ts'
import { takePoint } from '#store/rate-limits.ts'
import type { House } from '../house.ts'

const HOUR = 3600
export const LIMITS = {
  /** Messages with a code to one e-mail address or phone. With five tries a flow, a day gives a guesser 100 of 1,000,000. */
  code_to_contact: { points: 8, seconds: HOUR },
  code_to_contact_a_day: { points: 20, seconds: 24 * HOUR },
  /** A thousand neighbouring numbers together: pumping of SMS runs through ranges. */
  code_to_range: { points: 30, seconds: HOUR },
  /** All SMS with codes: the bill has an end. */
  code_by_sms: { points: 1000, seconds: HOUR },
  code_from_address: { points: 40, seconds: HOUR },
  code_try_from_address: { points: 100, seconds: HOUR / 6 },
  password_for_identity: { points: 10, seconds: HOUR / 4 },
  password_for_identity_a_day: { points: 60, seconds: 24 * HOUR },
  password_from_address: { points: 60, seconds: HOUR / 4 },
  /** Each is kept sealed: a disk has an end too. */
  picture_of_registration: { points: 60, seconds: HOUR },
  upload_of_registration: { points: 120, seconds: HOUR },
  /** Three hundred pictures of 320 KiB in parts of 64 KiB; each is a file and a row. */
  part_of_registration: { points: 1500, seconds: HOUR },
  link_from_address: { points: 60, seconds: HOUR / 6 },
  staff_for_identity: { points: 10, seconds: HOUR / 4 },
  staff_from_address: { points: 60, seconds: HOUR / 4 },
} as const
export type LimitName = keyof typeof LIMITS

/** The network an address counts for: IPv6 by its first 64 bits, which one household has to itself. */
export function networkOf(address: string): string {
  const mapped = /^::ffff:(\d+\.\d+\.\d+\.\d+)$/i.exec(address)?.[1]
  if (mapped) return mapped
  if (!address.includes(':')) return address
  const [head = '', tail] = address.split('%', 1)[0]!.split('::', 2)
  const left = head === '' ? [] : head.split(':')
  const right = tail === undefined || tail === '' ? [] : tail.split(':')
  const groups = tail === undefined ? left : [...left, ...Array<string>(Math.max(0, 8 - left.length - right.length)).fill('0'), ...right]
  return `${groups
    .slice(0, 4)
    .map((group) => Number.parseInt(group || '0', 16).toString(16))
    .join(':')}::/64`
}

/** Takes a point of each limit named; a refusal with the seconds to wait when one of them has none left. */
export async function takePoints(house: House, wanted: readonly (readonly [LimitName, string])[]): Promise<Refusal | null> {
  for (const [name, value] of wanted) {
    const key = `${name}/${house.store.keys.blindIndex('limit', `${house.operator.id}/${value}`).toString('base64url')}`
    const taken = await takePoint(house.store, key, LIMITS[name])
    if (!taken.ok) return { ...refuse('too_many_tries'), retryAfter: taken.retryAfter }
  }
  return null
}

/** Points for one message with a code to a contact. */
export async function takeSendingPoints(house: House, address: string, channel: Channel, value: string): Promise<Refusal | null> {
  const contact = `${channel}/${normalContact(channel, value)}`
  const wanted: [LimitName, string][] = [
    ['code_from_address', networkOf(address)],
    ['code_to_contact', contact],
    ['code_to_contact_a_day', contact],
  ]
  if (channel === 'phone') wanted.push(['code_to_range', value.slice(0, -3)], ['code_by_sms', 'all'])
  return takePoints(house, wanted)
}
