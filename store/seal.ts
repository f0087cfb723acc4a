// Seals small values, such as names and numbers, under a key: AES-256-GCM with a random nonce (NIST SP 800-38D).
import { createCipheriv, createDecipheriv, randomBytes } from 'node:crypto'

const VERSION = 1
const NONCE = 12
const TAG = 16
const HEAD = 1 + NONCE

/** What was sealed was changed, belongs elsewhere, or was sealed under another key. */
export class SealBroken extends Error {
  override readonly name = 'SealBroken'
  readonly code = 'seal_broken'
}

/**
 * Seals bytes.
 * @param key 32 bytes
 * @param aad where the value belongs, for example `subscriber/<id>`; it opens nowhere else
 * @returns one byte of version, 12 of nonce, the sealed bytes, 16 of tag
 */
export function sealBytes(key: Buffer, aad: string, bytes: Uint8Array): Buffer {
  const nonce = randomBytes(NONCE)
  const cipher = createCipheriv('aes-256-gcm', key, nonce)
  cipher.setAAD(Buffer.from(`${VERSION}/${aad}`))
  return Buffer.concat([Buffer.of(VERSION), nonce, cipher.update(bytes), cipher.final(), cipher.getAuthTag()])
}

/** Opens what sealBytes sealed. @throws SealBroken */
export function openBytes(key: Buffer, aad: string, sealed: Uint8Array): Buffer {
  if (sealed.length < HEAD + TAG || sealed[0] !== VERSION) throw new SealBroken('The sealed value is too short or of an unknown version')
  const decipher = createDecipheriv('aes-256-gcm', key, sealed.subarray(1, HEAD), { authTagLength: TAG })
  decipher.setAAD(Buffer.from(`${VERSION}/${aad}`))
  decipher.setAuthTag(sealed.subarray(sealed.length - TAG))
  const opened = decipher.update(sealed.subarray(HEAD, sealed.length - TAG))
  try {
    return Buffer.concat([opened, decipher.final()])
  } catch (cause) {
    throw new SealBroken('The sealed value was changed, or belongs to another key or place', { cause })
  }
}

/** Seals a JSON value; see sealBytes. */
export function sealJson(key: Buffer, aad: string, value: unknown): Buffer {
  return sealBytes(key, aad, Buffer.from(JSON.stringify(value)))
}

/** Opens what sealJson sealed. @throws SealBroken */
// oxlint-disable-next-line typescript/no-unnecessary-type-parameters -- who sealed a value knows its type; the seal proves it is that value
export function openJson<T>(key: Buffer, aad: string, sealed: Uint8Array): T {
  return JSON.parse(openBytes(key, aad, sealed).toString('utf8')) as T
}
