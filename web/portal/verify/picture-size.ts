// How large a picture is sent, and which part of the camera's picture the person saw: pure.

export type Size = { readonly width: number; readonly height: number }
export type Area = Size & { readonly x: number; readonly y: number }

/** The longest edge sent: enough to read a card, small enough for a slow line. */
export const LONGEST = 2400

/** The size a picture is drawn at: never enlarged, its longer edge at most `longest`, its shape kept. Whole pixels, at least 1. */
export function fitWithin({ width, height }: Size, longest = LONGEST): Size {
  const scale = Math.min(1, longest / Math.max(width, height))
  return { width: Math.max(1, Math.round(width * scale)), height: Math.max(1, Math.round(height * scale)) }
}

/** The part of a picture that shows in a box filled by it (`object-fit: cover`), in the picture's own pixels. */
export function seenPart(picture: Size, box: Size): Area {
  const scale = Math.max(box.width / picture.width, box.height / picture.height)
  const width = Math.min(picture.width, Math.round(box.width / scale))
  const height = Math.min(picture.height, Math.round(box.height / scale))
  return { x: Math.round((picture.width - width) / 2), y: Math.round((picture.height - height) / 2), width, height }
}

/** All of a picture. */
export function wholeOf({ width, height }: Size): Area {
  return { x: 0, y: 0, width, height }
}

/** The middle of an area, no longer than `most` times its other side: where the document is held. `at` is where its centre lies down the area, 0 to 1. */
export function middleOf(area: Area, most: number, at: number): Area {
  const width = Math.min(area.width, Math.round(area.height * most))
  const height = Math.min(area.height, Math.round(area.width * most))
  const y = Math.round(Math.min(Math.max(area.height * at - height / 2, 0), area.height - height))
  return { x: area.x + Math.round((area.width - width) / 2), y: area.y + y, width, height }
}
