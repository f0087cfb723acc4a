// Cuts a text into the short messages that carry it: GSM 03.38 where its letters allow, else UCS-2 (3GPP TS 23.038, 23.040 9.2.3.24.1).

const BASIC =
  '@£$¥èéùìòÇ\nØø\rÅåΔ_ΦΓΛΩΠΨΣΘΞ\u001bÆæßÉ !"#¤%&\'()*+,-./0123456789:;<=>?¡ABCDEFGHIJKLMNOPQRSTUVWXYZÄÖÑÜ§¿abcdefghijklmnopqrstuvwxyzäöñüà'
const ESCAPE = 0x1b
/** Behind an escape; each takes two septets. */
const EXTENDED: Readonly<Record<string, number>> = { '\f': 10, '^': 20, '{': 40, '}': 41, '\\': 47, '[': 60, '~': 61, ']': 62, '|': 64, '€': 101 }

export type Segments = {
  /** SMPP 3.4 5.2.19: 0 is the SMSC's default alphabet, 8 is UCS-2. */
  readonly dataCoding: 0 | 8
  /** One octet per septet, or UTF-16BE; without user data header. */
  readonly parts: readonly Buffer[]
}

/** The octets of one character in GSM 03.38; null where it has none. */
function gsmOf(char: string): readonly number[] | null {
  const extended = EXTENDED[char]
  if (extended !== undefined) return [ESCAPE, extended]
  const basic = BASIC.indexOf(char)
  return basic < 0 || basic === ESCAPE ? null : [basic]
}

const ucs2Of = (char: string): readonly number[] => [...Buffer.from(char, 'utf16le').swap16()]

/** Fills parts of `room` octets without cutting an escape sequence or a surrogate pair in two. */
function pack(chars: readonly (readonly number[])[], room: number): Buffer[] {
  const parts: number[][] = [[]]
  for (const char of chars) {
    const last = parts[parts.length - 1] ?? []
    if (last.length + char.length > room) parts.push([...char])
    else last.push(...char)
  }
  return parts.map((part) => Buffer.from(part))
}

/** 160 septets or 70 UCS-2 units in one message, 153 or 67 in each of several, which leaves room for a header of 6 octets. */
export function segmentSms(text: string): Segments {
  const chars = Array.from(text)
  const gsm = chars.map(gsmOf)
  const fitsGsm = gsm.every((char) => char !== null)
  const coded = fitsGsm ? gsm : chars.map(ucs2Of)
  const [alone, joined] = fitsGsm ? [160, 153] : [140, 134]
  const length = coded.reduce((sum, char) => sum + char.length, 0)
  return { dataCoding: fitsGsm ? 0 : 8, parts: pack(coded, length <= alone ? alone : joined) }
}
