// Finds the four corners of a card or a page: of all quads that straight edges form, the one best borne by edges and best shaped.
import type { Point, Quad } from '#contract/reading.ts'
import { findEdges } from './edge-map.ts'
import { findLines } from './find-lines.ts'
import { mapQuad } from './geometry.ts'
import { rateQuads, type Rated } from './rate-quads.ts'
import { refineQuad } from './refine-quad.ts'
import { shrinkRaster, type Raster } from './raster.ts'
import { longestGap, type SideGap } from './side-gaps.ts'

const LONG_SIDE = 400
const EDGES = { share: 0.25, least: 8 }
const MOST_LINES = 90
/** Quads of which every corner lies nearer than this share of the long side to that of a better one are the same. */
const SAME = 0.04

/**
 * `score` 0 to 1: how well its sides lie on edges, how well shaped and how large it is. `sides`: the share of each side that lies on an edge, top, right,
 * bottom, left. `atBorder`: corners at the border of the picture.
 */
export type Corners = { readonly quad: Quad; readonly score: number; readonly sides: readonly [number, number, number, number]; readonly atBorder: number; /** Where a side bears no edge longest. */ readonly gap: SideGap | null }

/** The best by number, best first, that lie elsewhere than better ones. */
function distinct({ scores, corners }: Rated, apart: number, most: number): number[] {
  const left = Float64Array.from(scores)
  const kept: number[] = []
  while (kept.length < most) {
    let best = -1
    for (let i = 0; i < left.length; i++) if (left[i]! > 0 && (best < 0 || left[i]! > left[best]!)) best = i
    if (best < 0) break
    kept.push(best)
    for (let i = 0; i < left.length; i++) {
      if (left[i] === 0) continue
      let isSame = true
      for (let k = 0; k < 8 && isSame; k += 2) {
        const x = corners[i * 8 + k]! - corners[best * 8 + k]!
        const y = corners[i * 8 + k + 1]! - corners[best * 8 + k + 1]!
        isSame = x * x + y * y <= apart * apart
      }
      if (isSame) left[i] = 0
    }
  }
  return kept
}

/**
 * The most document-like quads, best first, in pixels of `raster`, clockwise from the top left of the picture.
 * @param most how many at most
 * @param mostLines how many straight edges are tried; half as many take a third of the time, for pictures that must be looked at while they run
 */
export function findQuads(raster: Raster, most: number, mostLines = MOST_LINES): Corners[] {
  const factor = Math.min(1, LONG_SIDE / Math.max(raster.width, raster.height))
  const small = shrinkRaster(raster, Math.max(8, Math.round(raster.width * factor)), Math.max(8, Math.round(raster.height * factor)))
  const edges = findEdges(small, EDGES.share, EDGES.least)
  const rated = rateQuads(findLines(edges, mostLines), edges)
  const [sx, sy] = [raster.width / small.width, raster.height / small.height]
  return distinct(rated, SAME * Math.max(small.width, small.height), most).map((i): Corners => {
    const corner = (k: number): Point => [rated.corners[i * 8 + k * 2]!, rated.corners[i * 8 + k * 2 + 1]!]
    const quad = refineQuad(edges, [corner(0), corner(1), corner(2), corner(3)])
    const sides = rated.sides.slice(i * 4, i * 4 + 4) as [number, number, number, number]
    return {
      quad: mapQuad(quad, ([x, y]) => [(x + 0.5) * sx, (y + 0.5) * sy]), score: rated.scores[i]!, sides, atBorder: rated.atBorder[i]!,
      gap: longestGap(edges, quad),
    }
  })
}

/** The corners of the most document-like quad; null where there is none. `mostLines` as for `findQuads`. */
export function findCorners(raster: Raster, mostLines = MOST_LINES): Corners | null {
  return findQuads(raster, 1, mostLines)[0] ?? null
}
