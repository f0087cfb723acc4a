// A picture made ready to be sent: turned upright, made small enough, and written anew as JPEG, which leaves place and device behind.
import { JUDGED_AT, type Drawable } from './capture-work.ts'
import { desk } from './desk.ts'
import type { Fingerprint } from './fingerprint.ts'
import { fileFault, type FileFault } from './file-fault.ts'
import { fitWithin, seenPart, wholeOf, type Area, type Size } from './picture-size.ts'
import { canDrawApart, pixelsOf } from './pixels.ts'
import type { Verdict } from './shot-verdict.ts'
import type { Shape } from './side-shape.ts'

/** What the picture should show, and the prints of the sides taken before it. */
export type Aim = { readonly shape: Shape; readonly taken: readonly Fingerprint[] }
export type Shot = {
  readonly blob: Blob
  readonly url: string
  readonly size: Size
  readonly from: 'camera' | 'file'
  /** Comes a moment later; null where this browser cannot judge. */
  readonly verdict: Promise<Verdict | null>
}

const QUALITY = 0.85

async function judged(canvas: HTMLCanvasElement, { shape, taken }: Aim): Promise<Verdict | null> {
  try {
    const whole = wholeOf(canvas)
    const picture = canDrawApart ? await createImageBitmap(canvas) : { pixels: pixelsOf('judge', canvas, whole, fitWithin(whole, JUDGED_AT)) }
    return await desk.judge({ does: 'judge', picture, shape, taken })
  } catch (error) {
    console.warn('the picture could not be judged here; the server will', error)
    return null
  }
}

async function develop(source: CanvasImageSource, part: Area, from: Shot['from'], aim: Aim): Promise<Shot> {
  const size = fitWithin(part)
  const canvas = Object.assign(document.createElement('canvas'), size)
  const pen = canvas.getContext('2d')
  if (!pen) throw new Error('this browser gives no canvas')
  pen.fillStyle = '#fff'
  pen.fillRect(0, 0, size.width, size.height)
  pen.imageSmoothingQuality = 'high'
  pen.drawImage(source, part.x, part.y, part.width, part.height, 0, 0, size.width, size.height)
  const verdict = judged(canvas, aim)
  const blob = await new Promise<Blob | null>((resolve) => canvas.toBlob(resolve, 'image/jpeg', QUALITY))
  if (!blob) throw new Error('this browser writes no JPEG')
  return { blob, url: URL.createObjectURL(blob), size, from, verdict }
}

/** The picture of a file, upright by its own mark; or why this browser cannot open it. */
export async function shotOfFile(file: Blob, aim: Aim): Promise<Shot | FileFault> {
  const picture = await createImageBitmap(file, { imageOrientation: 'from-image' }).catch((error: unknown) => {
    console.warn('the file is no picture this browser opens', error)
    return null
  })
  if (!picture) return fileFault(new Uint8Array(await file.slice(0, 32).arrayBuffer()))
  const shot = await develop(picture, wholeOf(picture), 'file', aim)
  picture.close()
  return shot
}

/** The part of the camera's picture that the person sees. */
export function seenOf(video: HTMLVideoElement): Area {
  const picture = { width: video.videoWidth, height: video.videoHeight }
  return seenPart(picture, { width: video.clientWidth || picture.width, height: video.clientHeight || picture.height })
}

/** What the person sees of the camera's picture at this moment. */
export function shotOfVideo(video: HTMLVideoElement, aim: Aim): Promise<Shot> {
  return develop(video, seenOf(video), 'camera', aim)
}

/** What the person saw of a frame that was kept. It is closed. */
export async function shotOfFrame(frame: Drawable, view: Area, aim: Aim): Promise<Shot> {
  const shot = await develop(frame, view, 'camera', aim)
  frame.close()
  return shot
}
