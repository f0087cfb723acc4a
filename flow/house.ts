// Everything a step may need, handed in: the store, the readers, the couriers, the policies, clock and ids.
import type { Reading, ReadFailure } from '#contract/reading.ts'
import type { LineProvisioning } from '#couriers/line.ts'
import type { MailCourier } from '#couriers/mail.ts'
import type { SmsCourier } from '#couriers/sms.ts'
import type { WebhookCourier } from '#couriers/webhook.ts'
import type { Refusal } from '#contract/problems.ts'
import type { DocumentKind, PhotoSide, StaffRole } from '#contract/words.ts'
import type { FaceEngine } from '#core/face-engine.ts'
import type { Policy } from '#core/policy.ts'
import type { RegionYears } from '#core/regions.ts'
import type { Store } from '#store/store.ts'

/** A policy as loaded: with the SHA-256 of its file, which stands in every decision event. */
export type LoadedPolicy = { readonly policy: Policy; readonly hash: string }

/** What the pool of readers does; see vision/pool.ts. */
export type ReadPictures = {
  readToKeep(bytes: Uint8Array, expected?: { kind: DocumentKind; side: PhotoSide }): Promise<{ reading: Reading; fingerprint: Uint8Array } | ReadFailure>
  show(bytes: Uint8Array, options: { longSide: number; watermark: string }): Promise<Uint8Array | ReadFailure>
}

/** What goes out of the house. Each has a real and a written-to-disk form, see couriers/. */
export type Couriers = {
  readonly mail: MailCourier
  readonly sms: SmsCourier
  readonly webhook: WebhookCourier
  readonly line: LineProvisioning
}

export type Operator = { readonly id: string; readonly name: string; readonly mode: 'sandbox' | 'live'; readonly homeCountry: string; readonly supportEmail: string | null }

/** One line of the log: a word for what happened, with ids and codes. Never personal data. */
export type Log = (level: 'debug' | 'info' | 'warn' | 'error', what: string, data?: Record<string, unknown>) => void

export type House = {
  readonly store: Store
  readonly readers: ReadPictures
  readonly faces: FaceEngine
  readonly couriers: Couriers
  readonly policies: ReadonlyMap<string, LoadedPolicy>
  /** What resident numbers may begin with; null where no list was loaded. */
  readonly regions: RegionYears | null
  /** Numbers published with specimens. */
  readonly samples: ReadonlySet<string>
  /** The characters the readers can read at all; null where that is not known. */
  readonly alphabet: ReadonlySet<string> | null
  readonly operator: Operator
  /** Where people reach the portal, without a slash at the end. */
  readonly publicUrl: string
  readonly now: () => Date
  /** UUIDv7. */
  readonly newId: () => string
  readonly log: Log
}

/** Who is calling. `onlyRegistration` limits a session that came by a link. */
export type Actor =
  | { readonly kind: 'anyone'; readonly address: string }
  | { readonly kind: 'subscriber'; readonly id: string; readonly sessionHash: Buffer; readonly onlyRegistration: string | null; readonly address: string }
  | { readonly kind: 'operator'; readonly keyId: string; readonly address: string }
  | {
      readonly kind: 'staff'; readonly id: string; readonly name: string; readonly roles: readonly StaffRole[]; readonly mustEnrol: boolean
      readonly sessionHash: Buffer; readonly address: string
    }
export type ActorOf<K extends Actor['kind']> = Extract<Actor, { kind: K }>

/** A session to open or close with the answer: the cookie's value and its end. */
export type SessionChange = { readonly kind: 'subscriber' | 'staff'; readonly token: string | null; readonly endsAt: Date | null }

/** What a step gives back: the data, and for sign-in steps a session; or a refusal. */
export type Done<T> = { readonly ok: true; readonly data: T; readonly session?: SessionChange }
export type Outcome<T> = Done<T> | Refusal

/** Makes a good outcome. */
export function done<T>(data: T, session?: SessionChange): Done<T> {
  return session ? { ok: true, data, session } : { ok: true, data }
}
