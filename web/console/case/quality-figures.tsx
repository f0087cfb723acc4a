// The picture's own figures, with the limits they are judged by.
import type { CasePhoto } from '#contract/review.ts'
import { useText } from '../settings.tsx'

const round = (value: number): string => (Math.round(value * 10) / 10).toString()
/** Limits as in `contract/reading.ts`: below the first is refused, below the second is warned. */
const tone = (value: number, refuse: number, warn: number): string => (value < refuse ? 'bad' : value < warn ? 'weak' : 'good')

export function QualityFigures({ photo }: { photo: CasePhoto }) {
  const { t, word } = useText()
  const { reading } = photo
  if (!reading) return <p className="faint">{t('quality.not_read', { side: word('side', photo.side) })}</p>
  const { quality, document } = reading
  const figures = [
    ['sharpness', round(quality.sharpness), tone(quality.sharpness, 1.4, 2.4)],
    ['pixels_per_mm', round(quality.pixels_per_mm), tone(quality.pixels_per_mm, 5, 6)],
    ['glare', `${round(quality.glare * 100)}%`, ''],
    ['chroma', round(quality.chroma), ''],
    ['brightness', round(quality.brightness), ''],
    ['picture', `${reading.picture.width} × ${reading.picture.height}`, ''],
    ['recognised', document.kind ? `${word('document', document.kind)} ${Math.round(document.confidence * 100)}%` : t('none'), ''],
  ] as const
  return (
    <div className="quality">
      <h3>{word('side', photo.side)}</h3>
      <dl className="figures">
        {figures.map(([name, value, how]) => (
          <div key={name}>
            <dt>{t(`quality.${name}`)}</dt>
            <dd className={how}>{value}</dd>
          </div>
        ))}
      </dl>
      {(quality.faults.length > 0 || reading.missing.length > 0) && (
        <p className="reasons">
          {quality.faults.map((fault) => (
            <span className="reason" key={fault.code}>
              <span className="reason-at">{t(`quality.${fault.weight}`)}</span>{word('reason', fault.code)}
            </span>
          ))}
          {reading.missing.map((field) => (
            <span className="reason" key={field}><span className="reason-at">{t('quality.missing')}</span>{word('field', field)}</span>
          ))}
        </p>
      )}
    </div>
  )
}
