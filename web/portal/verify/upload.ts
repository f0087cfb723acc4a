// Sends one picture and says how much of it has left. The address still comes from the contract's client; only its fetch is another.
import { createClient } from '#contract/client.ts'
import type { Photo } from '#contract/registration.ts'
import type { PhotoSide } from '#contract/words.ts'
import { locale } from '#web/ui/texts.ts'
import { call, type Failure } from '../call.ts'

/** Seconds without an answer after which the line is taken for cut. */
const PATIENCE = 120

/** A fetch over XMLHttpRequest, which alone tells how much of a body has been sent. `onShare` is given 0 to 1. */
function fetchWithProgress(onShare: (share: number) => void): typeof fetch {
  return (input, init) =>
    new Promise((resolve, reject) => {
      const request = new XMLHttpRequest()
      request.open(init?.method ?? 'GET', input instanceof Request ? input.url : input)
      request.responseType = 'text'
      request.timeout = PATIENCE * 1000
      for (const [name, value] of Object.entries((init?.headers ?? {}) as Record<string, string>)) request.setRequestHeader(name, value)
      request.setRequestHeader('accept-language', locale())
      request.upload.addEventListener('progress', (event) => event.lengthComputable && onShare(event.loaded / event.total))
      request.addEventListener('load', () => resolve(new Response(request.status === 204 ? null : request.responseText, {
        status: request.status, headers: { 'content-type': request.getResponseHeader('content-type') ?? '', etag: request.getResponseHeader('etag') ?? '' },
      })))
      for (const end of ['error', 'timeout', 'abort']) request.addEventListener(end, () => reject(new TypeError('the connection broke')))
      request.send(init?.body as XMLHttpRequestBodyInit)
    })
}

/** Sends the picture of one side; tried again by itself while the connection is gone, since the same bytes again change nothing. */
export async function sendPhoto(to: { id: string; side: PhotoSide; anyway?: boolean }, picture: Blob, onShare: (share: number) => void): Promise<{ ok: true; photo: Photo } | Failure> {
  const body = new Uint8Array(await picture.arrayBuffer())
  const answer = await call('putPhoto', { params: { id: to.id, side: to.side }, query: to.anyway ? { anyway: true } : {}, body, contentType: 'image/jpeg' }, {
    send: createClient({ fetch: fetchWithProgress(onShare) }),
  })
  return answer.ok ? { ok: true, photo: answer.data } : answer
}
