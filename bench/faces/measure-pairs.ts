// How often genuine and impostor pairs fall into each band.
import { readFile } from 'node:fs/promises'
import { dirname, resolve } from 'node:path'
import type { FaceBand } from '#core/face-bands.ts'
import type { EmbeddedFace } from '#vision/faces/answer-face-job.ts'
import { compareFaces, scoreFaces } from '#vision/faces/compare-faces.ts'
import { percent } from '../reading/print-table.ts'
import { plainRow, quantileOf, type FaceRow } from './face-rows.ts'
import { FaceUsageError } from './options.ts'
import { watchFaceWorker, type WatchedWorker } from './watch-face-worker.ts'

export type FacePair = { readonly portrait: string; readonly selfie: string; readonly isSame: boolean }
const BANDS: readonly FaceBand[] = ['match', 'inconclusive', 'mismatch', 'not_comparable']

/** The pairs of a file; empty lines and those that begin with # are passed over. @throws {FaceUsageError} for a line of another form */
export function readPairs(text: string): FacePair[] {
  return text.split(/\r?\n/).flatMap((line, i) => {
    if (line.trim() === '' || line.startsWith('#')) return []
    const [portrait, selfie, verdict, ...rest] = line.includes('\t') ? line.split('\t') : line.trim().split(/\s+/)
    if (!portrait || !selfie || rest.length > 0 || (verdict !== 'same' && verdict !== 'different')) throw new FaceUsageError(`line ${i + 1} is not: PORTRAIT SELFIE same|different`)
    return [{ portrait, selfie, isSame: verdict === 'same' }]
  })
}

/** Each picture is embedded once. */
async function embedAll(worker: WatchedWorker, files: ReadonlySet<string>): Promise<Map<string, EmbeddedFace>> {
  const embedded = new Map<string, EmbeddedFace>()
  for (const file of files) {
    const { result } = await worker.ask({ do: 'embed', face: { bytes: await readFile(file), rank: 0 } })
    if ('template' in result) embedded.set(file, result)
  }
  return embedded
}

/** Measures pairs of the largest faces, one view each. @throws {FaceUsageError} for a file of another form */
export async function measurePairs(path: string): Promise<FaceRow[]> {
  const pairs = readPairs(await readFile(path, 'utf8')).map((pair) => ({ ...pair, portrait: resolve(dirname(path), pair.portrait), selfie: resolve(dirname(path), pair.selfie) }))
  const files = new Set(pairs.flatMap(({ portrait, selfie }) => [portrait, selfie]))
  const worker = watchFaceWorker()
  const embedded = await embedAll(worker, files).finally(() => worker.end())
  const kinds = { same: { counts: new Map<FaceBand, number>(), scores: [] as number[] }, different: { counts: new Map<FaceBand, number>(), scores: [] as number[] } }
  let lost = 0
  for (const { portrait, selfie, isSame } of pairs) {
    const [a, b] = [embedded.get(portrait), embedded.get(selfie)]
    if (!a || !b) {
      lost++
      continue
    }
    const { counts, scores } = isSame ? kinds.same : kinds.different
    const { band } = compareFaces(a.template, [b.template], Math.min(a.face.portrait_height, b.face.portrait_height))
    counts.set(band, (counts.get(band) ?? 0) + 1)
    scores.push(scoreFaces(a.template, b.template))
  }
  const told = ({ counts, scores }: (typeof kinds)['same']): string => BANDS.map((band) => `${band} ${percent(scores.length ? (counts.get(band) ?? 0) / scores.length : null)} %`).join(', ')
  const genuine = kinds.same.scores.filter((score) => score < quantileOf(kinds.different.scores, 0.999)).length
  return [
    plainRow('pictures, pairs, pairs without a face', `${files.size}, ${pairs.length}, ${lost}`),
    plainRow(`the same person (${kinds.same.scores.length})`, told(kinds.same)), plainRow(`different persons (${kinds.different.scores.length})`, told(kinds.different)),
    kinds.different.scores.length < 1000 || kinds.same.scores.length === 0
      ? plainRow('genuine lost where one impostor of 1,000 passes', 'too few pairs to say')
      : { what: 'genuine lost where one impostor of 1,000 passes', value: `${percent(genuine / kinds.same.scores.length)} %`, target: 'at most 15.0 %', isMet: genuine / kinds.same.scores.length <= 0.15 },
  ]
}
