// The registration as the server has it, followed as long as the page is seen: other tabs and a second device move this one.
import { useEffect } from 'preact/hooks'
import type { Registration } from '#contract/registration.ts'
import { call, type Failure } from '../call.ts'
import { cell } from '../cell.ts'

/** The registration being worked on. */
export const current = cell<Registration | null>(null)
/** Why it could not be read. */
export const trouble = cell<Failure | null>(null)
let tag: string | null = null

/** Takes an answer of the server, unless it is older than what is known. */
export function keep(fresh: Registration, etag: string | null = null): void {
  const known = current.get()
  if (known && known.id === fresh.id && known.version > fresh.version) return
  tag = etag
  if (known?.id !== fresh.id || JSON.stringify(known) !== JSON.stringify(fresh)) current.set(fresh)
}

/** Reads the registration anew. `whole` leaves out the ETag: for changes that do not grow the version. */
export async function look(id: string, how: { whole?: boolean; quiet?: boolean } = {}): Promise<void> {
  const same = current.get()?.id === id
  const answer = await call('getRegistration', { params: { id }, ...(same && tag && !how.whole ? { ifNoneMatch: tag } : {}) }, { repeat: !how.quiet })
  if (answer.ok) {
    trouble.set(null)
    if (answer.status !== 304) keep(answer.data, answer.etag)
  } else if (!same || answer.code === 'not_found') trouble.set(answer)
}

/** Milliseconds until the next look: short while the system works, long while a person does. */
export function paceOf(registration: Registration | null): number {
  if (!registration) return 3000
  if (registration.photos.some((photo) => photo.status === 'reading')) return 800
  if (registration.next_actor === 'system') return 1200
  if (registration.next_actor === 'staff') return 8000
  return registration.next_actor === 'subscriber' ? 2500 : 15_000
}

/** Follows a registration while the page is seen; looks at once when it is seen again. */
export function useFollow(id: string | null): void {
  useEffect(() => {
    if (!id) return undefined
    if (current.get()?.id !== id) current.set(null)
    trouble.set(null)
    let timer: ReturnType<typeof setTimeout> | undefined
    let here = true
    const turn = async (first: boolean) => {
      clearTimeout(timer)
      if (first || document.visibilityState === 'visible') await look(id, first ? {} : { quiet: true })
      if (here) timer = setTimeout(() => void turn(false), paceOf(current.get()))
    }
    const seen = () => void (document.visibilityState === 'visible' && turn(false))
    void turn(true)
    document.addEventListener('visibilitychange', seen)
    const sooner = current.watch(() => {
      clearTimeout(timer)
      timer = setTimeout(() => void turn(false), paceOf(current.get()))
    })
    return () => {
      here = false
      clearTimeout(timer)
      document.removeEventListener('visibilitychange', seen)
      sooner()
    }
  }, [id])
}
