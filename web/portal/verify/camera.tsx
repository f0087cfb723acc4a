// The live camera: a frame of the document's shape, one hint at a time, and a shutter that is always there.
import { useEffect, useRef, useState } from 'preact/hooks'
import type { PhotoSide } from '#contract/words.ts'
import { t } from '#web/ui/texts.ts'
import { Button } from '../parts/button.tsx'
import { cameraFault, type CameraFault } from './camera-fault.ts'
import { differenceOf, measure } from './picture-measure.ts'
import { glanceAt, shotOfVideo, type Shot } from './shot.ts'
import { shapeOf } from './side-shape.ts'

type Props = { readonly side: PhotoSide; readonly onShot: (shot: Shot) => void; readonly onClose: () => void; readonly onFile: () => void; readonly onOwn: () => void }
type Hint = 'frame' | 'dark' | 'steady' | 'glare' | 'black'

/** Time between two looks at the running picture, and how many in a row make a hint: one that flickers is not read. */
const GLANCE = 250
const ROW = 3

/** Opens the camera: the rear one for a document, the front one for a person. Only the width is wished for: a height too would crop upright cameras. */
function openCamera(side: PhotoSide): Promise<MediaStream> {
  if (!navigator.mediaDevices) return Promise.reject(new DOMException('no camera on this page', 'SecurityError'))
  const facingMode = { ideal: shapeOf(side) === 'person' ? 'user' : 'environment' }
  return navigator.mediaDevices.getUserMedia({ video: { facingMode, width: { ideal: 2560 } }, audio: false })
}

/** Watches the running picture and gives the hint that has lasted. */
function useHint(video: { readonly current: HTMLVideoElement | null }, live: boolean): Hint {
  const [hint, setHint] = useState<Hint>('frame')
  useEffect(() => {
    if (!live) return undefined
    let before: Uint8Array | null = null
    let last: Hint = 'frame'
    let times = 0
    const timer = setInterval(() => {
      const glance = video.current && glanceAt(video.current)
      if (!glance) return
      const seen = measure(glance.grey, glance.width)
      const moved = before ? differenceOf(before, glance.grey) : 0
      before = glance.grey
      const now: Hint = seen.light < 6 ? 'black' : seen.light < 40 ? 'dark' : moved > 18 ? 'steady' : seen.burnt > 0.08 && seen.light < 180 ? 'glare' : 'frame'
      times = now === last ? times + 1 : 1
      last = now
      if (times >= ROW) setHint(now)
    }, GLANCE)
    return () => clearInterval(timer)
  }, [live])
  return hint
}

/** `onOwn` opens the camera app through a file input, which needs no permission of the page. */
function Fault({ fault, onClose, onFile, onOwn }: { readonly fault: CameraFault } & Pick<Props, 'onClose' | 'onFile' | 'onOwn'>) {
  return (
    <div class="camera-fault" role="alert">
      <h2>{t(`camera.${fault}`)}</h2>
      <p>{t(`camera.${fault}_text`)}</p>
      <p class="actions">
        {matchMedia('(pointer: coarse)').matches ? <Button onPress={onOwn}>{t('camera.own')}</Button> : null}
        <Button onPress={onFile}>{t('photo.file')}</Button>
        <Button kind="second" onPress={onClose}>{t('camera.close')}</Button>
      </p>
    </div>
  )
}

export function Camera({ side, onShot, onClose, onFile, onOwn }: Props) {
  const dialog = useRef<HTMLDialogElement>(null)
  const video = useRef<HTMLVideoElement>(null)
  const [live, setLive] = useState(false)
  const [fault, setFault] = useState<CameraFault | null>(null)
  const [busy, setBusy] = useState(false)
  const hint = useHint(video, live)

  useEffect(() => {
    let stream: MediaStream | null = null
    let here = true
    dialog.current?.showModal()
    openCamera(side).then(
      async (opened) => {
        stream = opened
        if (!here || !video.current) return opened.getTracks().forEach((track) => track.stop())
        video.current.srcObject = opened
        for (const track of opened.getTracks()) track.addEventListener('ended', () => setFault('busy'))
        await video.current.play()
        setLive(true)
      },
    ).catch((error: unknown) => here && setFault(cameraFault(error)))
    return () => {
      here = false
      for (const track of stream?.getTracks() ?? []) track.stop()
    }
  }, [side])

  const shoot = async () => {
    if (!live || busy || !video.current) return
    setBusy(true)
    onShot(await shotOfVideo(video.current))
  }
  const shape = shapeOf(side)
  const text = shape === 'person' ? t('camera.frame_selfie') : t('camera.frame')
  return (
    <dialog class="camera" ref={dialog} aria-label={t('photo.take', { side: t(`sides.${side}`) })} onCancel={onClose} onClose={onClose}>
      {fault ? <Fault fault={fault} onClose={onClose} onFile={onFile} onOwn={onOwn} /> : (
        <>
          <video ref={video} playsInline muted autoplay class={shape === 'person' ? 'mirrored' : ''} aria-hidden="true" />
          <div class={`camera-frame frame-${shape}`} aria-hidden="true" />
          <p class="camera-side">{t(`sides.${side}`)}</p>
          <p class="camera-hint" role="status">{live ? (hint === 'frame' ? text : hint === 'black' ? `${t('camera.black')}. ${t('camera.black_text')}` : t(`camera.${hint}`)) : t('camera.starting')}</p>
          <div class="camera-bar">
            <button type="button" class="camera-close" onClick={onClose}>{t('act.cancel')}</button>
            <button type="button" class="shutter" aria-label={t('camera.shutter')} aria-disabled={live && !busy ? undefined : true} onClick={() => void shoot()}><span /></button>
            <button type="button" class="camera-close" onClick={onFile}>{t('photo.file')}</button>
          </div>
        </>
      )}
    </dialog>
  )
}
