// Prints of the sides sent from this page, so that the camera notices when the same one is shown again. In memory only.
import type { PhotoSide } from '#contract/words.ts'
import type { Fingerprint } from './fingerprint.ts'

const prints = new Map<string, Map<PhotoSide, Fingerprint>>()

/** Keeps the print of a side; null forgets it. */
export function keepPrint(registration: string, side: PhotoSide, print: Fingerprint | null): void {
  const sides = prints.get(registration) ?? new Map<PhotoSide, Fingerprint>()
  if (print) sides.set(side, print)
  else sides.delete(side)
  prints.set(registration, sides)
}

/** Prints of the other sides taken. */
export function printsBeside(registration: string, side: PhotoSide): Fingerprint[] {
  return [...(prints.get(registration) ?? [])].filter(([other]) => other !== side).map(([, print]) => print)
}
