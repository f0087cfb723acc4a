// The query client: when to try again, and what happens when the session ends under a page.
import { MutationCache, QueryCache, QueryClient } from '@tanstack/react-query'
import { isRefusal, Refused } from './call.ts'

/** Makes the query client. A refused call is repeated only where the problem says so; a lost session empties `['session']`. */
export function makeQueries(): QueryClient {
  const onError = (error: unknown): void => {
    if (isRefusal(error, 'not_signed_in')) queries.setQueryData(['session'], null)
  }
  const queries: QueryClient = new QueryClient({
    queryCache: new QueryCache({ onError }),
    mutationCache: new MutationCache({ onError }),
    defaultOptions: {
      queries: {
        staleTime: 5_000,
        retry: (count, error) => count < 2 && (!(error instanceof Refused) || (error.problem.retry && error.problem.code !== 'too_many_tries')),
      },
    },
  })
  return queries
}
