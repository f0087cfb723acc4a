// A value that pages can watch: the smallest state there is.
import { useEffect, useState } from 'preact/hooks'

export type Cell<T> = { readonly get: () => T; readonly set: (value: T) => void; readonly watch: (see: (value: T) => void) => () => void }

/** Makes a cell. Watchers are told when the value is another one (`Object.is`). */
export function cell<T>(first: T): Cell<T> {
  let value = first
  const watchers = new Set<(value: T) => void>()
  return {
    get: () => value,
    set(next) {
      if (Object.is(next, value)) return
      value = next
      for (const see of watchers) see(next)
    },
    watch(see) {
      watchers.add(see)
      return () => watchers.delete(see)
    },
  }
}

/** The value of a cell, followed as long as the component stands. */
export function useCell<T>(of: Cell<T>): T {
  const [value, setValue] = useState(() => of.get())
  useEffect(() => {
    setValue(() => of.get())
    return of.watch((next) => setValue(() => next))
  }, [of])
  return value
}
