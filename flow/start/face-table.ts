// Lays out faces and comparisons for a person at a terminal.
import type { FaceBand, Views } from '#core/face-bands.ts'
import type { ComparedFace, FaceComparison, FaceFailure } from '#core/face-engine.ts'
import type { Face, FaceReason, FoundFaces } from '#core/face-facts.ts'
import { remedyOf, type Paint } from './read-table.ts'

const REASONS: Record<FaceReason, string> = {
  face_too_small: 'too small: take the picture from closer', face_turned_away: 'turned away: look into the camera', face_blurred: 'blurred: hold still, let the camera focus',
  face_too_dark: 'too dark: turn towards the light', face_too_bright: 'too bright: turn away from the light',
}
const BANDS: Record<FaceBand, { colour: Parameters<Paint>[0]; words: string }> = {
  match: { colour: 'green', words: 'The faces are alike enough to be one person\'s.' },
  inconclusive: { colour: 'yellow', words: 'The faces are neither alike nor unlike enough: a person must look.' },
  mismatch: { colour: 'red', words: 'The faces are not alike: a person must look.' },
  not_comparable: { colour: 'yellow', words: 'The smallest face is too small to be compared: take it from closer.' },
}
const VIEWS: Record<Views, string> = { one_view: 'one view', two_views: 'two views', three_views_and_more: 'three views and more' }
const PORTRAITS = { below_150: 'below 150 px', from_150: 'from 150 px', from_200: 'from 200 px' } as const

/** What to do about a picture in which nothing could be looked for or found. */
export function faceRemedyOf(problem: FaceFailure['problem']): string {
  if (problem === 'no_face') return 'Use a picture that shows the whole face, larger and in even light.'
  if (problem === 'provider_away') return 'Try again later, or leave the provider out.'
  return problem === 'not_offered' ? 'Use another face engine.' : remedyOf(problem)
}

const degrees = (value: number): string => `${Math.round(value)}°`

function faceLines({ height, portrait_height, pose, open, quality, box }: Face, paint: Paint): string[] {
  const [x, y] = box[0]
  return [
    `  at ${Math.round(x)}, ${Math.round(y)}: face ${Math.round(height)} px high, portrait about ${Math.round(portrait_height)} px`,
    `    yaw ${degrees(pose.yaw)}, pitch ${degrees(pose.pitch)}, roll ${degrees(pose.roll)}; eyes ${open.left_eye.toFixed(2)} and ${open.right_eye.toFixed(2)}, mouth ${open.mouth.toFixed(2)} open`,
    `    sharpness ${quality.sharpness.toFixed(2)}, brightness ${quality.brightness}, blown out ${Math.round(quality.blown_out * 100)} %`,
    ...quality.reasons.map((reason) => `    ${paint('yellow', '!')} ${REASONS[reason]}`),
  ]
}

const turned = (orientation: number): string => (orientation === 0 ? 'upright' : `turned by ${orientation}° clockwise`)

/** One picture and its faces. */
export function tabulateFound(file: string, { faces, orientation }: FoundFaces, paint: Paint): string {
  const count = faces.length === 0 ? paint('red', 'no face found') : `${faces.length === 1 ? 'one face' : `${faces.length} faces`}, ${turned(orientation)}`
  return [paint('bold', file), `  ${count}`, ...faces.flatMap((face) => faceLines(face, paint))].join('\n')
}

/** Two faces, and what comparing them says. */
export function tabulateComparison(names: { portrait: string; selfies: readonly string[] }, { band, profile, portrait, selfies }: FaceComparison, paint: Paint): string {
  const told = (file: string, { orientation, face }: ComparedFace): string[] => [`${paint('bold', file)} ${paint('dim', turned(orientation))}`, ...faceLines(face, paint)]
  const { colour, words } = BANDS[band]
  return [
    `${paint(colour, band)}  ${words}`,
    paint('dim', `  judged by ${profile.model}, ${VIEWS[profile.views]}, smallest portrait ${PORTRAITS[profile.portrait]}`),
    ...told(names.portrait, portrait), ...selfies.flatMap((each, i) => told(names.selfies[i]!, each)),
  ].join('\n')
}

/** Files of which nothing could be told. */
export function tabulateFaceFailure(files: string, { problem, detail }: FaceFailure, paint: Paint): string {
  return `${paint('bold', files)}\n  ${paint('red', problem)}: ${detail}. ${faceRemedyOf(problem)}`
}
