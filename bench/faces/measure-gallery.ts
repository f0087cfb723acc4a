// What an exact search costs in a gallery of random templates, and what holding them costs.
import process from 'node:process'
import { chanceOf } from '#specimens/chance.ts'
import { startFaceGallery } from '#vision/faces/start-face-gallery.ts'
import { mostRow, plainRow, quantileOf, type FaceRow } from './face-rows.ts'

const SEARCHES = 60
const BATCH = 5000
const LENGTH = 128
/** Milliseconds of the slowest of twenty searches, by the size they are promised for. */
const TARGETS = [{ upTo: 100_000, ms: 40 }, { upTo: 1_000_000, ms: 250 }] as const

/** Measures a gallery of this size. */
export async function measureGallery(size: number): Promise<FaceRow[]> {
  const chance = chanceOf(size, 'gallery')
  const invent = (): Float32Array => {
    const vector = Float32Array.from({ length: LENGTH }, () => chance.next() - 0.5)
    const length = Math.hypot(...vector)
    return vector.map((each) => each / length)
  }
  const empty = process.memoryUsage.rss()
  const gallery = startFaceGallery({ room: size })
  let loading = 0
  const known: Float32Array[] = []
  for (let from = 0; from < size; from += BATCH) {
    const entries = Array.from({ length: Math.min(BATCH, size - from) }, (_, i) => ({ id: `person ${from + i}`, vector: invent() }))
    known.push(entries[0]!.vector)
    const began = performance.now()
    await gallery.add(entries)
    loading += performance.now() - began
  }
  const times: number[] = []
  let right = 0
  for (let i = 0; i < SEARCHES; i++) {
    const at = i % known.length
    const began = performance.now()
    const hits = await gallery.search(known[at]!, 10)
    times.push(performance.now() - began)
    if (hits[0]?.id === `person ${at * BATCH}`) right++
  }
  const began = performance.now()
  const isRemoved = await gallery.remove('person 0')
  const removal = performance.now() - began
  const isGone = isRemoved && (await gallery.search(known[0]!, 10)).every(({ id }) => id !== 'person 0')
  const memory = process.memoryUsage.rss() - empty
  await gallery.close()
  const slow = quantileOf(times, 0.95)
  const target = TARGETS.find(({ upTo }) => size <= upTo)
  return [
    target ? mostRow('a search, slowest of twenty', slow, 'ms', target.ms) : plainRow('a search, slowest of twenty', `${slow.toFixed(0)} ms`),
    plainRow('a search, middle', `${quantileOf(times, 0.5).toFixed(1)} ms`), plainRow('filling it at the start', `${(loading / 1000).toFixed(1)} s`),
    plainRow('memory more than without (garbage of the bench included)', `${(memory / 1e6).toFixed(0)} MB`),
    { what: 'the person looked for comes first', value: `${right} of ${SEARCHES}`, target: 'always', isMet: right === SEARCHES },
    { what: 'removed and not found again', value: isGone ? `yes, in ${removal.toFixed(1)} ms` : 'NO', target: 'yes', isMet: isGone },
  ]
}
