// A picture made ready to be sent: turned upright, made small enough, and written anew as JPEG, which leaves place and device behind.
import { greyOf, hintOf, measure, type ShotHint } from './picture-measure.ts'
import { fitWithin, seenPart, type Area, type Size } from './picture-size.ts'

export type Shot = { readonly blob: Blob; readonly url: string; readonly hint: ShotHint | null }

const QUALITY = 0.85
/** Width at which a picture is measured. */
const MEASURED = 640

function draw(source: CanvasImageSource, part: Area, to: Size): CanvasRenderingContext2D {
  const canvas = document.createElement('canvas')
  canvas.width = to.width
  canvas.height = to.height
  const pen = canvas.getContext('2d')
  if (!pen) throw new Error('this browser gives no canvas')
  pen.fillStyle = '#fff'
  pen.fillRect(0, 0, to.width, to.height)
  pen.imageSmoothingQuality = 'high'
  pen.drawImage(source, part.x, part.y, part.width, part.height, 0, 0, to.width, to.height)
  return pen
}

async function develop(source: CanvasImageSource, part: Area): Promise<Shot> {
  const pen = draw(source, part, fitWithin(part))
  const blob = await new Promise<Blob | null>((resolve) => pen.canvas.toBlob(resolve, 'image/jpeg', QUALITY))
  if (!blob) throw new Error('this browser writes no JPEG')
  const small = draw(pen.canvas, { x: 0, y: 0, width: pen.canvas.width, height: pen.canvas.height }, fitWithin(pen.canvas, MEASURED))
  const seen = measure(greyOf(small.getImageData(0, 0, small.canvas.width, small.canvas.height).data), small.canvas.width)
  return { blob, url: URL.createObjectURL(blob), hint: hintOf(seen, Math.max(pen.canvas.width, pen.canvas.height)) }
}

/** The picture of a file, upright by its own mark. Null when this browser cannot open it. */
export async function shotOfFile(file: Blob): Promise<Shot | null> {
  const picture = await createImageBitmap(file, { imageOrientation: 'from-image' }).catch((error: unknown) => {
    console.warn('the file is no picture this browser opens', error)
    return null
  })
  if (!picture) return null
  const shot = await develop(picture, { x: 0, y: 0, width: picture.width, height: picture.height })
  picture.close()
  return shot
}

/** What the person saw of the camera's picture at this moment. */
export async function shotOfVideo(video: HTMLVideoElement): Promise<Shot> {
  const picture = { width: video.videoWidth, height: video.videoHeight }
  return await develop(video, seenPart(picture, { width: video.clientWidth || picture.width, height: video.clientHeight || picture.height }))
}

/** Small grey view of the running camera, for live hints. */
export function glanceAt(video: HTMLVideoElement, width = 120): { grey: Uint8Array; width: number } | null {
  if (video.videoWidth === 0) return null
  const picture = { x: 0, y: 0, width: video.videoWidth, height: video.videoHeight }
  const pen = draw(video, picture, { width, height: Math.max(1, Math.round((width * picture.height) / picture.width)) })
  return { grey: greyOf(pen.getImageData(0, 0, pen.canvas.width, pen.canvas.height).data), width }
}
