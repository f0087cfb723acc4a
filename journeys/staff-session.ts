// For journeys: members of staff signed in by the API, with password and authenticator.
import { Secret, TOTP } from 'otpauth'
import type { StaffRole } from '#contract/words.ts'
import { dataOf } from './api-steps.ts'
import type { Server } from './server.ts'
import { newSession, type Session } from './session.ts'

/** Comes in by a one-time link; the session may do nothing but enrol. */
export async function enterByLink(server: Server, link: string): Promise<Session> {
  const session = newSession(server)
  dataOf(await session.client('openStaffLink', { body: { token: new URL(link).hash.slice(1) } }))
  return session
}

/** Comes in by a one-time link and enrols. */
export async function enrol(server: Server, link: string): Promise<Session> {
  const session = await enterByLink(server, link)
  const { secret } = dataOf(await session.client('startTotp', {}))
  const totp = new TOTP({ secret: Secret.fromBase32(secret) }).generate()
  dataOf(await session.client('setStaffPassword', { body: { password: 'four brass lanterns by the quay', totp } }))
  return session
}

/** The first of the team: an administrator who also reviews. */
export function newReviewer(server: Server): Promise<Session> {
  return enrol(server, server.staffLink)
}

/** Somebody invited by an administrator, not yet come in. */
export async function invited(admin: Session, name: string, roles: StaffRole[]): Promise<string> {
  return dataOf(await admin.client('inviteStaff', { body: { name, email: `${name.toLowerCase().replaceAll(' ', '.')}@example.org`, roles } })).link
}
