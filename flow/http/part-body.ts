// Reads the body of one part of an upload, and of one that is cut keeps what has come: the next call goes on from there.
import type { IncomingMessage } from 'node:http'
import { setTimeout as wait } from 'node:timers/promises'
import type { FastifyRequest } from 'fastify'
import { PICTURE_BYTES } from '#contract/routes/registrations.ts'
import type { Actor } from '../house.ts'

/** A line that brings nothing for this long is taken for cut. */
const SILENCE_MS = 30_000
/** Longest wait for an earlier part to be taken; should it hang, the offset still keeps the two apart. */
const SETTLE_MS = 5_000

/** A part being read or taken now. A phone that changes networks leaves one hanging. */
type Running = { readonly stop: () => void; readonly taken: Promise<void>; readonly finish: () => void }
const byUpload = new Map<string, Running>()
const byRequest = new WeakMap<FastifyRequest, Running>()
const keys = new WeakMap<FastifyRequest, string>()
const cut = new WeakSet<FastifyRequest>()

/** Whether the line broke before the whole part had come. */
export const isCut = (request: FastifyRequest): boolean => cut.has(request)

/**
 * Ends the reading of an earlier part of the same caller for the same upload, and waits until what came of it is taken: the offset told next
 * is then true (draft-ietf-httpbis-resumable-upload, "Concurrency"). Other processes are kept apart by the offset alone.
 */
export async function settleParts(request: FastifyRequest, actor: Actor): Promise<void> {
  const caller = actor.kind === 'operator' ? actor.keyId : actor.kind === 'anyone' ? '' : actor.id
  const key = `${actor.kind}/${caller} ${request.url.split('?', 1)[0]}`
  keys.set(request, key)
  const earlier = byUpload.get(key)
  if (!earlier) return
  earlier.stop()
  await Promise.race([earlier.taken, wait(SETTLE_MS)])
}

/** Says that what came of a part has been taken or refused. */
export function partTaken(request: FastifyRequest): void {
  byRequest.get(request)?.finish()
}

/** Notes the reading until its part is taken. */
function track(request: FastifyRequest, stop: () => void): void {
  const key = keys.get(request)
  if (key === undefined) return
  const { promise: taken, resolve } = Promise.withResolvers<void>()
  const running: Running = {
    stop,
    taken,
    finish: () => {
      if (byUpload.get(key) === running) byUpload.delete(key)
      resolve()
    },
  }
  byUpload.set(key, running)
  byRequest.set(request, running)
}

/** The parser of `application/partial-upload`. */
export function takePart(request: FastifyRequest, payload: IncomingMessage, done: (error: Error | null, body?: Buffer) => void): void {
  const chunks: Buffer[] = []
  let size = 0
  let isOver = false
  const end = (how: 'whole' | 'cut' | 'too large'): void => {
    if (isOver) return
    isOver = true
    clearTimeout(silence)
    payload.off('data', take).resume()
    if (how === 'too large') {
      partTaken(request)
      return done(Object.assign(new Error('The part is too large'), { statusCode: 413, code: 'FST_ERR_CTP_BODY_TOO_LARGE' }))
    }
    if (how === 'cut') cut.add(request)
    done(null, Buffer.concat(chunks))
  }
  const stop = (): void => {
    end('cut')
    payload.destroy()
  }
  const take = (chunk: Buffer): void => {
    silence.refresh()
    size += chunk.length
    if (size > PICTURE_BYTES) return end('too large')
    chunks.push(chunk)
  }
  const silence = setTimeout(stop, SILENCE_MS)
  track(request, stop)
  if (Number(request.headers['content-length'] ?? 0) > PICTURE_BYTES) return end('too large')
  payload.on('data', take)
  payload.once('end', () => end('whole'))
  // A cut shows as an error, or as a close before the end.
  payload.once('error', () => end('cut'))
  payload.once('close', () => end('cut'))
}
