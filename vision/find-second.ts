// Looks for a second document beside the one that was read: a quad of its own, of about the same size, that bears the words of some document.
import type { Quad } from '#contract/reading.ts'
import type { Corners } from '#optics/find-corners.ts'
import { isInside, polygonArea, quadCentre } from '#optics/geometry.ts'

/** A sheet of paper is a good quad too: only one as sure and as large as this is looked at. */
const LEAST = { score: 0.15, sides: 0.8 }
const SIZES = { smallest: 0.45, largest: 2.2 }

const isApart = (a: Quad, b: Quad): boolean =>
  !isInside(quadCentre(a), b, 0) && !isInside(quadCentre(b), a, 0) && a.every((corner) => !isInside(corner, b, -8)) && b.every((corner) => !isInside(corner, a, -8))

/** The likeliest quad that might be another document; null where there is none worth reading. */
export function secondQuad(quads: readonly Corners[], first: Corners): Corners | null {
  const area = polygonArea(first.quad)
  return quads.find((other) => {
    const share = polygonArea(other.quad) / area
    const borne = other.sides.reduce((sum, each) => sum + each, 0) / 4
    return other.score > LEAST.score && borne > LEAST.sides && share > SIZES.smallest && share < SIZES.largest && isApart(other.quad, first.quad)
  }) ?? null
}
