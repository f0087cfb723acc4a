// A face engine that stands elsewhere, behind HTTP: pictures are posted to it as JSON, and its answers are checked before anyone believes them.
import type { IncomingMessage } from 'node:http'
import { readComparison, readFoundFaces } from '#core/face-answer.ts'
import type { FaceEngine, FaceFailure, FaceOf } from '#core/face-engine.ts'
import { pinHost, resolveAll, type Resolve } from './pinned-host.ts'
import { postPinned } from './post-pinned.ts'

export type FaceProviderOptions = {
  /** Where `/find` and `/compare` are; https, except on this machine. */
  readonly url: string
  /** Sent as a bearer token. */
  readonly key: string
  /** Lets 127.0.0.0/8 and ::1 be posted to. */
  readonly allowLoopback: boolean
  /** Milliseconds for all of one question; 30 s. */
  readonly timeout?: number
  readonly resolve?: Resolve
}

const TIMEOUT = 30_000
/** Room for the figures of a hundred faces. */
const MOST = 512 * 1024
const away = (detail: string): FaceFailure => ({ problem: 'provider_away', detail })

/** The text of an answer. @throws {Error} when it is longer than any answer is */
async function textOf(answer: IncomingMessage): Promise<string> {
  const chunks: Buffer[] = []
  let length = 0
  for await (const chunk of answer as AsyncIterable<Buffer>) {
    length += chunk.length
    if (length > MOST) throw new Error('too long')
    chunks.push(chunk)
  }
  return Buffer.concat(chunks).toString('utf8')
}

/** Only what travels encrypted, or not at all, carries faces. */
const isPrivate = ({ protocol, hostname }: URL): boolean => protocol === 'https:' || /^(127(\.\d{1,3}){3}|\[::1\]|localhost)$/.test(hostname)

/** Makes the engine. It keeps nothing, and it embeds nothing: templates of strangers are not taken in. */
export function createFaceProvider({ url, key, allowLoopback, timeout = TIMEOUT, resolve = resolveAll }: FaceProviderOptions): FaceEngine {
  const ask = async (verb: 'find' | 'compare', body: object): Promise<{ json: unknown } | FaceFailure> => {
    const signal = AbortSignal.timeout(timeout)
    const pinned = await pinHost(`${url.replace(/\/+$/, '')}/${verb}`, { allowLoopback }, resolve)
    if (!pinned.ok) return away(`address ${pinned.fault}`)
    if (!isPrivate(pinned.url)) return away('address not_encrypted')
    try {
      const answer = await postPinned(pinned, Buffer.from(JSON.stringify(body)), { authorization: `Bearer ${key}`, 'user-agent': 'Realname faces' }, signal)
      if (answer.statusCode !== 200) {
        answer.destroy()
        return away(`status ${answer.statusCode}`)
      }
      return { json: JSON.parse(await textOf(answer)) as unknown }
    } catch (cause) {
      if (signal.aborted) return away('timeout')
      return away(cause instanceof SyntaxError ? 'answer not_json' : `connection ${(cause as NodeJS.ErrnoException).code ?? 'broken'}`)
    }
  }
  const faceOf = ({ bytes, rank }: FaceOf): object => ({ picture: Buffer.from(bytes).toString('base64'), rank })
  return {
    model: `provider at ${url}`,
    async find(bytes, { least, tiles }) {
      const asked = await ask('find', { picture: Buffer.from(bytes).toString('base64'), least, tiles })
      return 'problem' in asked ? asked : (readFoundFaces(asked.json) ?? away('answer not_as_agreed'))
    },
    async compare(portrait, selfies) {
      if (selfies.length === 0) throw new Error('a comparison needs at least one selfie')
      const asked = await ask('compare', { portrait: faceOf(portrait), selfies: selfies.map(faceOf) })
      return 'problem' in asked ? asked : (readComparison(asked.json, selfies.length) ?? away('answer not_as_agreed'))
    },
    async embed() {
      return { problem: 'not_offered', detail: 'a provider gives no templates' }
    },
    async close() {},
  }
}
