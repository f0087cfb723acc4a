// The portrait of the document beside the holder and the portrait in the hand, with what the comparison says. Words for a band, never a percentage.
import type { CaseFaces, FaceBand } from '#contract/faces.ts'
import type { Case } from '#contract/review.ts'
import { Icon } from '../icon.tsx'
import { useText } from '../settings.tsx'
import { FaceCrop } from './face-crop.tsx'

const SIGN = { match: 'check', inconclusive: 'warning', mismatch: 'cross', not_comparable: 'dash' } as const
const TONE = { match: 'good', inconclusive: 'weak', mismatch: 'bad', not_comparable: 'weak' } as const

function BandLine({ about, band }: { about: 'holder' | 'in_hand'; band: FaceBand | null }) {
  const { t, word } = useText()
  return (
    <div>
      <dt>{t(`face_against.${about}`)}</dt>
      <dd>{band ? <span className={TONE[band]}><Icon name={SIGN[band]} size={14} /> {word('face_band', band)}</span> : <span className="faint">{t('face.not_compared')}</span>}</dd>
    </div>
  )
}

function ProfileLine({ profile }: { profile: NonNullable<CaseFaces['profile']> }) {
  const { t, word } = useText()
  return <p className="face-profile faint">{t('face.profile', { model: profile.model, views: word('face_views', profile.views), portrait: word('face_portrait', profile.portrait) })}</p>
}

export function FacesCompared({ shown, faces }: { shown: Case; faces: CaseFaces }) {
  const { t } = useText()
  if (faces.state !== 'seen') return <p className="faint">{t(`faces_state.${faces.state}`)}</p>
  return (
    <div className="faces">
      <div className="face-row">
        {(['portrait', 'holder', 'in_hand'] as const).map((name) => (
          <FaceCrop key={name} id={shown.registration_id} photo={shown.photos.find((photo) => photo.side === faces[name]?.side)} face={faces[name]} name={name} />
        ))}
      </div>
      <dl className="face-bands">
        <BandLine about="holder" band={faces.holder_band} />
        <BandLine about="in_hand" band={faces.in_hand_band} />
      </dl>
      {faces.persons > 1 && <p className="weak">{t('face.persons', { n: faces.persons })}</p>}
      {faces.profile && <ProfileLine profile={faces.profile} />}
      <p className="face-profile faint">{t('face.a_person_decides')}</p>
    </div>
  )
}
