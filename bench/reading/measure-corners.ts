// How well the corners of documents are found: only that, so that many pictures can be asked in little time.
import { findCorners } from '#optics/find-corners.ts'
import { mapQuad } from '#optics/geometry.ts'
import { decodePicture } from '#vision/decode-picture.ts'
import { startMaker } from './make-pictures.ts'
import { percentile, shareOf } from './measures.ts'
import type { PictureOrder } from './order-pictures.ts'
import { overlapQuads } from './overlap-quads.ts'
import { percent, type Table } from './print-table.ts'
import { startProgress } from './show-progress.ts'

/** `overlap`: intersection by union with the true corners, 0 where none were found. `cpu_ms` of finding alone. */
export type CornerRow = { kind: string; side: string; level: number; seed: number; overlap: number; found: boolean; cpu_ms: number }

/** So well found, everything of the document lies within. */
const GOOD_OVERLAP = 0.9

/** Finds the corners of every picture ordered. */
export async function measureCorners(orders: readonly PictureOrder[], cache: string | null): Promise<CornerRow[]> {
  const maker = await startMaker(cache)
  const progress = startProgress('corners of', orders.length)
  const rows: CornerRow[] = []
  try {
    for (const order of orders) {
      const { kind, side, level, seed } = order
      const made = await maker.specimen(order).catch(() => null)
      progress.step()
      if (!made) {
        console.log(`not drawn: ${kind} ${side} L${level} seed ${seed}`)
        continue
      }
      const decoded = await decodePicture(made.jpeg)
      if ('problem' in decoded) throw new Error(`a specimen cannot be decoded: ${decoded.detail}`)
      const before = process.cpuUsage()
      const corners = findCorners(decoded.raster)
      const { user, system } = process.cpuUsage(before)
      const quad = corners && mapQuad(corners.quad, ([x, y]) => [x * decoded.scale, y * decoded.scale])
      const overlap = quad ? overlapQuads(quad, made.corners) : 0
      rows.push({ kind, side, level, seed, overlap, found: corners !== null, cpu_ms: (user + system) / 1000 })
    }
  } finally {
    maker.end()
    progress.end()
  }
  return rows
}

/** By side and level: how many are good, the median, and the time. */
export function cornerTable(rows: readonly CornerRow[]): Table {
  const cells = (name: string, group: readonly CornerRow[]): (string | number | null)[] => {
    const [overlaps, cpu] = [group.map((row) => row.overlap), group.map((row) => row.cpu_ms)]
    const worst = group.toSorted((a, b) => a.overlap - b.overlap)[0]
    return [
      name, group.length, percent(shareOf(group, (row) => row.found)), percent(shareOf(overlaps, (each) => each > GOOD_OVERLAP)),
      percentile(overlaps, 0.5)?.toFixed(3) ?? null, percentile(overlaps, 0.05)?.toFixed(3) ?? null,
      Math.round(percentile(cpu, 0.5) ?? 0), Math.round(percentile(cpu, 0.95) ?? 0), worst ? worst.seed : null,
    ]
  }
  const grouped = [...Map.groupBy(rows, (row) => `${row.kind} ${row.side} L${row.level}`)].sort(([a], [b]) => a.localeCompare(b))
  return {
    title: 'Corners against the truth: intersection by union; CPU milliseconds of finding them',
    head: ['side, level', 'n', 'found', 'IoU > 0.9', 'median', 'p5', 'cpu p50', 'p95', 'worst seed'],
    rows: [...grouped.map(([name, group]) => cells(name, group)), cells('all', rows)],
  }
}
