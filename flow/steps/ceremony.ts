// What the two ceremonies of WebAuthn have in common: whose they are, how long they last, and that a bad answer is a refusal.
import type { House } from '../house.ts'

/** A challenge is good for five minutes. */
export const CHALLENGE_SECONDS = 300

/** EdDSA, ES256 and RS256 (IANA COSE Algorithms): what authenticators have and this runtime checks without experimental parts. */
export const ALGORITHMS: number[] = [-8, -7, -257]

/** The relying party: the host people reach us by, and the exact origin of its pages. */
export function relyingParty(house: House): { id: string; origin: string } {
  const { hostname, origin } = new URL(house.publicUrl)
  return { id: hostname, origin }
}

/** What a passkey carries to say whose it is: an id, nothing personal (WebAuthn level 3, 14.6.1). */
export function userHandle(staffId: string): Uint8Array<ArrayBuffer> {
  return new TextEncoder().encode(staffId)
}

/** Runs a check of the library, which throws at whatever it does not like; then null and a line in the log. No I/O of ours in here. */
export async function attemptCeremony<T>(house: House, ceremony: 'enrol' | 'sign_in', check: () => Promise<T>): Promise<T | null> {
  try {
    return await check()
  } catch (error) {
    house.log('info', 'staff.passkey_refused', { ceremony, name: error instanceof Error ? error.name : 'unknown' })
    return null
  }
}
