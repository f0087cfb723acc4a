// What of an error may stand in the log: never what the database quotes of the values it was given.

/** The name, code and place of an error; its message only when it is not the database's. */
export function describeError(error: unknown): Record<string, unknown> {
  // Some libraries hand on a copy of an error that is no Error any more.
  if (typeof error !== 'object' || error === null || !('message' in error)) return { error: typeof error }
  const { name = 'Error', message, stack, cause: reason, code, severity, constraint } = error as Partial<Error> & Record<'code' | 'severity' | 'constraint', unknown>
  const place = stack?.split('\n').filter((line) => line.startsWith('    at ')).slice(0, 6).map((line) => line.trim())
  if (severity !== undefined) return { error: name, code, constraint, place }
  const cause = reason === undefined ? {} : { cause: describeError(reason) }
  return { error: name, code, message, place, ...cause }
}
