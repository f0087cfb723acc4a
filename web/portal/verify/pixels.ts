// Pixels of whatever a browser can draw, at a given size; in the page or in a worker.
import type { Raster } from '#optics/raster.ts'
import type { Area, Size } from './picture-size.ts'

type Pen = CanvasRenderingContext2D | OffscreenCanvasRenderingContext2D

/** Whether pictures can be drawn outside of the page. */
export const canDrawApart = typeof OffscreenCanvas !== 'undefined' && typeof createImageBitmap !== 'undefined' && drawsApart()

/** Safari knew the canvas before it could draw on it. */
function drawsApart(): boolean {
  try {
    return new OffscreenCanvas(1, 1).getContext('2d') !== null
  } catch (error) {
    console.info('no drawing outside of the page', error)
    return false
  }
}

const pens = new Map<string, Pen>()

/** A canvas kept for one use, since a new one for each frame costs more than what is drawn. */
function penFor(use: string, { width, height }: Size): Pen {
  const kept = pens.get(use)
  if (kept) {
    if (kept.canvas.width !== width) kept.canvas.width = width
    if (kept.canvas.height !== height) kept.canvas.height = height
    return kept
  }
  const canvas = typeof document === 'undefined' ? new OffscreenCanvas(width, height) : Object.assign(document.createElement('canvas'), { width, height })
  const pen = canvas.getContext('2d', { willReadFrequently: true })
  if (!pen) throw new Error('this browser gives no canvas')
  pens.set(use, pen)
  return pen
}

/** Part of a picture at a given size, as RGBA; `use` names the canvas that is kept for it. */
export function pixelsOf(use: string, source: CanvasImageSource, part: Area, to: Size): ImageData {
  const pen = penFor(use, to)
  pen.drawImage(source, part.x, part.y, part.width, part.height, 0, 0, to.width, to.height)
  return pen.getImageData(0, 0, to.width, to.height)
}

/** Four bytes a pixel to three. */
export function rasterOf({ data, width, height }: Pick<ImageData, 'data' | 'width' | 'height'>): Raster {
  const out = new Uint8Array(width * height * 3)
  for (let from = 0, to = 0; to < out.length; from += 4) {
    out[to++] = data[from]!
    out[to++] = data[from + 1]!
    out[to++] = data[from + 2]!
  }
  return { data: out, width, height }
}
