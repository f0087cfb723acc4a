// Who is signed in, and what that person's roles open in these pages. The server decides again on every call.
import { useQuery, useQueryClient } from '@tanstack/react-query'
import { createContext, use } from 'react'
import type { Staff, StaffSession } from '#contract/review.ts'
import type { StaffRole } from '#contract/words.ts'
import { call, isRefusal } from './call.ts'

const SESSION = ['session'] as const

/** The session: `undefined` while unknown, `null` when nobody is signed in. `asks` false only looks at what is known already. */
export function useSession(asks = true) {
  return useQuery({
    queryKey: SESSION,
    enabled: asks,
    queryFn: async (): Promise<StaffSession | null> => {
      try {
        return await call('getStaffSession', {})
      } catch (error) {
        if (isRefusal(error, 'not_signed_in')) return null
        throw error
      }
    },
    staleTime: 60_000,
  })
}

/** Sets or ends the session in these pages; ending it forgets everything read before. */
export function useSetSession(): (session: StaffSession | null) => void {
  const queries = useQueryClient()
  return (session) => {
    if (!session) queries.removeQueries({ predicate: (query) => query.queryKey[0] !== 'session' })
    queries.setQueryData(SESSION, session)
  }
}

/** The signed-in person, given by the guard in `shell.tsx` to the pages below it; it outlives the session until they are gone. */
export const SignedIn = createContext<Staff | null>(null)

/** The signed-in person; only below the guard. */
export function useStaff(): Staff {
  const staff = use(SignedIn)
  if (!staff) throw new Error('useStaff without a session')
  return staff
}

const PLACES = {
  queue: ['reviewer', 'compliance', 'admin'],
  cases: ['reviewer', 'support', 'compliance', 'admin'],
  pictures: ['reviewer', 'compliance'],
  decide: ['reviewer'],
  note: ['reviewer', 'support', 'compliance'],
  team: ['admin'],
  blocklist: ['reviewer', 'compliance'],
  block: ['reviewer', 'compliance'],
  unblock: ['compliance'],
} as const satisfies Record<string, readonly StaffRole[]>

/** The page somebody with these roles begins on. */
export function homeOf(roles: readonly StaffRole[]): '/queue' | '/cases' {
  return opens(roles, 'queue') ? '/queue' : '/cases'
}

/** Whether these pages show a place to somebody with these roles (what is refused all the same, the server says). */
export function opens(roles: readonly StaffRole[], place: keyof typeof PLACES): boolean {
  return roles.some((role) => (PLACES[place] as readonly StaffRole[]).includes(role))
}
