// One face, cut out of its picture and stood upright, with what serves badly about it. It bears the picture's watermark: it is the same picture.
import type { ShownFace } from '#contract/faces.ts'
import type { CasePhoto } from '#contract/review.ts'
import { useText } from '../settings.tsx'
import { poseWords } from './face-words.ts'
import { usePicture } from './picture.ts'
import { faceFrameOf } from './quad.ts'

type Props = { id: string; photo: CasePhoto | undefined; face: ShownFace | null; name: 'portrait' | 'holder' | 'in_hand' }

export function FaceCrop({ id, photo, face, name }: Props) {
  const { t, word } = useText()
  const { picture } = usePicture(id, face ? photo : undefined)
  const title = t(`face.${name}`)
  if (!face) return <figure className="face"><figcaption>{title}</figcaption><p className="face-none faint">{t('face.not_found')}</p></figure>
  const { cx, cy, width, height, turn } = faceFrameOf(face.box)
  const remarks = [...face.reasons.map((reason) => word('face_reason', reason)), ...poseWords(face.pose).map(([direction, n]) => t(`pose.${direction}`, { n }))]
  return (
    <figure className="face">
      <figcaption>{title}</figcaption>
      {picture && (
        <svg role="img" aria-label={title} viewBox={`${cx - width / 2} ${cy - height / 2} ${width} ${height}`}>
          <g transform={`rotate(${turn} ${cx} ${cy})`}>
            <image href={picture.url} width={face.picture.width} height={face.picture.height} preserveAspectRatio="none" />
          </g>
        </svg>
      )}
      <p className={face.reasons.length > 0 ? 'face-remarks weak' : 'face-remarks faint'}>{remarks.length > 0 ? remarks.join(' · ') : t('face.serves')}</p>
    </figure>
  )
}
