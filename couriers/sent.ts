// What became of a message: the one answer of every courier.

/**
 * Handed over, with the peer's or our own reference; or not, and whether the same message may be tried again.
 * `detail` is for the log: codes only, never an address, a name or the text.
 */
export type Sent = { readonly ok: true; readonly ref: string } | { readonly ok: false; readonly retry: boolean; readonly detail: string }
