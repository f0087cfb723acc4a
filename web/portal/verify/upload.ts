// Sends one picture over lines that break: in parts, with how much of it has left, and on again when the connection is back.
import { createClient, type Client } from '#contract/client.ts'
import type { PhotoSide } from '#contract/words.ts'
import { locale } from '#web/ui/texts.ts'
import { call } from '../call.ts'
import { cell } from '../cell.ts'
import { sendInParts, type Line, type Progress } from './send-in-parts.ts'

/** Milliseconds without a byte or an answer after which the line is taken for cut. */
const SILENCE = 20_000

/** A fetch over XMLHttpRequest, which alone tells how much of a body has been sent. Given up when the line falls silent or the device says it is offline. */
function fetchWithProgress(onLoaded: (bytes: number) => void): typeof fetch {
  return (input, init) =>
    new Promise((resolve, reject) => {
      const request = new XMLHttpRequest()
      const giveUp = (): void => request.abort()
      let silence = setTimeout(giveUp, SILENCE)
      addEventListener('offline', giveUp)
      request.open(init?.method ?? 'GET', input instanceof Request ? input.url : input)
      request.responseType = 'text'
      for (const [name, value] of Object.entries((init?.headers ?? {}) as Record<string, string>)) request.setRequestHeader(name, value)
      request.setRequestHeader('accept-language', locale())
      request.upload.addEventListener('progress', (event) => {
        clearTimeout(silence)
        silence = setTimeout(giveUp, SILENCE)
        onLoaded(event.loaded)
      })
      request.addEventListener('load', () => resolve(new Response(request.status === 204 ? null : request.responseText, {
        status: request.status, headers: { 'content-type': request.getResponseHeader('content-type') ?? '' },
      })))
      for (const end of ['error', 'abort']) request.addEventListener(end, () => reject(new TypeError('the connection broke')))
      request.addEventListener('loadend', () => {
        clearTimeout(silence)
        removeEventListener('offline', giveUp)
      })
      request.send(init?.body as XMLHttpRequestBodyInit)
    })
}

const over = (onLoaded: (bytes: number) => void): { repeat: false; send: Client } => ({ repeat: false, send: createClient({ fetch: fetchWithProgress(onLoaded) }) })
const quietly = over(() => undefined)

/** RFC 9530: by it the server knows the picture again, and that it came whole. Browsers have it on safe pages only; without it a new beginning sends all again. */
async function digestOf(picture: Blob): Promise<{ 'repr-digest'?: string }> {
  if (!('subtle' in crypto)) return {}
  const hash = new Uint8Array(await crypto.subtle.digest('SHA-256', await picture.arrayBuffer()))
  return { 'repr-digest': `sha-256=:${btoa(String.fromCharCode(...hash))}:` }
}

type To = { readonly id: string; readonly side: PhotoSide; readonly anyway?: boolean }

function lineTo(to: To, picture: Blob, digest: { 'repr-digest'?: string }): Line {
  const params = { id: to.id, side: to.side }
  const headers = { 'upload-length': picture.size, 'upload-complete': '?0', ...digest } as const
  const replyOf = (answer: Awaited<ReturnType<typeof call<'getUpload'>>>) => (answer.ok ? { ok: true as const, upload: answer.data } : answer)
  return {
    begin: async () => replyOf(await call('beginUpload', { params, query: to.anyway ? { anyway: true } : {}, headers }, quietly)),
    ask: async (upload) => replyOf(await call('getUpload', { params: { ...params, upload } }, quietly)),
    part: async (upload, { offset, bytes, isLast }, onLoaded) => {
      const body = new Uint8Array(await bytes.arrayBuffer())
      const input = { params: { ...params, upload }, headers: { 'upload-offset': offset, 'upload-complete': isLast ? '?1' : '?0' }, body } as const
      return replyOf(await call('appendToUpload', input, over(onLoaded)))
    },
  }
}

const NOTHING: Progress = { share: 0, waiting: false }
/** How far the picture is that is being sent. */
export const progress = cell<Progress>(NOTHING)
/** Grows with each picture, and when one is given up: a sending of an earlier turn is over. */
let turn = 0
let wake = (): void => undefined

/** Waits; less when the connection is back, the page is seen again, or the person says so. */
function pause(ms: number): Promise<void> {
  return new Promise((resolve) => {
    const seen = (): void => void (document.visibilityState === 'visible' && end())
    const end = (): void => {
      clearTimeout(timer)
      removeEventListener('online', end)
      document.removeEventListener('visibilitychange', seen)
      wake = () => undefined
      resolve()
    }
    const timer = setTimeout(end, ms)
    addEventListener('online', end)
    document.addEventListener('visibilitychange', seen)
    wake = end
  })
}

/** Tries again now rather than after the pause. */
export function goOnSending(): void {
  wake()
}

/** Nobody waits for the picture any more. */
export function stopSending(): void {
  turn += 1
  wake()
}

/** Sends the picture of one side, for as long as it takes: a cut is waited out, and what has arrived is not sent again. Null when it was stopped. */
export async function sendPhoto(to: To, picture: Blob): ReturnType<typeof sendInParts> {
  stopSending()
  const mine = turn
  progress.set(NOTHING)
  const line = lineTo(to, picture, await digestOf(picture))
  return sendInParts(picture, line, { now: () => performance.now(), pause }, progress.set, () => turn !== mine)
}
