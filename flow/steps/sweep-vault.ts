// Removes pictures of the vault that no row points at: what a crash between the two left behind.
import { listKnownObjects } from '#store/photos.ts'
import type { House } from '../house.ts'

const AT_ONCE = 500
/** A picture is written before its row; one this old has been given its row, or never gets it. */
const OLD_MS = 3_600_000

/** When an id was made: its first 48 bits are milliseconds since 1970 (RFC 9562 section 5.7). */
function madeAt(id: string): number {
  return Number.parseInt(id.replaceAll('-', '').slice(0, 12), 16)
}

/** Looks through the whole vault. */
export async function sweepVault(house: House): Promise<void> {
  const before = house.now().getTime() - OLD_MS
  let batch: string[] = []
  for await (const ref of house.store.vault.list()) {
    if (madeAt(ref) < before) batch.push(ref)
    if (batch.length < AT_ONCE) continue
    await removeUnknown(house, batch)
    batch = []
  }
  await removeUnknown(house, batch)
}

async function removeUnknown(house: House, refs: readonly string[]): Promise<void> {
  if (refs.length === 0) return
  const known = await listKnownObjects(house.store.db, refs)
  const unknown = refs.filter((ref) => !known.has(ref))
  for (const ref of unknown) await house.store.vault.remove(ref)
  if (unknown.length > 0) house.log('warn', 'vault.swept', { objects: unknown.length })
}
