// The keys of the house: made at random on first start, kept in one file only its owner can read. There is no default.
import { createHmac, hkdfSync, randomBytes } from 'node:crypto'
import { closeSync, fstatSync, fsyncSync, linkSync, openSync, readFileSync, rmSync, writeSync } from 'node:fs'
import { join } from 'node:path'
import { openBytes, SealBroken, sealBytes } from './seal.ts'

export type Keys = {
  /** The key that wraps new data keys. */
  readonly kekId: string
  /** Whether this file holds the key with this id. */
  knows(kekId: string): boolean
  /** Wraps the data key of a subject; `aad` says whose it is. */
  wrap(dataKey: Buffer, aad: string): Buffer
  /** @throws SealBroken */
  unwrap(wrapped: Buffer, aad: string): Buffer
  /** 32 bytes by which a value can be found again without being kept. Hand in the normal form of the value. */
  blindIndex(purpose: string, value: string): Buffer
  /** 32 bytes to seal what belongs to an operator and no subscriber. */
  operatorKey(operatorId: string): Buffer
  /** 32 bytes of HMAC-SHA256, for one-time codes and tokens. */
  tag(purpose: string, value: string): Buffer
}

/** The key file is missing where it must exist, may be read by others, or is not a key file. */
export class KeysNotUsable extends Error {
  override readonly name = 'KeysNotUsable'
  readonly code = 'keys_not_usable'
}

type KeyFile = { version: 1; root: string; current: string; keks: Record<string, string> }
const ID = 8

/** Writes a fresh key file; when another process was first, its file stays. */
function createKeyFile(folder: string, path: string): void {
  const id = randomBytes(ID).toString('hex')
  const fresh: KeyFile = { version: 1, root: randomBytes(32).toString('base64'), current: id, keks: { [id]: randomBytes(32).toString('base64') } }
  const temporary = join(folder, `.keys-${randomBytes(6).toString('hex')}`)
  const file = openSync(temporary, 'wx', 0o600)
  try {
    writeSync(file, `${JSON.stringify(fresh, null, 2)}\n`)
    fsyncSync(file)
    linkSync(temporary, path)
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'EEXIST') throw error
  } finally {
    closeSync(file)
    rmSync(temporary, { force: true })
  }
  const directory = openSync(folder, 'r')
  fsyncSync(directory)
  closeSync(directory)
}

/** Opens the file once, so that what was examined is what is read. */
function readKeyFile(path: string): KeyFile | null {
  let file: number
  try {
    file = openSync(path, 'r')
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return null
    throw error
  }
  try {
    const mode = fstatSync(file).mode & 0o777
    if ((mode & 0o077) !== 0) {
      throw new KeysNotUsable(`The key file ${path} may be read by others (mode ${mode.toString(8)}). Run: chmod 600 ${path}`)
    }
    const read = JSON.parse(readFileSync(file, 'utf8')) as KeyFile
    const sizes = read.version === 1 ? [read.root, ...Object.values(read.keks)].map((key) => Buffer.from(key, 'base64').length) : [0]
    if (sizes.some((size) => size !== 32) || !read.keks[read.current]) throw new SyntaxError('not keys')
    return read
  } catch (cause) {
    if (cause instanceof KeysNotUsable) throw cause
    throw new KeysNotUsable(`The key file ${path} is damaged. Put its copy from your backup back.`, { cause })
  } finally {
    closeSync(file)
  }
}

/**
 * Opens `<dataFolder>/keys.json`, or makes it.
 * @param mayCreate false when data exist that were sealed under a file now missing
 * @throws KeysNotUsable
 */
export function openKeys(dataFolder: string, mayCreate = true): Keys {
  const path = join(dataFolder, 'keys.json')
  if (mayCreate && !readKeyFile(path)) createKeyFile(dataFolder, path)
  const file = readKeyFile(path)
  if (!file) {
    throw new KeysNotUsable(`The database holds data, but the key file ${path} is missing. Put it back from your backup; without it nothing can be opened.`)
  }
  const root = Buffer.from(file.root, 'base64')
  const keks = new Map(Object.entries(file.keks).map(([id, key]) => [id, Buffer.from(key, 'base64')]))
  const derived = new Map<string, Buffer>()
  /** One key per purpose (HKDF, RFC 5869), so that no two uses ever meet. */
  const derive = (purpose: string): Buffer => {
    let key = derived.get(purpose)
    if (!key) {
      key = Buffer.from(hkdfSync('sha256', root, 'realname', purpose, 32))
      derived.set(purpose, key)
    }
    return key
  }
  const hmac = (purpose: string, value: string) => createHmac('sha256', derive(purpose)).update(value).digest()
  return {
    kekId: file.current,
    knows: (kekId) => keks.has(kekId),
    wrap: (dataKey, aad) => Buffer.concat([Buffer.from(file.current, 'hex'), sealBytes(keks.get(file.current)!, `kek/${file.current}/${aad}`, dataKey)]),
    unwrap: (wrapped, aad) => {
      const id = wrapped.subarray(0, ID).toString('hex')
      const kek = keks.get(id)
      if (!kek) throw new SealBroken(`The data key was wrapped under the key ${id}, which this key file does not hold`)
      return openBytes(kek, `kek/${id}/${aad}`, wrapped.subarray(ID))
    },
    blindIndex: (purpose, value) => hmac(`blind-index/${purpose}`, value),
    operatorKey: (operatorId) => Buffer.from(hkdfSync('sha256', root, 'realname', `operator/${operatorId}`, 32)),
    tag: (purpose, value) => hmac(`tag/${purpose}`, value),
  }
}
