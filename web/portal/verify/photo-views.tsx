// What the page of one side shows: how to do it, the shot to look at, the sending, and what came of it.
import type { Photo } from '#contract/registration.ts'
import type { ToldReason } from '#contract/reasons.ts'
import type { PhotoSide } from '#contract/words.ts'
import { t } from '#web/ui/texts.ts'
import { Button } from '../parts/button.tsx'
import { Notice } from '../parts/notice.tsx'
import { SideDrawing } from './side-drawing.tsx'
import { shapeOf } from './side-shape.ts'

/** What is wrong and how to do it right, one block per reason. */
export function Reasons({ reasons }: { readonly reasons: readonly ToldReason[] }) {
  return <>{reasons.map((reason) => <Notice key={`${reason.code}${reason.at}`} kind="warn" title={reason.title}><p>{reason.remedy}</p></Notice>)}</>
}

export function Intro({ side, reasons, onCamera, onFile }: { readonly side: PhotoSide; readonly reasons: readonly ToldReason[]; readonly onCamera: () => void; readonly onFile: () => void }) {
  const person = shapeOf(side) === 'person'
  return (
    <>
      <Reasons reasons={reasons} />
      <div class="intro">
        <SideDrawing side={side} />
        <div>
          <p>{t(person ? 'photo.intro_selfie' : 'photo.intro')}</p>
          <ul class="ticks">{(person ? ['do_face', 'do_hold', 'do_alone'] : ['do_corners', 'do_sharp', 'do_glare']).map((key) => <li key={key}>{t(`photo.${key}`)}</li>)}</ul>
        </div>
      </div>
      <p class="actions"><Button onPress={onCamera}>{t('photo.camera')}</Button><Button kind="second" onPress={onFile}>{t('photo.file')}</Button></p>
    </>
  )
}

type ToldProps = { readonly photo: Photo; readonly onCamera: () => void; readonly onFile: () => void; readonly onGoOn: (() => void) | null }

/** The verdict, its reasons, and what can be done: take it again, go on, or after two refusals use it anyway. */
export function Told({ photo, onCamera, onFile, onGoOn }: ToldProps) {
  const refused = photo.verdict === 'retake' && !photo.used_anyway
  const fine = photo.verdict === 'good' || photo.used_anyway
  const anyway = refused && photo.refused >= 2
  return (
    <>
      {fine ? <Notice kind="good" title={t('photo.taken')} live>{photo.used_anyway ? <p>{t('photo.used_anyway')}</p> : null}</Notice> : null}
      {fine ? null : <p class="lead" role="status">{t(refused ? 'photo.retake_title' : 'photo.usable')}</p>}
      {fine ? null : <Reasons reasons={photo.faults} />}
      <p class="actions">
        {refused ? null : onGoOn ? <Button onPress={onGoOn}>{t(fine ? 'act.next' : 'photo.go_on')}</Button> : null}
        <Button kind={refused ? 'main' : 'second'} onPress={onCamera}>{t('photo.retake')}</Button>
        <Button kind="second" onPress={onFile}>{t('photo.retake_file')}</Button>
        {anyway && onGoOn ? <Button kind="second" onPress={onGoOn}>{t('photo.anyway')}</Button> : null}
        {anyway ? <span class="soft">{t(onGoOn ? 'photo.anyway_hint' : 'photo.anyway_gone')}</span> : null}
      </p>
    </>
  )
}
