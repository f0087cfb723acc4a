// Opens the camera, and tells when its picture runs; everything else is a fault with a name.
import { cameraFault, isInApp, type CameraFault } from './camera-fault.ts'
import type { Shape } from './side-shape.ts'

/** A camera that was opened and has given no picture after so many milliseconds does not answer. */
const PATIENCE = 8000

export type Opening = { readonly onLive: () => void; readonly onFault: (fault: CameraFault) => void }

/** The rear camera for a document, the front one for a person. Only the width is wished for: a height too would crop upright cameras. */
function stream(shape: Shape): Promise<MediaStream> {
  if (!navigator.mediaDevices?.getUserMedia) return Promise.reject(new DOMException('no camera on this page', 'SecurityError'))
  const facingMode = { ideal: shape === 'person' ? 'user' : 'environment' }
  return navigator.mediaDevices.getUserMedia({ video: { facingMode, width: { ideal: 2560 } }, audio: false })
}

/** Shows the camera in `video`. Returns what closes it. */
export function openCamera(video: HTMLVideoElement, shape: Shape, { onLive, onFault }: Opening): () => void {
  let opened: MediaStream | null = null
  let here = true
  const fault = (why: CameraFault) => here && onFault(why)
  const patience = setTimeout(() => opened && fault(isInApp(navigator.userAgent) ? 'in_app' : 'busy'), PATIENCE)
  const begin = async () => {
    opened = await stream(shape)
    if (!here) return close()
    video.srcObject = opened
    for (const track of opened.getTracks()) track.addEventListener('ended', () => fault('busy'))
    await video.play()
    clearTimeout(patience)
    if (here) onLive()
  }
  const close = () => {
    here = false
    clearTimeout(patience)
    for (const track of opened?.getTracks() ?? []) track.stop()
    video.srcObject = null
  }
  begin().catch((error: unknown) => fault(cameraFault(error, navigator.userAgent)))
  return close
}
