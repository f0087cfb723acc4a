// How a picture is laid into a window of 4 to 3 so that the document in it fills the window: pure.
import type { Quad } from '#contract/reading.ts'
import type { Area, Size } from './picture-size.ts'

export const WINDOW = 4 / 3
/** How much of what lies round the document is seen with it, of its own length. */
const MARGIN = 0.08

/** Place and size of the whole picture in shares of the window. Without a document all of the picture is seen. */
export function nearView({ width, height }: Size, document: Quad | null): Area {
  const xs = document?.map(([x]) => x * width) ?? [0, width]
  const ys = document?.map(([, y]) => y * height) ?? [0, height]
  const long = Math.max(Math.max(...xs) - Math.min(...xs), Math.max(...ys) - Math.min(...ys))
  const margin = document ? MARGIN * long : 0
  const [left, right] = [Math.max(0, Math.min(...xs) - margin), Math.min(width, Math.max(...xs) + margin)]
  const [top, bottom] = [Math.max(0, Math.min(...ys) - margin), Math.min(height, Math.max(...ys) + margin)]
  // In a window WINDOW wide and 1 high.
  const scale = Math.min(WINDOW / (right - left), 1 / (bottom - top))
  const x = WINDOW / 2 - ((left + right) / 2) * scale
  const y = 0.5 - ((top + bottom) / 2) * scale
  return { x: x / WINDOW, y, width: (width * scale) / WINDOW, height: height * scale }
}
