// What the points of a mesh say: how the head is turned, how open eyes and mouth are, how large the face is, where its box lies.
import type { Point, Quad } from '#contract/reading.ts'
import type { Face, FacePose } from '#core/face-facts.ts'
import type { Mesh, MeshPoint } from './mesh-face.ts'

/** Numbers of points of the mesh, by MediaPipe's canonical face. Left and right are the person's own. */
const AT = { forehead: 10, chin: 152, leftSide: 454, rightSide: 234, leftEye: 263, rightEye: 33 } as const
/** Outer or inner corner, two above, the other corner, two below. */
const EYES = { left: [362, 385, 387, 263, 373, 380], right: [33, 160, 158, 133, 153, 144] } as const
const MOUTH = { top: 13, bottom: 14, right: 78, left: 308 } as const
/** dlib's five: corners of both eyes, base of the nose. */
const CHIP = [263, 362, 33, 133, 2] as const
/**
 * A passport photograph is about this much higher than the face from hairline to chin: chin to crown fills 70 to 80 % of it (ISO/IEC 19794-5),
 * of which the mesh spans three quarters.
 */
const PORTRAIT_PER_FACE = 1.75
/** What the mesh says of a face that looks straight ahead: measured, the same on photographs and on drawings. */
const PITCH_AT_REST = 12

const degrees = (radians: number): number => (radians * 180) / Math.PI
const flat = (a: MeshPoint, b: MeshPoint): number => Math.hypot(a[0] - b[0], a[1] - b[1])

/** How the line of the eyes runs, degrees clockwise: 0 for an upright face. */
export function rollOf({ points }: Mesh): number {
  const [left, right] = [points[AT.leftEye]!, points[AT.rightEye]!]
  return degrees(Math.atan2(left[1] - right[1], left[0] - right[0]))
}

/** The pose against a picture that is turned upright by `orientation`. */
export function poseOf(mesh: Mesh, orientation: number): FacePose {
  const { points } = mesh
  const slope = (near: MeshPoint, far: MeshPoint): number => degrees(Math.atan2(far[2] - near[2], flat(near, far)))
  const roll = rollOf(mesh) - orientation
  return {
    yaw: slope(points[AT.rightSide]!, points[AT.leftSide]!),
    pitch: slope(points[AT.forehead]!, points[AT.chin]!) - PITCH_AT_REST,
    roll: roll - 360 * Math.round(roll / 360),
  }
}

function openingOf(points: readonly MeshPoint[], [a, b, c, d, e, f]: readonly [number, number, number, number, number, number]): number {
  const at = (i: number): MeshPoint => points[i]!
  return (flat(at(b), at(f)) + flat(at(c), at(e))) / (2 * flat(at(a), at(d)) || 1)
}

export function openingsOf({ points }: Mesh): Face['open'] {
  const mouth = flat(points[MOUTH.top]!, points[MOUTH.bottom]!) / (flat(points[MOUTH.right]!, points[MOUTH.left]!) || 1)
  return { left_eye: openingOf(points, EYES.left), right_eye: openingOf(points, EYES.right), mouth }
}

/** From the hairline to the chin, in the mesh's own pixels. */
export function heightOf({ points }: Mesh): number {
  return flat(points[AT.forehead]!, points[AT.chin]!)
}

/** The height of a passport photograph of a face. */
export const portraitHeight = (height: number): number => height * PORTRAIT_PER_FACE

/** The five points a chip is cut by. */
export function chipPointsOf({ points }: Mesh): Face['points'] {
  const [a, b, c, d, e] = CHIP.map((i): Point => [points[i]![0], points[i]![1]])
  return [a!, b!, c!, d!, e!]
}

/** The rectangle round all points, turned as the face is. */
export function boxOf(mesh: Mesh): Quad {
  const angle = (rollOf(mesh) * Math.PI) / 180
  const [across, down] = [[Math.cos(angle), Math.sin(angle)], [-Math.sin(angle), Math.cos(angle)]] as const
  const along = (axis: readonly [number, number]): [least: number, most: number] => {
    const values = mesh.points.map(([x, y]) => x * axis[0] + y * axis[1])
    return [Math.min(...values), Math.max(...values)]
  }
  const [[left, right], [top, bottom]] = [along(across), along(down)]
  const at = (u: number, v: number): Point => [u * across[0] + v * down[0], u * across[1] + v * down[1]]
  return [at(left, top), at(right, top), at(right, bottom), at(left, bottom)]
}
