// Looks at the running camera as often as this device can, never at two frames at once: what comes meanwhile is dropped.
import type { Look } from './capture-work.ts'
import { desk } from './desk.ts'
import { fitWithin, middleOf, wholeOf, type Area } from './picture-size.ts'
import { canDrawApart, pixelsOf } from './pixels.ts'
import { seenOf, type Aim } from './shot.ts'

/** Long sides a frame is drawn at and corners are sought at; the next one when looking takes too long. */
const PACES = [{ longest: 560, seekWithin: 256 }, { longest: 480, seekWithin: 208 }, { longest: 400, seekWithin: 168 }] as const
const SLOW = 110
const QUICK = 35
/** Milliseconds to the next frame where the browser does not say when one comes. */
const BEAT = 60
/** The document is held in the middle of the view: beyond this shape of it nothing is sought. `AT` is where the frame's centre lies (verify.css). */
const MOST = 1.36
const AT = 0.45

/** A frame that was looked at: where in the view, which is a part of the full picture; that is to be kept or closed. */
export type Frame = Pick<Look, 'sight' | 'full'> & { readonly at: number; readonly region: Area; readonly view: Area }

/** How a frame reaches the worker, cheapest for the page first: as it came from the camera, as a copy, or drawn by the page. What fails gives way to the next. */
const WAYS = ['frame', 'copy', 'pixels'] as const

function firstWay(): number {
  if (!canDrawApart) return 2
  return typeof VideoFrame === 'undefined' ? 1 : 0
}

/** The frame as the camera gave it, if that is also how it is shown. */
function frameOf(video: HTMLVideoElement): VideoFrame {
  const frame = new VideoFrame(video)
  if (frame.displayWidth === video.videoWidth && frame.displayHeight === video.videoHeight) return frame
  frame.close()
  throw new Error('frames come as the sensor lies')
}

/** Looks until stopped. `onFrame` is given each frame looked at; `onEnd` why no more come. */
export function watchFrames(video: HTMLVideoElement, aim: Aim, onFrame: (frame: Frame) => void, onEnd: (error: unknown) => void): () => void {
  let here = true
  let busy = false
  let pace = 0
  let took = 60
  let way = firstWay()

  const look = async () => {
    const at = performance.now()
    const view = seenOf(video)
    const region = aim.shape === 'person' ? wholeOf(view) : middleOf(wholeOf(view), MOST, AT)
    const { longest, seekWithin } = PACES[pace] ?? PACES[0]
    const onVideo = { ...region, x: region.x + view.x, y: region.y + view.y }
    const picture = WAYS[way] === 'frame' ? frameOf(video)
      : WAYS[way] === 'copy' ? await createImageBitmap(video) : { pixels: pixelsOf('look', video, onVideo, fitWithin(onVideo, longest)) }
    const seen = await desk.look({ does: 'look', picture, region: onVideo, longest, seekWithin, ...aim })
    if (!here) return seen.full?.close()
    took = 0.7 * took + 0.3 * seen.took
    if (took > SLOW && pace < PACES.length - 1) [pace, took] = [pace + 1, (SLOW + QUICK) / 2]
    else if (took < QUICK && pace > 0) [pace, took] = [pace - 1, (SLOW + QUICK) / 2]
    onFrame({ sight: seen.sight, full: seen.full, at, region, view })
  }
  const turn = () => {
    if (!here) return
    next()
    if (busy || video.videoWidth === 0 || document.visibilityState === 'hidden') return
    busy = true
    look().catch((error: unknown) => {
      if (!here) return
      if (way < WAYS.length - 1) {
        console.info(`no looking at the camera by ${WAYS[way]}`, error)
        way += 1
        return
      }
      onEnd(error)
      here = false
    }).finally(() => (busy = false))
  }
  const next = () => {
    if ('requestVideoFrameCallback' in video) video.requestVideoFrameCallback(turn)
    else setTimeout(turn, BEAT)
  }
  next()
  return () => (here = false)
}
