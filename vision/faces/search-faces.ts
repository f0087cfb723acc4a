// Every template of one model in one array, searched exactly: nothing is approximated, and what is removed is gone at once.
import { leastRepeatScore } from '#core/face-repeats.ts'

/** Numbers of a template. */
const LENGTH = 128
/** Room for so many more, against what is held, when the array is full. */
const GROWTH = 1.5
const FIRST_ROOM = 1024

/** `score`: cosine, -1 to 1. */
export type FaceHit = { readonly id: string; readonly score: number }

export class FaceGallery {
  vectors: Float32Array
  readonly ids: string[] = []
  readonly slots = new Map<string, number>()

  /** `room`: templates expected, so that the array need not be copied while it fills. */
  constructor(room: number = FIRST_ROOM) {
    this.vectors = new Float32Array(Math.max(1, room) * LENGTH)
  }

  get size(): number {
    return this.ids.length
  }

  /** Adds a template of length 1, or replaces the one of this id. @throws {Error} for one of another form */
  add(id: string, vector: Float32Array): void {
    if (vector.length !== LENGTH || !(Math.abs(Math.hypot(...vector) - 1) < 1e-3)) throw new Error('a template is 128 numbers of length 1')
    const slot = this.slots.get(id) ?? this.ids.length
    if ((slot + 1) * LENGTH > this.vectors.length) this.grow()
    this.vectors.set(vector, slot * LENGTH)
    this.ids[slot] = id
    this.slots.set(id, slot)
  }

  grow(): void {
    const vectors = new Float32Array(Math.ceil((this.vectors.length / LENGTH) * GROWTH + 1) * LENGTH)
    vectors.set(this.vectors)
    // The old array is given back to the system some time; its faces are not left in it.
    this.vectors.fill(0)
    this.vectors = vectors
  }

  /** Removes a template; its numbers are overwritten. Whether there was one. */
  remove(id: string): boolean {
    const slot = this.slots.get(id)
    if (slot === undefined) return false
    const last = this.ids.length - 1
    const moved = this.ids[last]!
    // The last takes the place, so that the array has no gaps to look over.
    this.vectors.copyWithin(slot * LENGTH, last * LENGTH, (last + 1) * LENGTH)
    this.vectors.fill(0, last * LENGTH, (last + 1) * LENGTH)
    this.ids[slot] = moved
    this.slots.set(moved, slot)
    this.ids.pop()
    this.slots.delete(id)
    return true
  }

  /**
   * Looks for a face.
   * @param vector of length 1
   * @param most hits wanted
   * @param least the score that counts; by default that of a gallery of this size
   * @returns the most alike first; equals in the order of their ids
   */
  search(vector: Float32Array, most: number, least: number = leastRepeatScore(this.size)): FaceHit[] {
    const { vectors, ids } = this
    const hits: FaceHit[] = []
    let floor = least
    for (let slot = 0, at = 0; slot < ids.length; slot++) {
      // Four sums that do not wait for each other: twice as fast as one.
      let a = 0
      let b = 0
      let c = 0
      let d = 0
      for (let i = 0; i < LENGTH; i += 4, at += 4) {
        a += vectors[at]! * vector[i]!
        b += vectors[at + 1]! * vector[i + 1]!
        c += vectors[at + 2]! * vector[i + 2]!
        d += vectors[at + 3]! * vector[i + 3]!
      }
      const score = a + b + c + d
      if (!(score >= floor)) continue
      hits.push({ id: ids[slot]!, score })
      if (hits.length < 2 * most) continue
      trim(hits, most)
      floor = Math.max(floor, hits.at(-1)?.score ?? floor)
    }
    return trim(hits, most)
  }
}

/** Keeps the most alike. */
function trim(hits: FaceHit[], most: number): FaceHit[] {
  hits.sort((p, q) => q.score - p.score || (p.id < q.id ? -1 : 1))
  hits.length = Math.min(hits.length, most)
  return hits
}
