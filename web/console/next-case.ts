// Takes the case due first and opens it.
import { useMutation, useQueryClient } from '@tanstack/react-query'
import { useNavigate } from '@tanstack/react-router'
import { call } from './call.ts'

/** The mutation; `data.item` is null when nothing is waiting. */
export function useTakeNext() {
  const navigate = useNavigate()
  const queries = useQueryClient()
  return useMutation({
    mutationFn: () => call('takeNext', {}),
    onSuccess: ({ item }) => {
      void queries.invalidateQueries({ queryKey: ['queue'] })
      if (item) void navigate({ to: '/cases/$id', params: { id: item.registration_id } })
    },
  })
}
