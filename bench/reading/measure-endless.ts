// Many pictures in a row through one reader that is never started anew: whether its memory grows.
import type { DocumentDescription } from '#vision/documents.ts'
import { startMaker } from './make-pictures.ts'
import { percentile, trendOf, type Trend } from './measures.ts'
import type { PictureOrder } from './order-pictures.ts'
import { blankPicture } from './run-pictures.ts'
import { startProgress } from './show-progress.ts'
import { watchReader } from './watch-reader.ts'

const TELL_EVERY = 500
/** Pictures whose median memory is one value of the series. */
const STRETCH = 12
/** A process of 600 MB that grows by less than this a picture is not full after 10,000 of them. */
const LEAST_GROWTH = 10_000

/** `series`: median memory in bytes of each stretch of pictures; `trend.perStep` is bytes a picture. */
export type Endless = { series: number[]; trend: Trend; restarts: number; isLongEnough: boolean; cpu: { first: number; last: number } }

const mb = (bytes: number): number => Math.round(bytes / 1e6)

/** Reads `count` pictures from a set that is made once and goes round, and prints the memory now and then. */
export async function measureEndless(
  count: number, orders: readonly PictureOrder[], documents: readonly DocumentDescription[], cache: string | null,
): Promise<Endless> {
  const maker = await startMaker(cache)
  const pictures: Uint8Array[] = []
  try {
    for (const order of orders) await maker.specimen(order).then(({ jpeg }) => pictures.push(jpeg), () => console.log(`not drawn: ${order.kind} ${order.side}`))
  } finally {
    maker.end()
  }
  const reader = await watchReader(documents, await blankPicture())
  const progress = startProgress('read', count)
  const [series, stretch, cpu]: [number[], number[], number[]] = [[], [], []]
  try {
    for (let i = 0; i < count; i++) {
      const { rss, cpu_ms } = await reader.read(pictures[i % pictures.length]!)
      stretch.push(rss)
      cpu.push(cpu_ms)
      progress.step()
      if (stretch.length === STRETCH) series.push(percentile(stretch.splice(0), 0.5)!)
      const { last, peak } = reader.memory()
      if ((i + 1) % TELL_EVERY === 0) console.log(`${i + 1} pictures: ${mb(last)} MB now, ${mb(peak)} MB at most`)
    }
    const { perStep, t, grows } = trendOf(series, LEAST_GROWTH * STRETCH)
    const quarter = Math.ceil(cpu.length / 4)
    return {
      series, restarts: reader.memory().restarts, trend: { perStep: perStep / STRETCH, t, grows }, isLongEnough: t !== 0,
      cpu: { first: percentile(cpu.slice(0, quarter), 0.5) ?? 0, last: percentile(cpu.slice(-quarter), 0.5) ?? 0 },
    }
  } finally {
    await reader.end()
    progress.end()
  }
}

/** The verdict in words. */
export function tellEndless({ series, trend, restarts, isLongEnough, cpu }: Endless): string {
  const verdict = !isLongEnough ? 'too few pictures to tell: read 400 or more' : trend.grows ? 'grows' : 'does not grow'
  return [
    `memory ${mb(series[0] ?? 0)} MB in the first ${STRETCH} pictures, ${mb(series.at(-1) ?? 0)} MB in the last`,
    `slope ${(trend.perStep / 1000).toFixed(1)} kB a picture (t = ${trend.t.toFixed(1)}): ${verdict}; the reader died ${restarts} times`,
    `CPU p50 ${cpu.first} ms in the first quarter, ${cpu.last} ms in the last`,
  ].join('\n')
}
