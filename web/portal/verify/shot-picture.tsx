// The picture taken, with the place of what is wrong marked on it.
import type { Quad } from '#contract/reading.ts'
import type { Shot } from './shot.ts'

type Props = { readonly shot: Shot; readonly place: Quad | null; readonly label: string; readonly weight: 'refuse' | 'warn' | 'none' }

export function ShotPicture({ shot: { url, size }, place, label, weight }: Props) {
  return (
    <div class="shot-frame">
      <img class="shot" src={url} alt={label} width={size.width} height={size.height} />
      {place ? (
        <svg class={`shot-mark ${weight}`} viewBox={`0 0 ${size.width} ${size.height}`} preserveAspectRatio="none" aria-hidden="true">
          <polygon class="shot-mark-under" points={place.map(([x, y]) => `${x * size.width},${y * size.height}`).join(' ')} />
          <polygon points={place.map(([x, y]) => `${x * size.width},${y * size.height}`).join(' ')} />
        </svg>
      ) : null}
    </div>
  )
}
