// Hashing of passwords: argon2id (RFC 9106), written as a PHC string so that its cost can be raised later.
import { argon2, randomBytes, timingSafeEqual } from 'node:crypto'

/** OWASP's password storage sheet, second set: 19 MiB, two passes, one lane. `memory` in KiB. */
const COST = { memory: 19_456, passes: 2, parallelism: 1 } as const
const FORM = /^\$argon2id\$v=19\$m=(\d+),t=(\d+),p=(\d+)\$([A-Za-z0-9+/]+)\$([A-Za-z0-9+/]+)$/
/** Stands in where there is no account, so that a wrong identity costs the same time as a wrong password. */
const NOBODY = { ...COST, salt: randomBytes(16), tag: randomBytes(32) }

function derive(
  password: string,
  salt: Buffer,
  cost: { memory: number; passes: number; parallelism: number },
  tagLength: number,
): Promise<Buffer> {
  // The same letters typed on another keyboard may come composed in another way (NIST SP 800-63B-4 3.1.1.2).
  const message = Buffer.from(password.normalize('NFKC'))
  return new Promise((resolve, reject) => {
    argon2('argon2id', { message, nonce: salt, tagLength, ...cost }, (error, tag) => (error ? reject(error) : resolve(tag)))
  })
}

const plain = (bytes: Buffer): string => bytes.toString('base64').replaceAll('=', '')

/** The hash to keep, as `$argon2id$v=19$m=..,t=..,p=..$salt$tag`. */
export async function hashPassword(password: string): Promise<string> {
  const salt = randomBytes(16)
  const tag = await derive(password, salt, COST, 32)
  return `$argon2id$v=19$m=${COST.memory},t=${COST.passes},p=${COST.parallelism}$${plain(salt)}$${plain(tag)}`
}

/**
 * Whether the password belongs to the kept hash. Without a hash the work is done all the same and the answer is no.
 * A hash of another form is a fault of the store and throws.
 */
export async function passwordMatches(password: string, hash: string | null): Promise<boolean> {
  if (hash === null) {
    await derive(password, NOBODY.salt, NOBODY, NOBODY.tag.length)
    return false
  }
  const [, memory, passes, parallelism, salt, kept] = FORM.exec(hash) ?? []
  if (!salt || !kept) throw new Error('a kept password hash has another form than argon2id')
  const tag = Buffer.from(kept, 'base64')
  const cost = { memory: Number(memory), passes: Number(passes), parallelism: Number(parallelism) }
  return timingSafeEqual(await derive(password, Buffer.from(salt, 'base64'), cost, tag.length), tag)
}
