// The corners found, drawn over the running camera: broken lines while something is amiss, whole and with a tick when it is good.
import type { Quad } from '#contract/reading.ts'
import type { Live } from './use-live.ts'

/** How far along each edge the marks at the corners reach. */
const REACH = 0.16
const HEIGHT = 100

const percent = (share: number): string => `${share * 100}%`

/** The bend at one corner, as a path. */
function bend(quad: Quad, i: number): string {
  const [corner, before, after] = [quad[i]!, quad[(i + 3) % 4]!, quad[(i + 1) % 4]!]
  const towards = (to: readonly [number, number]): string => `${corner[0] + (to[0] - corner[0]) * REACH} ${corner[1] + (to[1] - corner[1]) * REACH}`
  return `M${towards(before)} L${corner[0]} ${corner[1]} L${towards(after)}`
}

export function Outline({ live: { quad, region, hint } }: { readonly live: Live }) {
  if (!quad || !region) return null
  const points = quad.map(([x, y]): [number, number] => [x * HEIGHT, y * HEIGHT]) as Quad
  const good = hint === 'good'
  return (
    <svg class={good ? 'outline good' : 'outline'} viewBox={`0 0 ${HEIGHT} ${HEIGHT}`} preserveAspectRatio="none" aria-hidden="true"
      style={{ left: percent(region.x), top: percent(region.y), width: percent(region.width), height: percent(region.height) }}>
      <polygon class="outline-shade" points={points.map((point) => point.join(',')).join(' ')} />
      <polygon class="outline-edge" points={points.map((point) => point.join(',')).join(' ')} />
      {points.map((_, i) => <path key={i} class="outline-corner" d={bend(points, i)} />)}
    </svg>
  )
}
