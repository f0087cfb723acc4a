// Pictures of two registrations beside each other. They are fetched when asked for, since each look is an event on its registration.
import { Loader } from '@mantine/core'
import type { Repeat } from '#contract/repeats.ts'
import type { Case } from '#contract/review.ts'
import type { PhotoSide } from '#contract/words.ts'
import { ProblemNote } from '../problem-note.tsx'
import { useText } from '../settings.tsx'
import { usePicture } from './picture.ts'
import { picturePairs } from './picture-pairs.ts'

type Photo = { readonly side: PhotoSide; readonly received_at: string }

function Half({ id, photo, label }: { id: string; photo: Photo; label: string }) {
  const { t, word } = useText()
  const { picture, error, retry } = usePicture(id, { ...photo, reading: null })
  const side = word('side', photo.side)
  return (
    <figure className="half">
      <figcaption>{label} · {side}</figcaption>
      {error && <ProblemNote error={error} action={{ label: t('try_again'), run: () => void retry() }} />}
      {!picture && !error && <Loader size="sm" aria-label={t('loading')} />}
      {picture && <img src={picture.url} alt={t('repeats.alt', { side, id: id.slice(-8) })} />}
    </figure>
  )
}

export function RepeatPictures({ shown, repeat }: { shown: Case; repeat: Repeat }) {
  const { t } = useText()
  return (
    <div className="halves">
      {picturePairs(shown.photos, repeat).map(({ ours, theirs, seen }) => (
        <div key={`${ours?.side ?? ''} ${theirs?.side ?? ''}`} className="pair">
          {seen && <p className="doubtful">{seen.exact ? t('repeats.same_file') : t('repeats.alike', { n: Math.round(seen.likeness * 100) })}</p>}
          <div className="pair-halves">
            {ours ? <Half id={shown.registration_id} photo={ours} label={t('repeats.this')} /> : <p className="faint">{t('none')}</p>}
            {theirs ? <Half id={repeat.registration_id} photo={theirs} label={repeat.registration_id.slice(-8)} /> : <p className="faint">{t('none')}</p>}
          </div>
        </div>
      ))}
    </div>
  )
}
