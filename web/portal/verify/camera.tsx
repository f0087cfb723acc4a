// The live camera: the document's corners found as it runs, one hint at a time, a shot taken by itself, and a shutter that is always there.
import { useEffect, useMemo, useRef, useState } from 'preact/hooks'
import type { PhotoSide } from '#contract/words.ts'
import { t } from '#web/ui/texts.ts'
import type { CameraFault } from './camera-fault.ts'
import { CameraTrouble, type Ways } from './camera-trouble.tsx'
import { openCamera } from './open-camera.ts'
import { Outline } from './outline.tsx'
import { shotOfVideo, type Shot } from './shot.ts'
import { Shutter } from './shutter.tsx'
import { shapeOf } from './side-shape.ts'
import { printsBeside } from './taken-sides.ts'
import { useLive } from './use-live.ts'

type Props = Ways & { readonly side: PhotoSide; readonly onShot: (shot: Shot) => void }

/** Whether shots are taken by themselves: kept while the page is, for all sides. */
let isAutomatic = true

export function Camera({ side, onShot, ...ways }: Props) {
  const { registration, onFile, onClose } = ways
  const shape = shapeOf(side)
  const dialog = useRef<HTMLDialogElement>(null)
  const video = useRef<HTMLVideoElement>(null)
  const [tries, setTries] = useState(0)
  const [live, setLive] = useState(false)
  const [fault, setFault] = useState<CameraFault | null>(null)
  const [taken, setTaken] = useState(false)
  const [auto, setAuto] = useState(isAutomatic)
  const aim = useMemo(() => ({ shape, taken: printsBeside(registration, side) }), [shape, registration, side])

  const take = (shot: Promise<Shot>) => {
    setTaken(true)
    shot.then(onShot).catch((error: unknown) => {
      console.warn('the shot was lost', error)
      setTaken(false)
      setFault('busy')
    })
  }
  const seen = useLive(video, live && !taken, aim, auto, take)

  useEffect(() => dialog.current?.showModal(), [])
  useEffect(() => {
    if (!video.current) return undefined
    return openCamera(video.current, shape, { onLive: () => setLive(true), onFault: (why) => {
      setLive(false)
      setFault(why)
    } })
  }, [shape, tries])

  const again = () => {
    setFault(null)
    setTries(tries + 1)
  }
  const shoot = () => {
    if (live && !taken && video.current) take(shotOfVideo(video.current, aim))
  }
  const toggle = () => {
    isAutomatic = !auto
    setAuto(isAutomatic)
  }
  const trouble = fault ?? (seen.isBlack ? 'black' : null)
  const name = t(`sides.${side}`)
  const still = seen.hint === null || seen.hint === 'black' || seen.hint === 'show' || (shape === 'person' && seen.hint === 'good')
  const hint = taken ? t('camera.taken') : !live ? t('camera.starting') : still ? t(shape === 'person' ? 'camera.frame_selfie' : 'camera.show')
    : seen.hint === 'good' && !auto ? t('camera.good_manual') : t(`camera.${seen.hint}`)
  return (
    <dialog class="camera" ref={dialog} aria-label={t('photo.take', { side: name })} onCancel={onClose} onClose={onClose} data-hint={taken ? 'taken' : live ? seen.hint ?? 'none' : 'starting'}>
      <video ref={video} playsInline muted autoplay class={shape === 'person' ? 'mirrored' : ''} aria-hidden="true" />
      {trouble ? <CameraTrouble fault={trouble} onAgain={again} {...ways} /> : (
        <>
          <div class={`camera-frame frame-${shape}${seen.quad ? ' found' : ''}`} aria-hidden="true" />
          <Outline live={seen} />
          {taken ? <div class="camera-flash" aria-hidden="true" /> : null}
          <div class="camera-top">
            <p class="camera-side">{name}</p>
            {shape === 'person' ? null : <button type="button" class="camera-auto" role="switch" aria-checked={auto} onClick={toggle}><span>{t('camera.auto')}</span><i aria-hidden="true" /></button>}
          </div>
          <p class={`camera-hint${seen.hint === 'good' || taken ? ' good' : ''}`} role="status">{hint}</p>
          <div class="camera-bar">
            <button type="button" class="camera-close" onClick={onClose}>{t('act.cancel')}</button>
            <Shutter ready={taken ? 1 : seen.ready} off={!live || taken} onPress={shoot} />
            <button type="button" class="camera-close" onClick={onFile}>{t('photo.file')}</button>
          </div>
        </>
      )}
    </dialog>
  )
}
