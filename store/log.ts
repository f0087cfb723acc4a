// One line of the log, as the rooms below flow see it: a word for what happened, with ids and codes.

/** Never hand it personal data; `flow` passes its own log in. */
export type Log = (level: 'debug' | 'info' | 'warn' | 'error', what: string, data?: Record<string, unknown>) => void
