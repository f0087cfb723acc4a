// The reviewer's hold on a case: taken on opening, kept by a heartbeat, lost on refusal.
import { useMutation, useQueryClient } from '@tanstack/react-query'
import { useEffect } from 'react'
import type { Case } from '#contract/review.ts'
import { call, isRefusal } from '../call.ts'

const HEARTBEAT = 180_000

export type Hold = 'mine' | 'other' | 'free'

/** Whose case it is by the server's last word. */
export function holdOf(lease: Case['lease'], staffId: string): Hold {
  if (!lease) return 'free'
  return lease.staff_id === staffId ? 'mine' : 'other'
}

/** Takes the case while `wanted` and it is free, keeps it every three minutes, and gives it back on request. */
export function useLease(shown: Case | undefined, staffId: string, wanted: boolean) {
  const queries = useQueryClient()
  const id = shown?.registration_id ?? ''
  const hold = holdOf(shown?.lease ?? null, staffId)
  const write = (lease: Case['lease']): void => {
    queries.setQueryData<Case>(['case', id], (old) => (old ? { ...old, lease } : old))
  }
  const take = useMutation({
    mutationFn: () => call('takeCase', { params: { id } }),
    onSuccess: (item) => write(item.lease),
    onError: (error) => {
      if (isRefusal(error, 'leased_by_another') || isRefusal(error, 'not_possible_now')) void queries.invalidateQueries({ queryKey: ['case', id] })
    },
  })
  const release = useMutation({
    mutationFn: () => call('releaseCase', { params: { id } }),
    onSuccess: () => {
      write(null)
      return queries.invalidateQueries({ queryKey: ['queue'] })
    },
  })
  const { mutate } = take
  const open = wanted && shown !== undefined
  useEffect(() => {
    if (open && hold === 'free') mutate()
    // Only on opening: a case given back stays given back until it is taken by the button.
  }, [open, id, mutate])
  useEffect(() => {
    if (!open || hold !== 'mine') return undefined
    const beat = setInterval(() => mutate(), HEARTBEAT)
    return () => clearInterval(beat)
  }, [open, hold, mutate])
  return { hold, take, release }
}
