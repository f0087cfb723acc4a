// Ids: UUID version 7 (RFC 9562, section 5.7), never falling within one process.
import { randomBytes } from 'node:crypto'

let lastTime = 0
let counter = 0

/**
 * A new UUIDv7. Within one process every id is greater than the one before, also when the clock stands still or goes back:
 * the 12 bits of `rand_a` count (RFC 9562, section 6.2, method 1) and borrow a millisecond from the future when they run over.
 * @param now milliseconds since 1970
 */
export function newId(now: number = Date.now()): string {
  const random = randomBytes(10)
  if (now > lastTime) {
    lastTime = now
    counter = random.readUInt16BE(8) & 0x3ff
  } else if (++counter > 0xfff) {
    lastTime += 1
    counter = random.readUInt16BE(8) & 0x3ff
  }
  const hex = lastTime.toString(16).padStart(12, '0')
  const tail = Buffer.from(random.subarray(0, 8))
  tail[0] = (tail[0]! & 0x3f) | 0x80
  const end = tail.toString('hex')
  return `${hex.slice(0, 8)}-${hex.slice(8)}-7${counter.toString(16).padStart(3, '0')}-${end.slice(0, 4)}-${end.slice(4)}`
}
