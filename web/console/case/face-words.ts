// How a head is turned, in words a person can check against the picture.
import type { ShownFace } from '#contract/faces.ts'

/** Less than this nobody sees, and the mesh is not surer. */
const SEEN = 15

export type PoseWord = readonly [direction: 'left' | 'right' | 'down' | 'up' | 'tilted', degrees: number]

/** What is to be said of a pose; nothing of one that looks straight ahead. Left and right are the person's own. */
export function poseWords({ yaw, pitch, roll }: ShownFace['pose']): PoseWord[] {
  const words: PoseWord[] = []
  if (Math.abs(yaw) >= SEEN) words.push([yaw > 0 ? 'left' : 'right', Math.abs(yaw)])
  if (Math.abs(pitch) >= SEEN) words.push([pitch > 0 ? 'down' : 'up', Math.abs(pitch)])
  if (Math.abs(roll) >= SEEN) words.push(['tilted', Math.abs(roll)])
  return words
}
