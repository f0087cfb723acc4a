// How well a face serves for comparing: size, pose, sharpness, light. Limits are data; what covers a face is not judged.
import type { Face, FacePose, FaceReason } from '#core/face-facts.ts'
import { measureLuma } from '#optics/measure-quality.ts'
import type { Plane } from '#optics/raster.ts'
import { CHIP_SIZE } from './build-descriptor.ts'

/**
 * Beyond these a face serves badly. Angles in degrees, portrait in pixels, light as luma 0 to 255, blown out as a share. Photographs in focus have a
 * sharpness of 0.4 to 0.65; at 0.2 a face blurred by 3 % of its height has moved so far from itself (cosine 0.96) that matches begin to fail.
 */
export const FACE_LIMITS = { portrait: 150, yaw: 30, pitch: 30, sharpness: 0.2, dark: 45, bright: 215, blown_out: 0.15 } as const

/** The middle of a chip holds the face, its margin what is behind. */
const MARGIN = Math.round(CHIP_SIZE * 0.2)
const BLOWN = 250

/** The middle of a chip in grey. */
function lumaOfChip(chip: Float32Array): Plane {
  const side = CHIP_SIZE - 2 * MARGIN
  const area = CHIP_SIZE * CHIP_SIZE
  const data = new Uint8Array(side * side)
  for (let y = 0, to = 0; y < side; y++) {
    for (let x = 0, i = (y + MARGIN) * CHIP_SIZE + MARGIN; x < side; x++, i++) data[to++] = 0.299 * chip[i]! + 0.587 * chip[area + i]! + 0.114 * chip[2 * area + i]!
  }
  return { data, width: side, height: side }
}

/** Rates a face by its chip (three planes, 0 to 255), its pose, and how high its portrait would be. */
export function rateFace(chip: Float32Array, pose: FacePose, portrait: number): Face['quality'] {
  const luma = lumaOfChip(chip)
  const { gradient: sharpness, brightness } = measureLuma(luma)
  const blown = luma.data.reduce((count, each) => count + (each >= BLOWN ? 1 : 0), 0) / luma.data.length
  const reasons: FaceReason[] = []
  if (portrait < FACE_LIMITS.portrait) reasons.push('face_too_small')
  if (Math.abs(pose.yaw) > FACE_LIMITS.yaw || Math.abs(pose.pitch) > FACE_LIMITS.pitch) reasons.push('face_turned_away')
  if (sharpness < FACE_LIMITS.sharpness) reasons.push('face_blurred')
  if (brightness < FACE_LIMITS.dark) reasons.push('face_too_dark')
  if (brightness > FACE_LIMITS.bright || blown > FACE_LIMITS.blown_out) reasons.push('face_too_bright')
  return { sharpness, brightness, blown_out: blown, reasons }
}
