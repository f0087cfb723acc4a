// One side of the document: by camera or file, shown back, sent, read, and judged; each state says what to do next.
import { useEffect, useRef, useState } from 'preact/hooks'
import type { Photo } from '#contract/registration.ts'
import { t } from '#web/ui/texts.ts'
import { explain } from '../explain.ts'
import { go } from '../navigation.ts'
import { Button } from '../parts/button.tsx'
import type { Faults } from '../parts/errors.tsx'
import { Page } from '../parts/page.tsx'
import { Camera } from './camera.tsx'
import { closeDesk } from './desk.ts'
import type { FileFault } from './file-fault.ts'
import { look } from './follow.ts'
import { HandOver } from './hand-over.tsx'
import { tasksLeft } from './next-step.ts'
import { Intro, Told } from './photo-views.tsx'
import { Review } from './review.tsx'
import { Sending } from './sending.tsx'
import { shotOfFile, type Shot } from './shot.ts'
import { shapeOf } from './side-shape.ts'
import { StepHint } from './step-hint.tsx'
import { holding, justDone, nextPath, type StepProps } from './step.ts'
import { keepPrint, printsBeside } from './taken-sides.ts'
import { sendPhoto, stopSending } from './upload.ts'
import Missing from '../pages/missing.tsx'

/** Pictures sent from this page, kept so that one can be sent again with "use it anyway". In memory only. */
const sentShots = new Map<string, Blob>()
/** Shots of a side that the page itself has refused since it was loaded. */
const refusedHere = new Map<string, Set<string>>()
const CANNOT_OPEN: Record<FileFault, string> = { heic: 'photo.failed_heic', unopened: 'photo.failed_open' }

function PhotoPage({ registration, photo }: StepProps & { readonly photo: Photo }) {
  const { side } = photo
  const name = t(`sides.${side}`)
  const key = `${registration.id}/${side}`
  const [mode, setMode] = useState<'view' | 'camera' | 'review' | 'sending'>('view')
  const [shot, setShot] = useState<Shot | null>(null)
  const [faults, setFaults] = useState<Faults>({})
  const file = useRef<HTMLInputElement>(null)
  const own = useRef<HTMLInputElement>(null)
  const left = tasksLeft(registration).includes(side)
  useEffect(() => () => {
    if (shot) URL.revokeObjectURL(shot.url)
  }, [shot])

  useEffect(() => closeDesk, [])
  useEffect(() => stopSending, [])

  const review = (taken: Shot) => {
    setFaults({})
    setShot(taken)
    setMode('review')
  }
  const choose = async (input: HTMLInputElement) => {
    const chosen = input.files?.[0]
    if (!chosen) return
    const taken = await shotOfFile(chosen, { shape: shapeOf(side), taken: printsBeside(registration.id, side) })
    input.value = ''
    if (typeof taken === 'object') review(taken)
    else setFaults({ [`file-${side}`]: t(CANNOT_OPEN[taken]) })
  }
  const send = async (picture: Blob, anyway = false) => {
    setFaults({})
    setMode('sending')
    holding.set(true)
    const answer = await sendPhoto({ id: registration.id, side, anyway }, picture)
    if (!answer) return undefined
    if (!answer.ok) {
      setMode(anyway ? 'view' : 'review')
      return setFaults({ '': explain(answer) })
    }
    sentShots.set(key, picture)
    keepPrint(registration.id, side, (await shot?.verdict)?.print ?? null)
    await look(registration.id, { whole: true })
    setMode('view')
    if (answer.photo.verdict === 'good' || anyway) move(anyway)
  }
  /** Lets the page be followed again, and goes on if this side is done. */
  const move = (anyway = photo.used_anyway) => {
    holding.set(false)
    justDone.set({ from: side, text: anyway ? t('photo.used_anyway') : t('photo.done', { side: name }) })
    go(nextPath(registration))
  }
  const verdict = photo.verdict ?? (photo.status === 'unreadable' ? 'retake' : null)
  // A picture found good takes the reader on by itself.
  useEffect(() => {
    if (mode === 'view' && holding.get() && !left && (verdict === 'good' || photo.used_anyway)) move()
  }, [mode, verdict, left])
  useEffect(() => {
    if (verdict === 'usable' && !photo.used_anyway) holding.set(true)
  }, [verdict])

  const pick = () => file.current?.click()
  const open = () => {
    setFaults({})
    setMode('camera')
  }
  const kept = sentShots.get(key)
  const here = photo.received_at !== null && photo.status !== 'missing'
  const reading = here && verdict === null
  const told = here && verdict !== null && !(left && verdict === 'good')
  return (
    <Page title={mode === 'review' ? t('photo.review_title') : name} faults={faults} above={<StepHint registration={registration} task={side} />}>
      <input ref={file} id={`file-${side}`} class="unseen" type="file" tabIndex={-1} aria-label={`${t('photo.file')}: ${name}`} accept="image/jpeg,image/png,image/webp"
        onChange={(event) => void choose(event.currentTarget)} />
      <input ref={own} class="unseen" type="file" tabIndex={-1} aria-hidden="true" capture="environment" accept="image/jpeg,image/png,image/webp" onChange={(event) => void choose(event.currentTarget)} />
      {mode === 'view' && registration.document ? <p class="soft of">{t(`documents.${registration.document.kind}`)}</p> : null}
      {mode === 'camera' ? <Camera registration={registration.id} side={side} onShot={review} onClose={() => setMode((now) => (now === 'camera' ? 'view' : now))} onFile={() => {
        setMode('view')
        pick()
      }} onOwn={() => {
        setMode('view')
        own.current?.click()
      }} /> : null}
      {mode === 'review' && shot ? (
        <Review key={shot.url} shot={shot} side={side} refused={photo.refused} refusedHere={[...(refusedHere.get(key) ?? [])].filter((url) => url !== shot.url).length} failed={'' in faults}
          onRefused={() => refusedHere.set(key, (refusedHere.get(key) ?? new Set()).add(shot.url))} onUse={(anyway) => void send(shot.blob, anyway)} onCamera={open} onFile={pick} />
      ) : null}
      {mode === 'sending' || (mode === 'view' && reading) ? <Sending leaving={mode === 'sending'} /> : null}
      {(mode === 'view' || mode === 'camera') && told ? (
        <Told photo={photo} onCamera={open} onFile={pick} onGoOn={left ? (kept ? () => void send(kept, true) : null) : () => move()} />
      ) : null}
      {(mode === 'view' || mode === 'camera') && !told && !reading ? (
        <>
          <Intro side={side} reasons={left ? registration.reasons.filter((reason) => reason.at === side) : []} onCamera={open} onFile={pick} />
          <HandOver registration={registration} />
        </>
      ) : null}
      {mode === 'view' && !left && !told && !reading ? <p class="actions"><Button kind="second" onPress={() => move()}>{t('act.next')}</Button></p> : null}
    </Page>
  )
}

export function PhotoStep({ registration, task }: StepProps & { readonly task: string }) {
  const photo = registration.photos.find((each) => each.side === task)
  return photo ? <PhotoPage registration={registration} photo={photo} /> : <Missing />
}
