// Time-based one-time passwords (RFC 6238): six digits, 30 seconds, one step of tolerance to either side.
import { Secret, TOTP } from 'otpauth'

const PERIOD = 30
const MADE = { algorithm: 'SHA1', digits: 6, period: PERIOD } as const

/** 160 bits of chance (RFC 4226 4, R6). */
export function newTotpSecret(): Uint8Array {
  return new Secret({ size: 20 }).bytes
}

/** The secret as authenticator apps take it: to scan, and to type (base32). */
export function showTotp(secret: Uint8Array, issuer: string, label: string): { uri: string; secret: string } {
  const totp = new TOTP({ ...MADE, issuer, label, secret: secretOf(secret) })
  return { uri: totp.toString(), secret: totp.secret.base32 }
}

/** The time step a code belongs to, or null when it belongs to none near this moment. */
export function totpStep(secret: Uint8Array, code: string, at: Date): number | null {
  const delta = TOTP.validate({ ...MADE, token: code, secret: secretOf(secret), timestamp: at.getTime(), window: 1 })
  return delta === null ? null : Math.floor(at.getTime() / 1000 / PERIOD) + delta
}

function secretOf(bytes: Uint8Array): Secret {
  return new Secret({ buffer: new Uint8Array(bytes).buffer })
}
