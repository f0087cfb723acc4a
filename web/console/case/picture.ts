// One picture of a case: fetched as bytes through the client, shown from memory, forgotten when the page is left.
import { useQuery } from '@tanstack/react-query'
import { useEffect, useState } from 'react'
import type { CasePhoto } from '#contract/review.ts'
import type { PhotoSide } from '#contract/words.ts'
import { call } from '../call.ts'

export type Picture = { readonly url: string; readonly width: number; readonly height: number }

/** Its size in pixels, upright. Rejects what the browser cannot decode. */
async function measure(blob: Blob): Promise<{ blob: Blob; width: number; height: number }> {
  const bitmap = await createImageBitmap(blob)
  const { width, height } = bitmap
  bitmap.close()
  return { blob, width, height }
}

/** The picture of a side; every fetch is an event on the case, so it is fetched once. `photo` carries the size the reader worked in. */
export function usePicture(id: string, photo: Pick<CasePhoto, 'side' | 'received_at' | 'reading'> | undefined) {
  const side: PhotoSide = photo?.side ?? 'front'
  const query = useQuery({
    queryKey: ['picture', id, side, photo?.received_at],
    queryFn: async ({ signal }) => {
      const bytes = await call('getCasePhoto', { params: { id, side }, signal })
      return measure(new Blob([new Uint8Array(bytes)]))
    },
    enabled: photo !== undefined, staleTime: Infinity, gcTime: 0, refetchOnWindowFocus: false, refetchOnReconnect: false,
  })
  const blob = query.data?.blob
  const [url, setUrl] = useState<string | null>(null)
  useEffect(() => {
    if (!blob) return undefined
    const made = URL.createObjectURL(blob)
    setUrl(made)
    return () => {
      setUrl(null)
      URL.revokeObjectURL(made)
    }
  }, [blob])
  const size = photo?.reading?.picture ?? query.data
  const picture: Picture | null = url && size ? { url, width: size.width, height: size.height } : null
  return { picture, error: query.error, retry: query.refetch }
}
