// Whether an entry of the blocklist counts at a moment.
import type { BlockState } from '#contract/blocklist.ts'

/** Lifted for good, over by its own end, or in force. The moment of its end no longer counts. */
export function blockState({ lifted_at, expires_at }: { readonly lifted_at: Date | null; readonly expires_at: Date | null }, at: Date): BlockState {
  if (lifted_at !== null) return 'lifted'
  return expires_at === null || expires_at > at ? 'active' : 'expired'
}
