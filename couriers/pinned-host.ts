// Resolves a webhook's host once and holds the connection to what was found, so that DNS cannot answer otherwise a moment later.
import { lookup } from 'node:dns/promises'
import type { LookupAddress } from 'node:dns'
import { isIP } from 'node:net'
import type { LookupFunction } from 'node:net'
import { allowedAddress } from '#core/webhook-address.ts'
import type { AddressFault } from '#core/webhook-address.ts'

/** Asks for all addresses of a name; an argument so that a hostile name server can be played. */
export type Resolve = (host: string) => Promise<LookupAddress[]>
export const resolveAll: Resolve = (host) => lookup(host, { all: true, verbatim: true })

export type Pinned =
  | { readonly ok: true; readonly url: URL; readonly lookup: LookupFunction }
  | { readonly ok: false; readonly fault: AddressFault | 'not_resolved' }

/** Checks a webhook's URL with everything its host resolves to. On `ok`, connecting with `lookup` reaches only what was checked. */
export async function pinHost(url: string, options: { allowLoopback: boolean }, resolve: Resolve = resolveAll): Promise<Pinned> {
  // First the URL alone, so that nothing is asked of DNS for one that is refused anyway.
  const alone = allowedAddress(url, [], options)
  if (!alone.ok && alone.fault !== 'no_address') return alone
  const parsed = new URL(url)
  const host = parsed.hostname.replace(/^\[|\]$/g, '')
  let found: LookupAddress[]
  try {
    found = isIP(host) > 0 ? [{ address: host, family: isIP(host) }] : await resolve(host)
  } catch (cause) {
    if (cause instanceof Error && 'code' in cause) return { ok: false, fault: 'not_resolved' }
    throw cause
  }
  const verdict = allowedAddress(url, found.map(({ address }) => address), options)
  if (!verdict.ok) return verdict
  const [first] = found
  if (!first) return { ok: false, fault: 'no_address' }
  return {
    ok: true,
    url: parsed,
    // Node asks for all addresses when it races IPv6 against IPv4, else for one.
    lookup: (_host, { all }, done) => (all ? done(null, found) : done(null, first.address, first.family)),
  }
}
