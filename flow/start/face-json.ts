// What was found of faces, for programs. Fields are named one by one: a template must never slip out.
import type { ComparedFace, FaceComparison, FaceFailure } from '#core/face-engine.ts'
import type { Face, FoundFaces } from '#core/face-facts.ts'
import { faceRemedyOf } from './face-table.ts'

/** Hundredths are enough for pixels, degrees and shares. */
const brief = (value: number): number => Math.round(value * 100) / 100

function faceValues({ box, score, presence, height, portrait_height, pose, open, quality }: Face) {
  return {
    box: box.map(([x, y]) => [Math.round(x), Math.round(y)]), score: brief(score), presence: brief(presence), height: brief(height), portrait_height: brief(portrait_height),
    pose: { yaw: brief(pose.yaw), pitch: brief(pose.pitch), roll: brief(pose.roll) },
    open: { left_eye: brief(open.left_eye), right_eye: brief(open.right_eye), mouth: brief(open.mouth) },
    quality: { sharpness: brief(quality.sharpness), brightness: brief(quality.brightness), blown_out: brief(quality.blown_out), covered: 'unknown', reasons: quality.reasons },
  }
}

/** One picture's faces as a line of JSON. */
export function foundJson(file: string, { picture, orientation, faces }: FoundFaces): string {
  return JSON.stringify({ file, picture, orientation, faces: faces.map(faceValues) })
}

/** A comparison as a line of JSON. */
export function comparisonJson(names: { portrait: string; selfies: readonly string[] }, { band, profile, score, remedy, portrait, selfies }: FaceComparison): string {
  const told = (file: string, { orientation, face }: ComparedFace) => ({ file, orientation, face: faceValues(face) })
  return JSON.stringify({ band, profile, score, remedy, portrait: told(names.portrait, portrait), selfies: selfies.map((each, i) => told(names.selfies[i]!, each)) })
}

/** What went wrong as a line of JSON; `what` names the files. */
export function failureJson(what: object, { problem, detail }: FaceFailure): string {
  return JSON.stringify({ ...what, error: { code: problem, detail, remedy: faceRemedyOf(problem) } })
}
