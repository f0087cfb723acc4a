// The vault: encrypted pictures in a folder. An object is there whole and durable, or it is not there.
import { createHash, randomBytes } from 'node:crypto'
import { mkdir, open, readdir, readFile, rename, rm, stat } from 'node:fs/promises'
import { join } from 'node:path'
import { fileTroubleOf } from './trouble.ts'
import { decryptObject, encryptObject } from './vault-format.ts'

export type Stored = {
  /** SHA-256 of the bytes handed in, hex: the same picture again has the same. */
  readonly sha256: string
  /** Bytes handed in. */
  readonly size: number
  /** SHA-256 of the sealed bytes, hex: it says nothing of the picture, so it may stand in an event. */
  readonly sealedSha256: string
}

export type Vault = {
  /**
   * Keeps an object; when it resolves, the object survives a loss of power. The same ref again replaces it.
   * @param ref an id: letters, digits, `-` and `_`
   * @param key the data key of the subject
   * @param aad operator, subject and object
   * @throws StorageFull
   */
  put(ref: string, bytes: Uint8Array, key: Buffer, aad: string): Promise<Stored>
  /** @throws ObjectBroken, ObjectMissing */
  get(ref: string, key: Buffer, aad: string): Promise<Uint8Array>
  /** Removes an object; removing it twice is no error. */
  remove(ref: string): Promise<void>
  /** The refs of all objects, in no order. */
  list(): AsyncIterable<string>
}

export class ObjectMissing extends Error {
  override readonly name = 'ObjectMissing'
  readonly code = 'object_missing'
}

const REF = /^[A-Za-z0-9][A-Za-z0-9_-]{0,99}$/
/** A temporary file this old belongs to a process that is gone. */
const ABANDONED_MS = 3_600_000

const isMissing = (error: unknown) => (error as NodeJS.ErrnoException).code === 'ENOENT'
const sha256 = (bytes: Uint8Array) => createHash('sha256').update(bytes).digest('hex')

async function syncFolder(folder: string): Promise<void> {
  const handle = await open(folder, 'r')
  try {
    await handle.sync()
  } finally {
    await handle.close()
  }
}

/** Writes a file so that it is whole on the disk or absent. */
async function writeWhole(temporary: string, path: string, bytes: Uint8Array): Promise<void> {
  try {
    const handle = await open(temporary, 'wx', 0o600)
    try {
      await handle.writeFile(bytes)
      await handle.sync()
    } finally {
      await handle.close()
    }
    await rename(temporary, path)
  } catch (error) {
    await rm(temporary, { force: true })
    throw error
  }
}

/** Removes what writes that never ended left behind. */
async function sweep(folder: string): Promise<void> {
  for (const name of await readdir(folder)) {
    const path = join(folder, name)
    const found = await stat(path).catch((error: unknown) => (isMissing(error) ? null : Promise.reject(error)))
    if (found && Date.now() - found.mtimeMs > ABANDONED_MS) await rm(path, { force: true })
  }
}

/** Opens the vault in a folder, which is made when missing. */
export async function openVault(folder: string): Promise<Vault> {
  const incoming = join(folder, 'incoming')
  await mkdir(incoming, { recursive: true, mode: 0o700 })
  await sweep(incoming)
  const known = new Set<string>()
  const placeOf = (ref: string): { shelf: string; path: string } => {
    if (!REF.test(ref)) throw new TypeError('A ref of the vault is an id')
    const shelf = join(folder, sha256(Buffer.from(ref)).slice(0, 2))
    return { shelf, path: join(shelf, ref) }
  }
  return {
    async put(ref, bytes, key, aad) {
      const { shelf, path } = placeOf(ref)
      const sealed = encryptObject(bytes, key, `${aad}/${ref}`)
      try {
        if (!known.has(shelf)) {
          await mkdir(shelf, { recursive: true, mode: 0o700 })
          await syncFolder(folder)
          known.add(shelf)
        }
        await writeWhole(join(incoming, `${ref}.${randomBytes(6).toString('hex')}`), path, sealed)
        await syncFolder(shelf)
      } catch (error) {
        throw fileTroubleOf(error)
      }
      return { sha256: sha256(bytes), size: bytes.length, sealedSha256: sha256(sealed) }
    },
    async get(ref, key, aad) {
      const sealed = await readFile(placeOf(ref).path).catch((cause: unknown) => {
        throw isMissing(cause) ? new ObjectMissing(`The vault has no object ${ref}`, { cause }) : cause
      })
      return decryptObject(sealed, key, `${aad}/${ref}`)
    },
    async remove(ref) {
      const { shelf, path } = placeOf(ref)
      await rm(path, { force: true })
      await syncFolder(shelf).catch((error: unknown) => (isMissing(error) ? undefined : Promise.reject(error)))
    },
    async *list() {
      for (const shelf of await readdir(folder)) {
        if (/^[0-9a-f]{2}$/.test(shelf)) yield* await readdir(join(folder, shelf))
      }
    },
  }
}
