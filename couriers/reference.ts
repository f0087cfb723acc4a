// References made from an idempotency key: the same message, sent again, is recognised as the same.
import { createHash } from 'node:crypto'

/** SHA-256 of the key, so that neither its form nor what it is made of shows. */
export const digestOf = (key: string): Buffer => createHash('sha256').update(key).digest()

/** 32 lower-case hexadecimal digits. */
export const referenceOf = (key: string): string => digestOf(key).toString('hex').slice(0, 32)
