// Two troubles the callers must tell from bugs: the database is away, and there is no room left.

/** The database cannot be reached or is starting or stopping; trying again later is right. Nothing was decided. */
export class DatabaseAway extends Error {
  override readonly name = 'DatabaseAway'
  readonly code = 'database_away'
}

/** The disk is full; nothing was kept. */
export class StorageFull extends Error {
  override readonly name = 'StorageFull'
  readonly code = 'storage_full'
}

/** Of the socket, from Node. */
const AWAY_ERRNO = new Set(['ECONNREFUSED', 'ECONNRESET', 'ENOENT', 'EPIPE', 'ETIMEDOUT', 'EHOSTUNREACH', 'ENETUNREACH', 'ENOTFOUND', 'EAI_AGAIN'])
/** SQLSTATE class 08, 57P01-57P03 (shutdown, crash, cannot connect now), 25006 (a standby: failover), 53300 (too many connections). */
const AWAY_STATE = /^(08...|57P0[1-3]|25006|53300)$/
/** What pg says without a code when the other side is gone. */
const AWAY_TEXT = /^(Connection terminated|timeout exceeded when trying to connect|Client has encountered a connection error)/

/** The typed trouble behind an error of pg or Node, or the error itself. */
export function troubleOf(error: unknown): unknown {
  if (typeof error !== 'object' || error === null) return error
  const { code, message } = error as { code?: unknown; message?: unknown }
  if (code === 'ENOSPC' || code === 'EDQUOT' || code === '53100') return new StorageFull('There is no room left on the disk', { cause: error })
  const away = typeof code === 'string' ? AWAY_ERRNO.has(code) || AWAY_STATE.test(code) : AWAY_TEXT.test(String(message))
  return away ? new DatabaseAway('The database cannot be reached', { cause: error }) : error
}

/** The typed trouble of a file operation: only a full disk is one, a missing file is not the database being away. */
export function fileTroubleOf(error: unknown): unknown {
  const code = (error as { code?: unknown }).code
  return code === 'ENOSPC' || code === 'EDQUOT' ? new StorageFull('There is no room left on the disk', { cause: error }) : error
}
