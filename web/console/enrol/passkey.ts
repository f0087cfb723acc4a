// The two ceremonies of WebAuthn level 3 (7.1, 7.2), browser's side: options from the server, the authenticator's answer back.
import {
  startAuthentication, startRegistration, WebAuthnError, type StartAuthenticationOpts, type StartRegistrationOpts,
} from '@simplewebauthn/browser'
import type { StaffSession } from '#contract/review.ts'
import { call } from '../call.ts'

const asJson = (answer: object): Record<string, unknown> => ({ ...answer })

/** Makes a passkey on this device and enrols it. Throws `Refused`, or the browser's error when the person gives up. */
export async function enrolPasskey(): Promise<StaffSession> {
  const options = await call('passkeyRegistrationOptions', {})
  const answer = await startRegistration({ optionsJSON: options as unknown as StartRegistrationOpts['optionsJSON'] })
  return call('addPasskey', { body: asJson(answer) })
}

/** Signs in with a passkey this device knows. Throws as `enrolPasskey`. */
export async function signInWithPasskey(): Promise<StaffSession> {
  const { id, options } = await call('passkeySignInOptions', {})
  const answer = await startAuthentication({ optionsJSON: options as unknown as StartAuthenticationOpts['optionsJSON'] })
  return call('signInByPasskey', { body: { id, answer: asJson(answer) } })
}

/** Why the browser's part failed, as a text key; null where the error is not the browser's. */
export function passkeyTrouble(error: unknown): string | null {
  if (error instanceof WebAuthnError && error.code === 'ERROR_AUTHENTICATOR_PREVIOUSLY_REGISTERED') return 'passkey.known'
  const name = error instanceof Error ? error.name : ''
  if (name === 'NotAllowedError' || name === 'AbortError') return 'passkey.given_up'
  return error instanceof WebAuthnError || name === 'SecurityError' || name === 'NotSupportedError' ? 'passkey.not_here' : null
}
