// The shot to look at before it is sent: what the page itself sees wrong with it, where, and what can be done.
import { useEffect, useState } from 'preact/hooks'
import type { PhotoSide } from '#contract/words.ts'
import { t } from '#web/ui/texts.ts'
import { Button } from '../parts/button.tsx'
import { Notice } from '../parts/notice.tsx'
import { ShotPicture } from './shot-picture.tsx'
import type { Shot } from './shot.ts'
import type { Verdict } from './shot-verdict.ts'

/** After so many refusals of a side, by the page or the server, a refused shot can be sent all the same. */
const REFUSALS_BEFORE_ANYWAY = 2

type Props = {
  readonly shot: Shot
  readonly side: PhotoSide
  /** How often the server has refused this side, and how often this page has before this shot. */
  readonly refused: number
  readonly refusedHere: number
  /** Sending it has failed. */
  readonly failed: boolean
  readonly onRefused: () => void
  /** `anyway`: though refused, for a person to look at. */
  readonly onUse: (anyway: boolean) => void
  readonly onCamera: () => void
  readonly onFile: () => void
}

/** The verdict once it is there; `undefined` while the picture is looked at. */
function useVerdict(shot: Shot, onRefused: () => void): Verdict | null | undefined {
  const [verdict, setVerdict] = useState<Verdict | null | undefined>(undefined)
  useEffect(() => {
    let here = true
    void shot.verdict.then((told) => {
      if (!here) return
      if (told?.weight === 'refuse') onRefused()
      setVerdict(told)
    })
    return () => void (here = false)
  }, [shot])
  return verdict
}

export function Review({ shot, side, refused, refusedHere, failed, onRefused, onUse, onCamera, onFile }: Props) {
  const verdict = useVerdict(shot, onRefused)
  const isRefused = verdict?.weight === 'refuse'
  const isDoubtful = verdict?.weight === 'warn' && !failed
  const mayAnyway = isRefused && refused + refusedHere + 1 >= REFUSALS_BEFORE_ANYWAY
  // Once the server has refused twice itself, it takes the next one for a person to look at.
  const counts = refused >= REFUSALS_BEFORE_ANYWAY
  const [again, other] = shot.from === 'camera' ? [onCamera, onFile] : [onFile, onCamera]
  const [againKey, otherKey] = shot.from === 'camera' ? ['photo.retake', 'photo.file'] : ['photo.retake_file', 'photo.camera']
  const takeAgain = <Button key="again" kind={isRefused || isDoubtful ? 'main' : 'second'} onPress={again}>{t(againKey)}</Button>
  return (
    <>
      {verdict?.fault ? (
        <Notice kind={isRefused ? 'bad' : 'warn'} title={t(`shot.${verdict.fault}`)} live><p>{t(`shot.${verdict.fault}_text`)}</p></Notice>
      ) : <p class="lead" role="status">{t(verdict === undefined ? 'shot.looking' : 'photo.review_text')}</p>}
      <ShotPicture shot={shot} document={verdict?.document ?? null} place={verdict?.place ?? null} label={t('photo.shot_label', { side: t(`sides.${side}`) })} weight={verdict?.weight ?? 'none'} />
      <p class="actions">
        {isRefused || isDoubtful ? takeAgain : null}
        {isRefused ? null : <Button kind={isDoubtful ? 'second' : 'main'} busy={verdict === undefined} onPress={() => onUse(false)}>{t(failed ? 'photo.send_again' : 'photo.use')}</Button>}
        {isRefused || isDoubtful ? null : takeAgain}
        {isRefused ? <Button kind="second" onPress={other}>{t(otherKey)}</Button> : null}
        {mayAnyway ? <Button kind="second" onPress={() => onUse(counts)}>{t(counts ? 'photo.anyway' : 'shot.send_anyway')}</Button> : null}
        {mayAnyway ? <span class="soft">{t(counts ? 'photo.anyway_hint' : 'shot.send_anyway_hint')}</span> : null}
      </p>
    </>
  )
}
