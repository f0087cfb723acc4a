// A door in the data folder for the machine's own administrator: a socket only the owner may open, through which a running server makes an API key.
import { createHash } from 'node:crypto'
import { chmodSync, rmSync } from 'node:fs'
import { connect, createServer, type Server } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { newId } from '#store/ids.ts'
import { openStore } from '#store/store.ts'
import type { House, Log } from '../house.ts'
import type { Config } from './config.ts'
import { createApiKey, setUp } from './set-up.ts'

/** sockaddr_un holds 107 bytes. */
const LONGEST_PATH = 100

function doorOf(dataFolder: string): string {
  const path = join(dataFolder, 'door')
  return path.length <= LONGEST_PATH ? path : join(tmpdir(), `realname-${createHash('sha256').update(dataFolder).digest('hex').slice(0, 24)}`)
}

/** Opens the door of a running server. */
export async function openDoor(config: Config, house: House): Promise<Server> {
  const path = doorOf(config.dataFolder)
  rmSync(path, { force: true })
  const server = createServer((socket) => {
    socket.setEncoding('utf8')
    socket.on('error', (error) => house.log('warn', 'door.failed', { name: error.name }))
    socket.once('data', (label: string) => {
      createApiKey(house.store, house.operator.id, label.trim().slice(0, 80), house.now, house.newId)
        .then((key) => socket.end(`${key}\n`))
        .catch((error: unknown) => {
          house.log('error', 'door.no_key', { name: error instanceof Error ? error.name : 'unknown' })
          socket.end('\n')
        })
    })
  })
  // The socket is nobody else's from its first moment: it is bound within the call.
  const before = process.umask(0o177)
  const listening = new Promise<void>((resolve, reject) => server.once('error', reject).listen(path, resolve))
  process.umask(before)
  await listening
  chmodSync(path, 0o600)
  return server
}

/** Asks a running server for a key; null when none runs. */
function askRunning(config: Config, label: string): Promise<string | null> {
  return new Promise((resolve, reject) => {
    let answer = ''
    const socket = connect(doorOf(config.dataFolder), () => socket.write(`${label}\n`))
    socket.setEncoding('utf8')
    socket.on('data', (text: string) => (answer += text))
    socket.on('end', () => (answer.trim() ? resolve(answer.trim()) : reject(new Error('The running server could not make a key. Its log says why.'))))
    socket.on('error', (error: NodeJS.ErrnoException) => (error.code === 'ENOENT' || error.code === 'ECONNREFUSED' ? resolve(null) : reject(error)))
  })
}

/** A new key, from the running server or, where none runs, straight from the data folder. */
export async function requestKey(config: Config, label: string, log: Log): Promise<string> {
  const fromRunning = await askRunning(config, label)
  if (fromRunning) return fromRunning
  const store = await openStore({ dataFolder: config.dataFolder, databaseUrl: config.databaseUrl, log })
  try {
    const now = (): Date => new Date()
    const { operator, apiKey } = await setUp(store, now, newId)
    return apiKey ?? (await createApiKey(store, operator.id, label, now, newId))
  } finally {
    await store.close()
  }
}
