// The shape of what a side shows, for the frame of the camera and the drawing: ID-1 card, ID-3 booklet page (ISO/IEC 7810), or a person.
import type { PhotoSide } from '#contract/words.ts'

export type Shape = 'card' | 'page' | 'person'

/** Which shape a side has. */
export function shapeOf(side: PhotoSide): Shape {
  if (side === 'selfie_with_document') return 'person'
  return side === 'data_page' ? 'page' : 'card'
}

/** Its size in millimetres, long side first; of a person, that of the card held. */
export function sizeOf(shape: Shape): readonly [number, number] {
  return shape === 'page' ? [125, 88] : [85.6, 54]
}
