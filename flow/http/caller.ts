// Who is calling: by API key, by session cookie, or nobody in particular. And whether this caller may take this route.
import { createHash } from 'node:crypto'
import type { FastifyRequest } from 'fastify'
import type { Refusal } from '#contract/problems.ts'
import { refuse } from '#contract/problems.ts'
import type { RouteShape } from '#contract/route.ts'
import type { RouteName } from '#contract/routes.ts'
import type { Caller } from '#contract/words.ts'
import { STAFF_ROUTES, mayStaff, type StaffRight } from '#core/access.ts'
import { findApiKey } from '#store/operators.ts'
import type { Actor, House } from '../house.ts'
import { actorOfSession } from '../steps/sessions.ts'
import { cookieName } from './cookies.ts'

/** The caller by its proof. A proof that is no good is refused rather than taken for nobody. */
export async function callerOf(house: House, request: FastifyRequest, wanted: readonly Caller[]): Promise<Actor | Refusal> {
  const address = request.ip
  const header = request.headers.authorization
  if (header !== undefined) {
    const key = /^Bearer (\S+)$/.exec(header)?.[1]
    if (!key || !wanted.includes('operator')) return refuse('not_signed_in')
    const found = await findApiKey(house.store.db, createHash('sha256').update(key).digest())
    return found && found.operator_id === house.operator.id ? { kind: 'operator', keyId: found.id, address } : refuse('not_signed_in')
  }
  for (const kind of ['subscriber', 'staff'] as const) {
    const token = wanted.includes(kind) ? request.cookies[cookieName(kind, house.publicUrl)] : undefined
    const actor = token ? await actorOfSession(house, kind, token, address) : null
    if (actor) return actor
  }
  return wanted.includes('anyone') ? { kind: 'anyone', address } : refuse('not_signed_in')
}

const ENROLLING: readonly RouteName[] = ['passkeyRegistrationOptions', 'addPasskey', 'startTotp', 'setStaffPassword', 'getStaffSession', 'signOutStaff', 'openStaffLink']
/** Routes a subscriber reaches with a session that came by a link, beside those of its own registration. */
const BY_LINK: readonly RouteName[] = ['getService', 'getAccount', 'signOut', 'openLink', 'setContact', 'confirmContact', 'setLocale', 'confirmSignUp', 'resendSignUp']

/** The refusal for a known caller on this route, or null when it may go on. */
export function refusalFor(actor: Actor, name: RouteName, shape: RouteShape, params: unknown): Refusal | null {
  if (actor.kind === 'staff') {
    if (actor.mustEnrol && !ENROLLING.includes(name)) return refuse('not_allowed')
    const right: StaffRight | null | undefined = (STAFF_ROUTES as Partial<Record<RouteName, StaffRight | null>>)[name]
    if (right === undefined) return refuse('not_allowed')
    return right === null || mayStaff(actor.roles, right) ? null : refuse('not_allowed')
  }
  if (actor.kind === 'subscriber' && actor.onlyRegistration && !BY_LINK.includes(name)) {
    const { id } = (params ?? {}) as { id?: string }
    if (shape.tag !== 'registrations' || id !== actor.onlyRegistration) return refuse('not_found')
  }
  return null
}

/** Whether a browser's request comes from our own pages: required of every unsafe call that carries a cookie. */
export function comesFromUs(request: FastifyRequest, publicUrl: string): boolean {
  if (request.method === 'GET' || request.method === 'HEAD') return true
  if (request.headers.authorization !== undefined) return true
  const { origin } = request.headers
  if (origin === undefined) return request.headers['sec-fetch-site'] === undefined && request.headers.cookie === undefined
  return origin === new URL(publicUrl).origin || origin === `${request.protocol}://${request.host}`
}
