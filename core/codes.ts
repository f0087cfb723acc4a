// The rules of one-time codes: six digits, ten minutes, five tries counted before comparing, another one after thirty seconds.
// NIST SP 800-63A-4 section 3.8.

const CODE_DIGITS = 6
/** NIST allows 24 hours by e-mail; ten minutes do for both. */
export const CODE_LIFE_SECONDS = 600
export const CODE_TRIES = 5
export const RESEND_AFTER_SECONDS = 30

const secondsBetween = (from: string, to: string): number => (Date.parse(to) - Date.parse(from)) / 1000

/** A code from an evenly distributed number. @param chance an integer from 0 to 999999 */
export function codeFrom(chance: number): string {
  if (!Number.isInteger(chance) || chance < 0 || chance >= 10 ** CODE_DIGITS) throw new RangeError('a code is made from 0 to 999999')
  return String(chance).padStart(CODE_DIGITS, '0')
}

/** Seconds until another code may be asked for; 0 when it may be now. */
export function resendAfter(sentAt: string, now: string): number {
  return Math.min(RESEND_AFTER_SECONDS, Math.max(0, Math.ceil(RESEND_AFTER_SECONDS - secondsBetween(sentAt, now))))
}
