// One box of the reading, cut out of the picture, levelled and enlarged. It bears the picture's watermark: it is the same picture.
import type { CSSProperties } from 'react'
import type { Quad } from '#contract/reading.ts'
import type { CasePhoto } from '#contract/review.ts'
import { usePicture } from './picture.ts'
import { frameOf } from './quad.ts'

/** `large`: characters a person must look at one by one. */
export function FieldCrop({ id, photo, box, label, large = false }: { id: string; photo: CasePhoto; box: Quad; label: string; large?: boolean }) {
  const { picture } = usePicture(id, photo)
  if (!picture) return null
  const { cx, cy, width, height, turn } = frameOf(box)
  return (
    <svg
      role="img" aria-label={label} className={large ? 'crop is-large' : 'crop'} viewBox={`${cx - width / 2} ${cy - height / 2} ${width} ${height}`}
      style={{ aspectRatio: `${width} / ${height}`, '--aspect': width / height } as CSSProperties}
    >
      <g transform={`rotate(${turn} ${cx} ${cy})`}>
        <image href={picture.url} width={picture.width} height={picture.height} preserveAspectRatio="none" />
      </g>
    </svg>
  )
}
