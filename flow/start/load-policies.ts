// Loads the policies of rulebook/policies or of the operator's own folder, each with the SHA-256 of its file, which stands in every decision made under it.
import { createHash } from 'node:crypto'
import { readFile, readdir } from 'node:fs/promises'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { parsePolicy } from '#core/policy.ts'
import type { LoadedPolicy } from '../house.ts'

const SHIPPED = fileURLToPath(new URL('../../rulebook/policies/', import.meta.url))

/** All policies in force on a day, by country; of several for one country the one that came into force last. @throws {Error} naming the file that cannot be used */
export async function loadPolicies(today: string, folder: string = SHIPPED): Promise<Map<string, LoadedPolicy>> {
  const policies = new Map<string, LoadedPolicy>()
  for (const name of (await readdir(folder)).filter((file) => file.endsWith('.json')).sort()) {
    const text = await readFile(join(folder, name), 'utf8')
    try {
      const policy = parsePolicy(JSON.parse(text))
      const other = policies.get(policy.country)?.policy.effective_from ?? ''
      if (policy.effective_from <= today && policy.effective_from > other) policies.set(policy.country, { policy, hash: createHash('sha256').update(text).digest('hex') })
    } catch (cause) {
      throw new Error(`${folder === SHIPPED ? 'rulebook/policies' : folder}/${name} cannot be used: ${cause instanceof Error ? cause.message : String(cause)}`, { cause })
    }
  }
  return policies
}

/** Refuses a policy that accepts what no description tells the reader of. @throws {Error} naming policy and kind */
export function refuseUndescribed(policies: ReadonlyMap<string, LoadedPolicy>, kinds: readonly string[]): void {
  for (const [country, { policy }] of policies) {
    const unread = policy.documents.find(({ kind }) => !kinds.includes(kind))
    if (unread) throw new Error(`the policy of ${country} accepts ${unread.kind}, and there is no rulebook/documents/${unread.kind}.json: write it, or accept only ${kinds.join(', ')}`)
  }
}
