// For journeys: what was written to people, as the outbox page shows it.
import { setTimeout as wait } from 'node:timers/promises'
import { listOutbox, type OutboxEntry } from '#couriers/outbox.ts'
import { join } from 'node:path'
import type { Server } from './server.ts'

/** All messages, newest first. */
export function written(server: Server): Promise<OutboxEntry[]> {
  return listOutbox(join(server.dataFolder, 'outbox'), 1000)
}

/** Waits for a message to somebody that fits. */
export async function messageTo(server: Server, to: string, fits: (entry: OutboxEntry) => boolean = () => true): Promise<OutboxEntry> {
  for (const end = Date.now() + 15_000; ; await wait(50)) {
    const found = (await written(server)).find((entry) => entry.to === to && fits(entry))
    if (found) return found
    if (Date.now() > end) throw new Error(`nothing was written to this contact:\n${server.output().slice(-2000)}`)
  }
}

/** Waits for the newest six-digit code to somebody, written after a moment. */
export async function codeTo(server: Server, to: string, since: Date): Promise<string> {
  const entry = await messageTo(server, to, (each) => new Date(each.at) >= since && /\b\d{6}\b/.test(each.text))
  return /\b(\d{6})\b/.exec(entry.text)?.[1] as string
}
