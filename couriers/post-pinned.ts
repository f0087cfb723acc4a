// One POST over a connection of its own, to an address that was checked and pinned.
import { Agent as HttpAgent, request as httpRequest } from 'node:http'
import type { IncomingMessage, RequestOptions } from 'node:http'
import { Agent as HttpsAgent, request as httpsRequest } from 'node:https'
import type { Pinned } from './pinned-host.ts'

/** Posts a body; redirects are not followed. @throws {Error} of the connection, or when the signal aborts */
export function postPinned(pinned: Pinned & { ok: true }, body: Buffer, headers: Record<string, string>, signal: AbortSignal): Promise<IncomingMessage> {
  const secure = pinned.url.protocol === 'https:'
  // An agent of its own: none that a proxy setting of the environment could turn elsewhere.
  const agent = secure ? new HttpsAgent({ keepAlive: false }) : new HttpAgent({ keepAlive: false })
  const options: RequestOptions = {
    method: 'POST', headers: { ...headers, 'content-type': 'application/json', 'content-length': body.length }, lookup: pinned.lookup, agent, signal,
  }
  return new Promise((done, fail) => {
    const call = secure ? httpsRequest(pinned.url, options, done) : httpRequest(pinned.url, options, done)
    call.on('error', fail)
    call.end(body)
  })
}
