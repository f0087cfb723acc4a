// The outbox: messages written to a folder instead of being sent, for machines without a mail server or SMSC.
import { mkdir, readFile, readdir } from 'node:fs/promises'
import { join } from 'node:path'
import { writeFileWhole } from './write-file.ts'

/** One message as written. `id` is the message's reference: the same message sent again bears the same one. */
export type OutboxEntry = {
  readonly id: string
  /** RFC 3339, UTC. */
  readonly at: string
  readonly channel: 'email' | 'sms' | 'webhook'
  readonly to: string
  readonly subject?: string
  readonly text: string
}

/** `<time>-<channel>-<id>.json`: names sort by time, so the newest are found without opening the rest. */
const NAME = /^\d{8}T\d{9}Z-(?:email|sms|webhook)-([\w-]+)\.json$/

/**
 * Writes one message as `.json`, and beside it in `forms` under other endings (`eml`). The folder holds personal data and codes:
 * owner only. Throws where the folder cannot be written.
 */
export async function writeOutbox(folder: string, entry: OutboxEntry, forms: Readonly<Record<string, Uint8Array>> = {}): Promise<void> {
  await mkdir(folder, { recursive: true, mode: 0o700 })
  const stem = join(folder, `${entry.at.replace(/[-:.]/g, '')}-${entry.channel}-${entry.id}`)
  for (const [ending, content] of Object.entries(forms)) await writeFileWhole(`${stem}.${ending}`, content)
  // Last, since a reader looks for this one.
  await writeFileWhole(`${stem}.json`, `${JSON.stringify(entry, null, 2)}\n`)
}

/** The newest `limit` messages, newest first; of one sent twice only the newest. No folder yet: none. */
export async function listOutbox(folder: string, limit: number): Promise<OutboxEntry[]> {
  const names = await readdir(folder).catch((cause: unknown) => {
    if (cause instanceof Error && 'code' in cause && cause.code === 'ENOENT') return []
    throw cause
  })
  const newest = new Map<string, string>()
  for (const name of names.sort((a, b) => (a < b ? 1 : -1))) {
    if (newest.size >= limit) break
    const id = NAME.exec(name)?.[1]
    if (id !== undefined && !newest.has(id)) newest.set(id, name)
  }
  return Promise.all([...newest.values()].map(async (name) => JSON.parse(await readFile(join(folder, name), 'utf8')) as OutboxEntry))
}
