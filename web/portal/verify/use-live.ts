// The running camera as the page shows it: the hint, the outline, how near the shot is; and the shot taken by itself.
import type { Quad } from '#contract/reading.ts'
import { useEffect, useRef, useState } from 'preact/hooks'
import type { Drawable } from './capture-work.ts'
import { watchFrames, type Frame } from './frame-loop.ts'
import { BEGUN, isBlack, nextHint, readiness, type HintState, type LiveHint } from './live-hint.ts'
import type { Area } from './picture-size.ts'
import { shotOfFrame, shotOfVideo, type Aim, type Shot } from './shot.ts'

export type Live = {
  readonly hint: LiveHint | null
  /** Shares of `region`. */
  readonly quad: Quad | null
  /** Where in the view it was looked at, in shares of it. */
  readonly region: Area | null
  /** 0 to 1. */
  readonly ready: number
  readonly isBlack: boolean
}

const NOTHING: Live = { hint: null, quad: null, region: null, ready: 0, isBlack: false }

const shareOf = ({ region, view }: Frame): Area => ({ x: region.x / view.width, y: region.y / view.height, width: region.width / view.width, height: region.height / view.height })

/** Watches `video` while `live`. With `auto` a document that stays good is taken, from the sharpest of the good frames. */
export function useLive(video: { readonly current: HTMLVideoElement | null }, live: boolean, aim: Aim, auto: boolean, onTake: (shot: Promise<Shot>) => void): Live {
  const [seen, setSeen] = useState<Live>(NOTHING)
  const wish = useRef({ auto, onTake })
  wish.current = { auto, onTake }
  useEffect(() => {
    const element = video.current
    if (!live || !element) return undefined
    let state: HintState = BEGUN
    let best: { readonly full: Drawable; readonly view: Area; readonly sharp: number } | null = null
    const forget = () => {
      best?.full.close()
      best = null
    }
    /** Keeps the frame if it is the sharpest of those that are good without a break. */
    const keep = ({ sight, full, view }: Frame, isGood: boolean) => {
      if (!isGood) forget()
      if (!full) return
      if (!isGood || (best && best.sharp > sight.sharp)) return full.close()
      forget()
      best = { full, view, sharp: sight.sharp }
    }
    const stop = watchFrames(element, aim, (frame) => {
      const of = aim.shape === 'person' ? 'person' : 'document'
      const isAuto = wish.current.auto && of === 'document'
      state = nextHint(state, frame.sight, frame.at, of)
      keep(frame, isAuto && state.now === 'good')
      const ready = isAuto ? readiness(state, frame.at) : 0
      setSeen({ hint: state.shown, quad: frame.sight.quad, region: shareOf(frame), ready, isBlack: isBlack(state, frame.at) })
      performance.mark('live-frame')
      performance.clearMarks('live-frame')
      if (ready < 1) return
      stop()
      wish.current.onTake(best ? shotOfFrame(best.full, best.view, aim) : shotOfVideo(element, aim))
      best = null
    }, (error) => {
      console.warn('the camera is not watched; the shutter still works', error)
      setSeen(NOTHING)
    })
    return () => {
      stop()
      forget()
    }
  }, [live, aim])
  return seen
}
