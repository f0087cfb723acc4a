// Whether found corners are the document's own, and how wide it is where none are: judged by where its print lies.
import type { Quad } from '#contract/reading.ts'
import type { SideDescription } from './documents.ts'
import type { Corners } from '#optics/find-corners.ts'
import { isInside, polygonArea, quadCentre, quadSize } from '#optics/geometry.ts'

/** Where nothing is known of the document, this share of all text must lie within the corners. */
const LEAST_TEXT_INSIDE = 0.7
/** Print that spans less of the corners' width than this share of what it should lies on a small part of them: a table, not the card. */
const LEAST_SPAN = 0.55

export type Print = {
  /** Every text line. */
  lines: readonly Quad[]
  /** What was read of the document itself: fields, labels, its machine-readable zone. */
  own: readonly Quad[]
  side: SideDescription | null
  /** Reading direction, radians. */
  direction: number
}

/** How far the document's own print reaches along the reading direction, in pixels. */
function extentOf({ own, direction }: Print): number {
  const [cos, sin] = [Math.cos(direction), Math.sin(direction)]
  const along = own.flatMap((quad) => quad.map(([x, y]) => x * cos + y * sin))
  return along.length === 0 ? 0 : Math.max(...along) - Math.min(...along)
}

/** The first of the found quads that is the document's own: it holds its print, and its print fills it as it should. Null where none does. */
export function trustCorners(found: readonly Corners[], print: Print): Corners | null {
  return found.find((corners) => holdsPrint(corners, print)) ?? null
}

function holdsPrint(corners: Corners, print: Print): boolean {
  const { width, height } = quadSize(corners.quad)
  const isWithin = (quad: Quad): boolean => isInside(quadCentre(quad), corners.quad, 0.01 * width)
  if (print.side && print.own.length > 0) {
    const isFilled = extentOf(print) >= LEAST_SPAN * print.side.print_span * Math.max(width, height)
    return isFilled && print.own.every(isWithin)
  }
  const total = print.lines.reduce((sum, quad) => sum + polygonArea(quad), 0)
  const within = print.lines.reduce((sum, quad) => sum + (isWithin(quad) ? polygonArea(quad) : 0), 0)
  return total === 0 || within / total >= LEAST_TEXT_INSIDE
}

/** The document's width as its print suggests, in the pixels of the quads; null where too little of it was read. */
export function widthByPrint(print: Print): number | null {
  return print.side && print.own.length >= 3 ? extentOf(print) / print.side.print_span : null
}
