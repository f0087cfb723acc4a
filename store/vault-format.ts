// How an object of the vault is encrypted: segments of 64 KiB, each AES-256-GCM, bound to their order and to the end.
import { createCipheriv, createDecipheriv, hkdfSync, randomBytes } from 'node:crypto'

// Layout: magic (4) salt (32), then segments of up to 64 KiB and a tag of 16 each. A key per object comes from the subject's key and
// the salt by HKDF; the nonce of a segment is 7 derived bytes, its number, and whether it is the last (the STREAM construction of
// Hoang, Reyhanitabar, Rogaway and Vizár, 2015). So a segment that is removed, swapped, repeated or cut off does not open.
const MAGIC = Buffer.from('RNV1')
const SALT = 32
const HEAD = MAGIC.length + SALT
const SEGMENT = 65_536
const TAG = 16

/** The object was changed, cut, or belongs to another key or place. */
export class ObjectBroken extends Error {
  override readonly name = 'ObjectBroken'
  readonly code = 'object_broken'
}

function derive(key: Buffer, salt: Uint8Array): { key: Buffer; prefix: Buffer } {
  const made = Buffer.from(hkdfSync('sha256', key, salt, 'realname/vault/1', 32 + 7))
  return { key: made.subarray(0, 32), prefix: made.subarray(32) }
}

function nonceOf(prefix: Buffer, number: number, last: boolean): Buffer {
  const nonce = Buffer.alloc(12)
  prefix.copy(nonce)
  nonce.writeUInt32BE(number, 7)
  nonce[11] = last ? 1 : 0
  return nonce
}

/**
 * Encrypts an object whole.
 * @param key 32 bytes, the data key of the subject
 * @param aad operator, subject and object
 */
export function encryptObject(bytes: Uint8Array, key: Buffer, aad: string): Buffer {
  const salt = randomBytes(SALT)
  const head = Buffer.concat([MAGIC, salt])
  const own = derive(key, salt)
  const bound = Buffer.concat([head, Buffer.from(aad)])
  const count = Math.max(1, Math.ceil(bytes.length / SEGMENT))
  const parts: Buffer[] = [head]
  for (let i = 0; i < count; i += 1) {
    const cipher = createCipheriv('aes-256-gcm', own.key, nonceOf(own.prefix, i, i === count - 1))
    cipher.setAAD(bound)
    parts.push(cipher.update(bytes.subarray(i * SEGMENT, (i + 1) * SEGMENT)), cipher.final(), cipher.getAuthTag())
  }
  return Buffer.concat(parts)
}

/** Decrypts what encryptObject made; nothing is handed out before all of it is proven. @throws ObjectBroken */
export function decryptObject(sealed: Uint8Array, key: Buffer, aad: string): Buffer {
  const head = sealed.subarray(0, HEAD)
  const rest = sealed.subarray(HEAD)
  if (rest.length < TAG || !MAGIC.equals(head.subarray(0, MAGIC.length))) throw new ObjectBroken('The object is too short or of an unknown version')
  const own = derive(key, head.subarray(MAGIC.length))
  const bound = Buffer.concat([head, Buffer.from(aad)])
  const count = Math.ceil(rest.length / (SEGMENT + TAG))
  const parts: Buffer[] = []
  for (let i = 0; i < count; i += 1) {
    const segment = rest.subarray(i * (SEGMENT + TAG), (i + 1) * (SEGMENT + TAG))
    if (segment.length < TAG) throw new ObjectBroken('The object was cut off')
    const decipher = createDecipheriv('aes-256-gcm', own.key, nonceOf(own.prefix, i, i === count - 1), { authTagLength: TAG })
    decipher.setAAD(bound)
    decipher.setAuthTag(segment.subarray(segment.length - TAG))
    try {
      parts.push(decipher.update(segment.subarray(0, segment.length - TAG)), decipher.final())
    } catch (cause) {
      throw new ObjectBroken('The object was changed, cut, or belongs to another key or place', { cause })
    }
  }
  return Buffer.concat(parts)
}
