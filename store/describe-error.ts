// What of an error may stand in the log: never what the database quotes of the values it was given.

/** The name, code and place of an error; its message only when it is not the database's. */
export function describeError(error: unknown): Record<string, unknown> {
  if (!(error instanceof Error)) return { error: typeof error }
  const { code, severity, constraint } = error as { code?: unknown; severity?: unknown; constraint?: unknown }
  const place = error.stack?.split('\n').filter((line) => line.startsWith('    at ')).slice(0, 6).map((line) => line.trim())
  if (severity !== undefined) return { error: error.name, code, constraint, place }
  const cause = error.cause === undefined ? {} : { cause: describeError(error.cause) }
  return { error: error.name, code, message: error.message, place, ...cause }
}
