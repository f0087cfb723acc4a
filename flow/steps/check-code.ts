// Compares a code with the one sent: the try is counted before anything is compared.
import { timingSafeEqual } from 'node:crypto'
import { refuse, type Refusal } from '#contract/problems.ts'
import type { Channel } from '#contract/words.ts'
import { takeTry } from '#store/codes.ts'
import type { CodeFlowRow } from '#store/schema.ts'
import type { House } from '../house.ts'
import { codeTag } from './begin-codes.ts'
import { networkOf, takePoints } from './limits.ts'

export type RightCode = { readonly ok: true; readonly flowId: string; readonly channel: Channel; readonly codeHash: Buffer }

/**
 * Whether the code is the one of this flow and channel. A right code is not used up yet: the step does that together with its effect.
 * `code_expired` when the flow is unknown, ended, used up or out of tries; `code_wrong` when the code is another.
 */
export async function checkCode(
  house: House,
  address: string,
  given: { purpose: CodeFlowRow['purpose']; flowId: string; channel: Channel; code: string },
): Promise<RightCode | Refusal> {
  const { purpose, flowId, channel, code } = given
  const limited = await takePoints(house, [['code_try_from_address', networkOf(address)]])
  if (limited) return limited
  const kept = await takeTry(house.store.db, { operatorId: house.operator.id, purpose, flowId, channel, at: house.now() })
  if (!kept) return refuse('code_expired')
  if (!timingSafeEqual(kept.code_hash, codeTag(house, flowId, channel, code))) return refuse('code_wrong')
  return { ok: true, flowId, channel, codeHash: kept.code_hash }
}
