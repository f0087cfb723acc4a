// For tests: an authenticator in software, which makes and uses passkeys as a browser would hand them over (WebAuthn level 3, 6.1, ES256).
import { createHash, generateKeyPairSync, randomBytes, sign, type KeyObject } from 'node:crypto'
import { isoCBOR } from '@simplewebauthn/server/helpers'

const sha256 = (bytes: string | Uint8Array): Buffer => createHash('sha256').update(bytes).digest()
const PRESENT = 0x01
const VERIFIED = 0x04
const ATTESTED = 0x40

export type Authenticator = {
  /** Answers `navigator.credentials.create`. */
  create(options: Record<string, unknown>): Record<string, unknown>
  /** Answers `navigator.credentials.get`. */
  get(options: Record<string, unknown>): Record<string, unknown>
  /** How often it signed; may be set, as a copied key would show it. */
  counter: number
  /** Whether it checks who holds it. */
  verifies: boolean
}

/** A fresh authenticator with room for one passkey, used on pages of an origin. */
export function createAuthenticator(origin: string): Authenticator {
  const rpId = new URL(origin).hostname
  const credentialId = randomBytes(32)
  const id = credentialId.toString('base64url')
  let keys: { publicKey: KeyObject; privateKey: KeyObject } | undefined
  let userHandle = ''

  const clientData = (type: string, challenge: unknown): Buffer =>
    Buffer.from(JSON.stringify({ type, challenge, origin, crossOrigin: false }))
  function authData(self: Authenticator, attested: Uint8Array | null): Buffer {
    const flags = PRESENT | (self.verifies ? VERIFIED : 0) | (attested ? ATTESTED : 0)
    const counter = Buffer.alloc(4)
    counter.writeUInt32BE(self.counter)
    return Buffer.concat([sha256(rpId), Buffer.of(flags), counter, ...(attested ? [attested] : [])])
  }

  return {
    counter: 0,
    verifies: true,
    create(options) {
      keys = generateKeyPairSync('ec', { namedCurve: 'P-256' })
      userHandle = (options['user'] as { id: string }).id
      const { x = '', y = '' } = keys.publicKey.export({ format: 'jwk' })
      // RFC 9053 7.1.1: kty EC2, alg ES256, crv P-256, x, y.
      const cose = isoCBOR.encode(
        new Map<number, number | Uint8Array>([
          [1, 2],
          [3, -7],
          [-1, 1],
          [-2, new Uint8Array(Buffer.from(x, 'base64url'))],
          [-3, new Uint8Array(Buffer.from(y, 'base64url'))],
        ]),
      )
      const attested = Buffer.concat([Buffer.alloc(16), Buffer.of(0, credentialId.length), credentialId, cose])
      const attestation = isoCBOR.encode(
        new Map<string, string | Uint8Array | Map<string, string>>([
          ['fmt', 'none'],
          ['attStmt', new Map()],
          ['authData', new Uint8Array(authData(this, attested))],
        ]),
      )
      const response = {
        clientDataJSON: clientData('webauthn.create', options['challenge']).toString('base64url'),
        attestationObject: Buffer.from(attestation).toString('base64url'),
        transports: ['internal'],
      }
      return { id, rawId: id, type: 'public-key', clientExtensionResults: {}, response }
    },
    get(options) {
      if (!keys) throw new Error('this authenticator holds no passkey')
      this.counter += 1
      const data = authData(this, null)
      const client = clientData('webauthn.get', options['challenge'])
      const signature = sign('sha256', Buffer.concat([data, sha256(client)]), keys.privateKey)
      const response = {
        clientDataJSON: client.toString('base64url'),
        authenticatorData: data.toString('base64url'),
        signature: signature.toString('base64url'),
        userHandle,
      }
      return { id, rawId: id, type: 'public-key', clientExtensionResults: {}, response }
    },
  }
}
