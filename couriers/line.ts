// The port to whoever makes and serves the lines: an SM-DP+ (GSMA SGP.22 ES2+) or the built-in simulator.
import type { Line } from '#contract/account.ts'

/** What the line carries, each `locked` or `on`. */
export type LineServices = Line['services']
/** States of a profile, SGP.22 3.1.6; `error` where a peer reports one. */
export type LineProfile =
  | 'available' | 'allocated' | 'linked' | 'confirmed' | 'released' | 'downloaded' | 'installed' | 'error' | 'unavailable'

/** Refused: `retry` says whether the same call may succeed later; `detail` is for the log and holds no personal data. */
export type LineRefusal = { readonly ok: false; readonly retry: boolean; readonly detail: string }
export type LineAnswer<T = unknown> = ({ readonly ok: true } & T) | LineRefusal

/** Each call has an `operationId`: the same one again answers the same and does nothing twice (ES2+ functionCallIdentifier). */
type Operation = { readonly operationId: string }
type OnLine = Operation & { readonly lineRef: string }

export type LineProvisioning = {
  /** What the peer can do: hold a profile back until released, switch services, tell what happened. */
  capabilities(): {
    readonly releaseGate: boolean
    readonly serviceControl: 'none' | 'all' | 'perService'
    readonly events: 'push' | 'poll' | 'none'
  }
  /** Takes a profile from stock (ES2+ downloadOrder). `eid`: 32 digits; `iccid`: a certain profile. */
  reserve(op: Operation & { readonly productRef: string; readonly eid?: string; readonly iccid?: string }): Promise<LineAnswer<{ readonly lineRef: string; readonly iccid: string }>>
  /** Makes it ready for download, held back unless `release` (ES2+ confirmOrder). */
  confirm(
    op: OnLine & { readonly eid?: string; readonly matchingId?: string; readonly confirmationCode?: string; readonly release: boolean },
  ): Promise<LineAnswer<{ readonly smdpAddress: string; readonly matchingId: string; readonly activationCode: string }>>
  /** Lets the held profile be downloaded (ES2+ releaseProfile). */
  release(op: OnLine): Promise<LineAnswer>
  /** Takes back a profile that is not yet downloaded (ES2+ cancelOrder). */
  cancel(op: OnLine & { readonly returnToStock: boolean }): Promise<LineAnswer>
  /** Switches services; absent where `serviceControl` is none. */
  setServices?(op: OnLine & { readonly services: LineServices; readonly reason: string }): Promise<LineAnswer>
  status(lineRef: string): Promise<LineAnswer<{ readonly profile: LineProfile; readonly services: LineServices }>>
}

/** `LPA:1$host$matchingId`, with `$$1` where the person also has to enter a confirmation code (SGP.22 4.1). */
export function activationCode(smdpAddress: string, matchingId: string, withConfirmationCode: boolean): string {
  return `LPA:1$${smdpAddress}$${matchingId}${withConfirmationCode ? '$$1' : ''}`
}

/** 32 digits, ISO/IEC 7064 MOD 97-10 over all of them (GSMA SGP.29). */
export const isEid = (eid: string): boolean => /^\d{32}$/.test(eid) && BigInt(eid) % 97n === 1n
