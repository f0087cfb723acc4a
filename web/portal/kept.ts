// Answers that outlive a page: going back, or signing in again in the middle, finds them as they were. In memory only, never on the device.
import { useState } from 'preact/hooks'

const answers = new Map<string, unknown>()

/** As `useState`, but kept under a name until forgotten. */
export function useKept<T>(name: string, first: () => T): [T, (value: T) => void] {
  const [value, setValue] = useState<T>(() => (answers.has(name) ? (answers.get(name) as T) : first()))
  return [
    value,
    (next) => {
      answers.set(name, next)
      setValue(() => next)
    },
  ]
}

/** Forgets what is kept under names that begin so. */
export function forget(prefix: string): void {
  for (const name of answers.keys()) if (name.startsWith(prefix)) answers.delete(name)
}
