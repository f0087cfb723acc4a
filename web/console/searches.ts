// What each address may carry after the question mark; everything else is dropped.
import { BLOCK_STATES, type BlockState } from '#contract/blocklist.ts'
import { REGISTRATION_STATUSES, type RegistrationStatus } from '#contract/words.ts'

type Raw = Record<string, unknown>
export type QueueSearch = { country?: string; status?: RegistrationStatus; mine?: true; after?: string }
export type CasesSearch = { id?: string; status?: RegistrationStatus; after?: string }
export type BlocklistSearch = { state?: BlockState; after?: string }
export type SignInSearch = { to?: string }

const UUID = /^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/i

/** Whether the text is an id of this system (UUID). */
export function isId(value: unknown): value is string {
  return typeof value === 'string' && UUID.test(value)
}

const status = (value: unknown): RegistrationStatus | undefined => REGISTRATION_STATUSES.find((one) => one === value)
const text = (value: unknown, fits: RegExp): string | undefined => (typeof value === 'string' && fits.test(value) ? value : undefined)

/** Leaves out what is not set, for exact optional properties. */
function only<T extends Raw>(parts: { [K in keyof T]: T[K] | undefined }): T {
  return Object.fromEntries(Object.entries(parts).filter(([, value]) => value !== undefined)) as T
}

/** Filters of the queue. */
export function readQueueSearch(raw: Raw): QueueSearch {
  return only<QueueSearch>({
    country: text(raw['country'], /^[A-Z]{2}$/), status: status(raw['status']),
    mine: raw['mine'] === true ? true : undefined, after: text(raw['after'], /^.{1,200}$/),
  })
}

/** Filters of the case search. */
export function readCasesSearch(raw: Raw): CasesSearch {
  return only<CasesSearch>({
    id: isId(raw['id']) ? raw['id'] : undefined, status: status(raw['status']), after: isId(raw['after']) ? raw['after'] : undefined,
  })
}

/** Filters of the blocklist; what is searched for is no part of the address. */
export function readBlocklistSearch(raw: Raw): BlocklistSearch {
  return only<BlocklistSearch>({ state: BLOCK_STATES.find((one) => one === raw['state']), after: isId(raw['after']) ? raw['after'] : undefined })
}

/** Where to go on after signing in: a path of these pages only, so that no link leads elsewhere. */
export function readSignInSearch(raw: Raw): SignInSearch {
  return only<SignInSearch>({ to: text(raw['to'], /^\/(queue|cases|blocklist|team|account)([/?][^\\]*)?$/) })
}
