// A moment so many seconds after another.

/** `at` moved by seconds, which may be negative. */
export function secondsAfter(at: Date, seconds: number): Date {
  return new Date(at.getTime() + seconds * 1000)
}
