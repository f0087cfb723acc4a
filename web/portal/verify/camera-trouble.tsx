// Why the camera gives no picture, and every way out: once more, the phone's own camera, a file, the browser, another device.
import { useEffect, useRef } from 'preact/hooks'
import { t } from '#web/ui/texts.ts'
import { Button } from '../parts/button.tsx'
import { BrowserLink } from './browser-link.tsx'
import type { CameraFault } from './camera-fault.ts'

export type Ways = {
  readonly registration: string
  /** Chooses a file. */
  readonly onFile: () => void
  /** Opens the camera app through a file input, which needs no permission of the page. */
  readonly onOwn: () => void
  readonly onClose: () => void
}

/** Faults that may be over at the next try. */
const PASSING: readonly CameraFault[] = ['denied', 'busy']

export function CameraTrouble({ fault, registration, onAgain, onFile, onOwn, onClose }: Ways & { readonly fault: CameraFault; readonly onAgain: () => void }) {
  const heading = useRef<HTMLHeadingElement>(null)
  useEffect(() => heading.current?.focus(), [fault])
  const touch = matchMedia('(pointer: coarse)').matches
  return (
    <div class="camera-fault">
      <div role="alert">
        <h2 ref={heading} tabIndex={-1}>{t(`camera.${fault}`)}</h2>
        <p>{t(`camera.${fault}_text`)}</p>
      </div>
      {fault === 'in_app' ? <BrowserLink registration={registration} /> : null}
      <p class="actions">
        {touch ? <Button onPress={onOwn}>{t('camera.own')}</Button> : null}
        <Button kind={touch ? 'second' : 'main'} onPress={onFile}>{t('photo.file')}</Button>
        {PASSING.includes(fault) ? <Button kind="second" onPress={onAgain}>{t('camera.again')}</Button> : null}
        <Button kind="second" onPress={onClose}>{t('camera.close')}</Button>
      </p>
    </div>
  )
}
