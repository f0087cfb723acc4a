// The picture's own figures drawn against the limits they are judged by, its faults, what could not be read, and the time it took.
import type { CasePhoto } from '#contract/review.ts'
import { useText } from '../settings.tsx'
import { Gauge } from './gauge.tsx'
import { DRAWN_TO, QUALITY_LIMITS, toneOf, type Figure } from './quality-limits.ts'
import { ReadingTimes } from './reading-times.tsx'

const round = (value: number): string => (Math.round(value * 100) / 100).toString()
const inPercent = (value: number): string => `${Math.round(value * 1000) / 10}%`
const FIGURES: readonly Figure[] = ['sharpness', 'pixels_per_mm', 'brightness', 'chroma', 'glare']

export function QualityFigures({ photo }: { photo: CasePhoto }) {
  const { t, word } = useText()
  const { reading } = photo
  if (!reading) return <p className="faint">{t('quality.not_read', { side: word('side', photo.side) })}</p>
  const { quality, document } = reading
  // In the dark every colour is grey.
  const isJudged = (figure: Figure): boolean => figure !== 'chroma' || quality.brightness >= QUALITY_LIMITS.brightness.warn
  const facts = [
    ['picture', `${reading.picture.width} × ${reading.picture.height}`],
    ['recognised', document.kind ? `${word('document', document.kind)} ${Math.round(document.confidence * 100)}%` : t('quality.unknown')],
  ] as const
  return (
    <div className="quality">
      <h3>{word('side', photo.side)}</h3>
      <dl className="figures">
        {facts.map(([name, value]) => <div key={name}><dt>{t(`quality.${name}`)}</dt><dd>{value}</dd></div>)}
      </dl>
      <dl className="figures gauges">
        {FIGURES.map((figure) => {
          const [value, limits] = [quality[figure], QUALITY_LIMITS[figure]]
          const write = figure === 'glare' ? inPercent : round
          const tone = isJudged(figure) ? toneOf(value, limits) : 'unjudged'
          return (
            <div key={figure}>
              <dt>{t(`quality.${figure}`)}</dt>
              <dd>
                <b className={tone}>{write(value)}</b> <span className={`faint ${tone}`}>{word('tone', figure === 'glare' && tone === 'weak' ? 'much' : tone)}</span>
                <Gauge value={value} limits={limits} top={DRAWN_TO[figure]} write={write} />
              </dd>
            </div>
          )
        })}
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
      <ReadingTimes timing={reading.timing} />
    </div>
  )
}
