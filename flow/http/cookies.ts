// Session cookies: not readable by scripts, sent to this site only; with the __Host- prefix wherever TLS is spoken.
import type { FastifyReply } from 'fastify'
import type { SessionChange } from '../house.ts'

/** The cookie's name; `__Host-` binds it to this host over TLS (RFC 6265bis 4.1.3.2). */
export function cookieName(kind: SessionChange['kind'], publicUrl: string): string {
  return `${publicUrl.startsWith('https:') ? '__Host-' : ''}realname_${kind}`
}

/** Sets or clears the session's cookie. */
export function applySession(reply: FastifyReply, change: SessionChange, publicUrl: string): void {
  const name = cookieName(change.kind, publicUrl)
  const options = { path: '/', httpOnly: true, sameSite: 'lax', secure: publicUrl.startsWith('https:') } as const
  if (change.token && change.endsAt) void reply.setCookie(name, change.token, { ...options, expires: change.endsAt })
  else void reply.clearCookie(name, options)
}
