// Puts a value onto the blocklist: as blind indexes and a mask, with reason, author and sealed note.
import type { BlockReason, BlockedValue } from '#contract/blocklist.ts'
import { blockState } from '#core/block-state.ts'
import { blockedKeys } from '#core/blocked-keys.ts'
import { maskEmail, maskName, maskNumber, maskPhone } from '#core/mask.ts'
import { insertBlock, listBlocksOf, type SavedBlock } from '#store/blocklist.ts'
import type { Tx } from '#store/schema.ts'
import { sealJson } from '#store/seal.ts'
import type { House } from '../house.ts'

export type BlockAuthor = { readonly author: 'staff' | 'operator'; readonly authorId: string }
/** What is sealed of an entry. */
export type SealedBlock = { readonly masked: string; readonly note: string | null }

/** Associated data: a sealed value opens only in its own entry and column. */
export const blockBound = (column: 'block' | 'lift', id: string): string => `blocklist/${column}/${id}`

/** Blind indexes of a value, the same for every way of writing it. */
export function blockIndexes(house: House, value: BlockedValue): Buffer[] {
  return blockedKeys(value).map((key) => house.store.keys.blindIndex('blocklist', `${house.operator.id}/${key}`))
}

function maskOf(value: BlockedValue): string {
  switch (value.kind) {
    case 'document_number':
      return maskNumber(value.document_number)
    case 'phone':
      return maskPhone(value.phone)
    case 'email':
      return maskEmail(value.email)
    case 'name_and_birth':
      return `${maskName(value.name)} ${value.date_of_birth.slice(0, 4)}`
  }
}

/** Writes an entry, or gives null where one for this value counts already. */
export async function writeBlock(
  house: House,
  tx: Tx,
  block: { value: BlockedValue; reason: BlockReason; note: string | null; expiresAt: Date | null; registrationId: string | null } & BlockAuthor,
): Promise<SavedBlock | null> {
  const at = house.now()
  const indexes = blockIndexes(house, block.value)
  if ((await listBlocksOf(tx, house.operator.id, indexes)).some((row) => blockState(row, at) === 'active')) return null
  const id = house.newId()
  const sealed: SealedBlock = { masked: maskOf(block.value), note: block.note }
  return insertBlock(tx, {
    operator_id: house.operator.id, id, kind: block.value.kind, value_indexes: indexes, reason: block.reason,
    sealed: sealJson(house.store.keys.operatorKey(house.operator.id), blockBound('block', id), sealed), author: block.author, author_id: block.authorId,
    registration_id: block.registrationId, created_at: at, expires_at: block.expiresAt, lifted_at: null, lift_reason: null, lift_sealed: null, lift_author: null,
    lift_author_id: null,
  })
}
