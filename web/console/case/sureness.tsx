// How sure the reader is of a value: the share, and a bar with the mark below which nothing is relied on.
import { SURE_PRINT } from './quality-limits.ts'

export function Sureness({ share }: { share: number }) {
  const percent = Math.round(share * 100)
  return (
    <span className={share < SURE_PRINT ? 'sureness weak' : 'sureness'}>
      {percent}%
      <svg className="sure" aria-hidden="true" focusable="false">
        <rect className="track" width="100%" height="100%" rx="3" />
        <rect className="fill" width={`${percent}%`} height="100%" rx="3" />
        <rect className="mark" x={`${SURE_PRINT * 100}%`} width="2" height="100%" />
      </svg>
    </span>
  )
}
