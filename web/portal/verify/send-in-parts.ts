// Sends a picture in parts and goes on by itself after a cut, from where the server says it stopped. Knows neither page nor network: both are handed in.
import type { ProblemCode } from '#contract/problems.ts'
import type { Photo, Upload } from '#contract/registration.ts'
import type { Failure } from '../call.ts'

export type Reply = { readonly ok: true; readonly upload: Upload } | Failure
/** The three calls, each one try. */
export type Line = {
  begin(): Promise<Reply>
  ask(upload: string): Promise<Reply>
  /** `onLoaded` is told how many of these bytes have left. */
  part(upload: string, part: { offset: number; bytes: Blob; isLast: boolean }, onLoaded: (bytes: number) => void): Promise<Reply>
}
/** `share` of what has left, 0 to 1, never falls. `waiting` for the connection to come back. */
export type Progress = { readonly share: number; readonly waiting: boolean }
export type Clock = {
  /** Milliseconds. */
  now(): number
  /** Waits, or less when it may be sooner. */
  pause(ms: number): Promise<void>
}

const KIB = 1024
const SMALLEST = 64 * KIB
const LARGEST = 1024 * KIB
const FIRST = 128 * KIB
/** How long one part should take: a cut loses no more. */
const PART_MS = 2000
/** Pauses before the next try; the last one stays. */
const PAUSES = [1000, 2000, 4000, 8000, 15_000, 30_000]
/** Short of all there is until the server has taken it. */
const ALMOST = 0.99
const MOST_BEGINNINGS = 4
const MOST_FAULTS = 4
/** Problems that pass with time, the connection's absence among them. */
const PASSING: readonly (ProblemCode | 'unreachable')[] = ['unreachable', 'database_away', 'changed_meanwhile']

/** The next part's size after one of `bytes` took `ms`. */
export function nextSize(size: number, bytes: number, ms: number): number {
  const ideal = (bytes / Math.max(1, ms)) * PART_MS
  return Math.round(Math.min(LARGEST, size * 2, Math.max(SMALLEST, ideal)))
}

/** Sends it all; ends when the server has the picture or refuses it, or `isOver` says that nobody waits for it any more: then null. */
export async function sendInParts(
  picture: Blob, line: Line, clock: Clock, onProgress: (progress: Progress) => void, isOver: () => boolean,
): Promise<{ readonly ok: true; readonly photo: Photo } | Failure | null> {
  let id: string | null = null
  let offset = 0
  /** Whether the offset is the server's own word. */
  let isSure = false
  let size = FIRST
  let share = 0
  let cuts = 0
  let faults = 0
  let beginnings = 0
  const show = (sent: number, waiting = false): void => {
    share = Math.max(share, Math.min(ALMOST, sent / picture.size))
    onProgress({ share, waiting })
  }

  while (!isOver()) {
    const began = clock.now()
    const bytes = picture.slice(offset, offset + size)
    const isPart: boolean = id !== null && isSure
    if (id === null) beginnings += 1
    const isLast = offset + size >= picture.size
    const send = (to: string): Promise<Reply> => (isSure ? line.part(to, { offset, bytes, isLast }, (loaded) => show(offset + loaded, cuts > 0)) : line.ask(to))
    const reply: Reply = id === null ? await line.begin() : await send(id)
    if (reply.ok) {
      const { upload }: { upload: Upload } = reply
      if (upload.photo) return { ok: true, photo: upload.photo }
      if (isPart && bytes.size > 0) size = nextSize(size, bytes.size, clock.now() - began)
      if (isPart || upload.offset > offset) faults = 0
      id = upload.id
      offset = upload.offset
      isSure = true
      cuts = 0
      show(offset)
      continue
    }
    isSure = false
    if (PASSING.includes(reply.code)) {
      // What was never begun is not begun anew.
      if (id === null) beginnings -= 1
      if (isPart) size = Math.max(SMALLEST, Math.floor(size / 2))
      show(offset, true)
      await clock.pause(PAUSES[Math.min(cuts, PAUSES.length - 1)] ?? 0)
      cuts += 1
    } else if (id !== null && reply.code === 'not_found' && beginnings < MOST_BEGINNINGS) {
      // Another tab sends this side, or it was too long ago.
      id = null
      offset = 0
    } else {
      faults += 1
      if ((reply.code !== 'offset_mismatch' && reply.code !== 'internal') || faults >= MOST_FAULTS) return reply
      if (reply.code === 'internal') await clock.pause(PAUSES[0] ?? 0)
    }
  }
  return null
}
