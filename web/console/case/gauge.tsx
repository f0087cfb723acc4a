// A figure drawn against its limits: the zones, a tick at each limit, a needle at the value. Its number stands beside it.
import type { Limits } from './quality-limits.ts'
import { zonesOf } from './quality-limits.ts'

type Props = { value: number; limits: Limits; top: number; write: (value: number) => string }

export function Gauge({ value, limits, top, write }: Props) {
  const at = (each: number): string => `${(Math.min(top, Math.max(0, each)) / top) * 100}%`
  const ticks = [limits.refuse, limits.warn, limits.hint].filter((tick) => tick !== undefined)
  return (
    <svg className="gauge" aria-hidden="true" focusable="false">
      {zonesOf(limits, top).map(({ tone, from, to }) => (
        <rect key={tone} className={`zone-${tone}`} x={at(from)} y="8" width={at(to - from)} height="7" />
      ))}
      {ticks.map((tick, n) => (
        <g key={tick}>
          <line x1={at(tick)} x2={at(tick)} y1="6" y2="17" />
          {/* Two limits may lie close: their numbers stand on either side. */}
          <text x={at(tick)} y="28" className={ticks.length === 1 ? '' : n === 0 ? 'before' : 'after'}>{write(tick)}</text>
        </g>
      ))}
      <svg x={at(value)} overflow="visible"><path className="needle" d="M0 11 L-5 1 H5 Z" /></svg>
    </svg>
  )
}
