// One box of the reading, cut out of the picture, levelled and enlarged.
import type { Quad } from '#contract/reading.ts'
import type { CasePhoto } from '#contract/review.ts'
import { usePicture } from './picture.ts'
import { frameOf } from './quad.ts'

export function FieldCrop({ id, photo, box, label }: { id: string; photo: CasePhoto; box: Quad; label: string }) {
  const { picture } = usePicture(id, photo)
  if (!picture) return null
  const { cx, cy, width, height, turn } = frameOf(box)
  return (
    <svg
      role="img" aria-label={label} className="crop" viewBox={`${cx - width / 2} ${cy - height / 2} ${width} ${height}`}
      style={{ aspectRatio: `${width} / ${height}` }}
    >
      <g transform={`rotate(${turn} ${cx} ${cy})`}>
        <image href={picture.url} width={picture.width} height={picture.height} preserveAspectRatio="none" />
      </g>
    </svg>
  )
}
