// Draws the modules of a code into a box.
import type { CodePattern } from './pdf417.ts'
import type { Pen } from './sheet.ts'

/** Dark modules as rectangles that touch, so that no light shines between them. */
export function drawCode(pen: Pen, { data, width, height }: CodePattern, box: { x: number; y: number; w: number; h: number }): void {
  const [dx, dy] = [box.w / width, box.h / height]
  pen.fillStyle = '#111113'
  for (let y = 0; y < height; y++) {
    for (let x = 0; x < width; x++) {
      if (data[y * width + x] !== 0) continue
      let end = x + 1
      while (end < width && data[y * width + end] === 0) end++
      pen.fillRect(box.x + x * dx, box.y + y * dy, (end - x) * dx, dy * 1.04)
      x = end
    }
  }
}
