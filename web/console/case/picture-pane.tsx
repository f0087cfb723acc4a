// One side in its pane: zoomed by wheel, double click or keys, moved by dragging or arrows, in step with the other sides.
import { Loader } from '@mantine/core'
import { useEffect, useRef, type KeyboardEvent, type PointerEvent } from 'react'
import type { CasePhoto } from '#contract/review.ts'
import type { FieldName } from '#contract/words.ts'
import { ProblemNote } from '../problem-note.tsx'
import { useText } from '../settings.tsx'
import type { Layers } from './layers.ts'
import { usePicture } from './picture.ts'
import { levelTurn, turnTransform } from './quad.ts'
import { ReadingOverlay } from './reading-overlay.tsx'
import { FIT, shiftBy, zoomBy, zoomStep, type View } from './view.ts'

type Props = {
  id: string
  photo: CasePhoto
  view: View
  look: (change: (view: View) => View) => void
  layers: Layers
  field: FieldName | null
  /** A click on a field's box chooses the field; with the keyboard it is chosen in the table. */
  choose: (field: FieldName) => void
}

const ARROWS: Record<string, readonly [number, number]> = {
  ArrowLeft: [0.1, 0], ArrowRight: [-0.1, 0], ArrowUp: [0, 0.1], ArrowDown: [0, -0.1],
}

export function PicturePane({ id, photo, view, look, layers, field, choose }: Props) {
  const { t, word } = useText()
  const { picture, error, retry } = usePicture(id, photo)
  const pane = useRef<HTMLDivElement>(null)
  const held = useRef<{ x: number; y: number } | null>(null)
  const dragged = useRef(false)

  useEffect(() => {
    const element = pane.current
    if (!element) return undefined
    // React binds wheel listeners passively; only an active one may keep the page from scrolling.
    const onWheel = (event: WheelEvent): void => {
      event.preventDefault()
      const area = element.getBoundingClientRect()
      const at = { x: (event.clientX - area.left) / area.width - 0.5, y: (event.clientY - area.top) / area.height - 0.5 }
      look((old) => zoomBy(old, Math.exp(-event.deltaY / 400), at))
    }
    element.addEventListener('wheel', onWheel, { passive: false })
    return () => element.removeEventListener('wheel', onWheel)
  }, [look])

  const onKey = (event: KeyboardEvent): void => {
    const by = ARROWS[event.key]
    if (event.ctrlKey || event.metaKey || event.altKey) return
    if (by) look((old) => shiftBy(old, ...by))
    else if (event.key === '+' || event.key === '=') look((old) => zoomBy(old, 1.5))
    else if (event.key === '-') look((old) => zoomBy(old, 1 / 1.5))
    else if (event.key === '0') look((old) => ({ ...FIT, turn: old.turn }))
    else return
    event.preventDefault()
  }
  const onMove = (event: PointerEvent<HTMLDivElement>): void => {
    const from = held.current
    if (!from) return
    held.current = { x: event.clientX, y: event.clientY }
    dragged.current = true
    const area = event.currentTarget.getBoundingClientRect()
    look((old) => shiftBy(old, (event.clientX - from.x) / area.width, (event.clientY - from.y) / area.height))
  }
  const turn = (view.turn + levelTurn(photo.reading?.document.direction ?? 0)) % 4
  const [wide, high] = picture ? (turn % 2 === 0 ? [picture.width, picture.height] : [picture.height, picture.width]) : [3, 2]
  return (
    <figure className="pane">
      <figcaption>
        {word('side', photo.side)}
        {photo.used_anyway && <span className="used-anyway">{t('picture.used_anyway')}</span>}
      </figcaption>
      <div
        ref={pane} className={view.zoom > 1 ? 'glass is-near' : 'glass'} tabIndex={0} role="group"
        aria-label={t('picture.pane', { side: word('side', photo.side) })}
        onKeyDown={onKey} onDoubleClick={() => look(zoomStep)} onPointerMove={onMove}
        onClick={(event) => {
          // While the pointer is captured the glass itself is the target: what lies under it counts.
          const name = document.elementFromPoint(event.clientX, event.clientY)?.getAttribute('data-box-of')
          const box = photo.reading?.fields.find((one) => one.name === name)
          if (box && !dragged.current) choose(box.name)
        }}
        onPointerDown={(event) => {
          dragged.current = false
          if (view.zoom === 1) return
          event.currentTarget.setPointerCapture(event.pointerId)
          held.current = { x: event.clientX, y: event.clientY }
        }}
        onPointerUp={() => { held.current = null }} onPointerCancel={() => { held.current = null }}
      >
        {error && <ProblemNote error={error} action={{ label: t('try_again'), run: () => void retry() }} />}
        {!picture && !error && <Loader aria-label={t('loading')} />}
        {picture && (
          <svg
            role="img" aria-label={t('picture.alt', { side: word('side', photo.side) })} viewBox={`0 0 ${wide} ${high}`}
            style={{ transform: `translate(${view.x * 100}%, ${view.y * 100}%) scale(${view.zoom})` }}
          >
            <g transform={turnTransform(turn, picture.width, picture.height)}>
              <image href={picture.url} width={picture.width} height={picture.height} preserveAspectRatio="none" />
              {photo.reading && <ReadingOverlay reading={photo.reading} layers={layers} field={field} />}
            </g>
          </svg>
        )}
      </div>
    </figure>
  )
}
