// Where a webhook may go: a public address of the internet, and loopback only where the operator allows it.

/** Why an address is refused: the URL itself, or one of the addresses its host resolves to. */
export type AddressFault = 'not_a_url' | 'not_http' | 'userinfo' | 'no_address' | 'not_public'
export type AddressVerdict = { readonly ok: true } | { readonly ok: false; readonly fault: AddressFault }

type Range = readonly [bits: bigint, prefix: number]

/** Four decimal numbers, the only form `URL` and resolvers hand out; octal, hex and short forms are normalised before. */
function parseV4(ip: string): bigint | null {
  const parts = /^(\d{1,3})\.(\d{1,3})\.(\d{1,3})\.(\d{1,3})$/.exec(ip)?.slice(1).map(Number)
  if (!parts || parts.some((part) => part > 255)) return null
  return parts.reduce((bits, part) => (bits << 8n) | BigInt(part), 0n)
}

/** RFC 4291 2.2: eight groups, one `::`, the last 32 bits perhaps dotted. A zone (`%eth0`) does not parse. */
function parseV6(ip: string): bigint | null {
  const dotted = /^(.*:)(\d+\.\d+\.\d+\.\d+)$/.exec(ip)
  const tail = dotted ? parseV4(dotted[2] ?? '') : null
  if (dotted && tail === null) return null
  const text = dotted && tail !== null ? `${dotted[1]}${(tail >> 16n).toString(16)}:${(tail & 0xffffn).toString(16)}` : ip
  const halves = text.split('::')
  if (halves.length > 2) return null
  const [head = [], rest = []] = halves.map((half) => (half === '' ? [] : half.split(':')))
  const gap = 8 - head.length - rest.length
  if (halves.length === 2 ? gap < 1 : gap !== 0) return null
  const groups = [...head, ...Array.from({ length: gap }, () => '0'), ...rest]
  if (!groups.every((group) => /^[0-9a-f]{1,4}$/i.test(group))) return null
  return groups.reduce((bits, group) => (bits << 16n) | BigInt(`0x${group}`), 0n)
}

const v4 = (cidr: string): Range => {
  const [ip = '', prefix = ''] = cidr.split('/')
  return [parseV4(ip) ?? 0n, Number(prefix)]
}
const v6 = (cidr: string): Range => {
  const [ip = '', prefix = ''] = cidr.split('/')
  return [parseV6(ip) ?? 0n, Number(prefix)]
}

/** IANA special-purpose registry (RFC 6890 and updates): this network, private, CGNAT, loopback, link-local, tests, 6to4 relays, multicast, future. */
const CLOSED_V4 = [
  '0.0.0.0/8', '10.0.0.0/8', '100.64.0.0/10', '127.0.0.0/8', '169.254.0.0/16', '172.16.0.0/12', '192.0.0.0/24', '192.0.2.0/24',
  '192.88.99.0/24', '192.168.0.0/16', '198.18.0.0/15', '198.51.100.0/24', '203.0.113.0/24', '224.0.0.0/4', '240.0.0.0/4',
].map(v4)
/** Only global unicast is public (RFC 4291 2.4): that leaves out loopback, ULA, link-local, mapped IPv4, NAT64 and multicast. */
const OPEN_V6 = v6('2000::/3')
/** Inside it: IETF protocols with Teredo and ORCHID, documentation, 6to4. */
const CLOSED_V6 = ['2001::/23', '2001:db8::/32', '2002::/16', '3fff::/20'].map(v6)

const inside = (bits: bigint, [base, prefix]: Range, width: number): boolean => bits >> BigInt(width - prefix) === base >> BigInt(width - prefix)

/** Whether an IP address, as text, may be connected to. What does not parse may not. */
export function allowedIp(ip: string, { allowLoopback }: { allowLoopback: boolean }): boolean {
  const four = parseV4(ip)
  if (four !== null) return (allowLoopback && inside(four, v4('127.0.0.0/8'), 32)) || !CLOSED_V4.some((range) => inside(four, range, 32))
  const six = parseV6(ip)
  if (six === null) return false
  if (six === 1n) return allowLoopback
  return inside(six, OPEN_V6, 128) && !CLOSED_V6.some((range) => inside(six, range, 128))
}

/**
 * Whether a webhook may be posted to `url`, whose host resolves to `resolved` (the host itself where it is an address).
 * All of them must be public: a host with one private address among public ones is refused.
 */
export function allowedAddress(url: string, resolved: readonly string[], options: { allowLoopback: boolean }): AddressVerdict {
  if (!URL.canParse(url)) return { ok: false, fault: 'not_a_url' }
  const { protocol, username, password, hostname } = new URL(url)
  if (protocol !== 'http:' && protocol !== 'https:') return { ok: false, fault: 'not_http' }
  // Userinfo is a way to make one host look like another, and would put a secret into a URL.
  if (username !== '' || password !== '') return { ok: false, fault: 'userinfo' }
  const literal = hostname.startsWith('[') ? hostname.slice(1, -1) : parseV4(hostname) === null ? null : hostname
  const addresses = literal === null ? resolved : [literal, ...resolved]
  if (addresses.length === 0) return { ok: false, fault: 'no_address' }
  return addresses.every((ip) => allowedIp(ip, options)) ? { ok: true } : { ok: false, fault: 'not_public' }
}
