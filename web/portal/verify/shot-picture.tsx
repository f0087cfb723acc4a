// The picture taken, near enough to be read, with the place of what is wrong marked on it; the whole of it at a press.
import { useState } from 'preact/hooks'
import type { Quad } from '#contract/reading.ts'
import { t } from '#web/ui/texts.ts'
import { nearView } from './near-view.ts'
import type { Shot } from './shot.ts'

type Props = {
  readonly shot: Shot
  /** Both in shares of the picture. */
  readonly document: Quad | null
  readonly place: Quad | null
  readonly label: string
  readonly weight: 'refuse' | 'warn' | 'none'
}

const percent = (share: number): string => `${share * 100}%`

export function ShotPicture({ shot: { url, size }, document, place, label, weight }: Props) {
  const [whole, setWhole] = useState(false)
  const near = nearView(size, whole ? null : document)
  const points = place?.map(([x, y]) => `${x * size.width},${y * size.height}`).join(' ')
  return (
    <>
      <div class="shot-frame">
        <div class="shot-sheet" style={{ width: percent(near.width), height: percent(near.height), left: percent(near.x), top: percent(near.y) }}>
          <img class="shot" src={url} alt={label} />
          {points ? (
            <svg class={`shot-mark ${weight}`} viewBox={`0 0 ${size.width} ${size.height}`} preserveAspectRatio="none" aria-hidden="true">
              <polygon class="shot-mark-under" points={points} />
              <polygon points={points} />
            </svg>
          ) : null}
        </div>
      </div>
      <p class="shot-whole">{document ? <button type="button" class="link-button" aria-pressed={whole} onClick={() => setWhole(!whole)}>{t('shot.whole')}</button> : null}</p>
    </>
  )
}
