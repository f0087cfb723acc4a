// All sides of the document beside each other, looked at together.
import { ActionIcon, Group, Tooltip } from '@mantine/core'
import { useCallback, useState } from 'react'
import type { CasePhoto } from '#contract/review.ts'
import type { FieldName } from '#contract/words.ts'
import { Icon, type IconName } from '../icon.tsx'
import { useKeys } from '../keys/use-keys.ts'
import { useText } from '../settings.tsx'
import { LayerSwitches } from './layer-switches.tsx'
import { FIRST_LAYERS, NO_LAYERS, type Layers } from './layers.ts'
import { PicturePane } from './picture-pane.tsx'
import { FIT, turnOnce, zoomBy, zoomStep, type View } from './view.ts'

type Props = { id: string; photos: readonly CasePhoto[]; field: FieldName | null; choose: (field: FieldName) => void }
type Change = (view: View) => View

export function PictureViewer({ id, photos, field, choose }: Props) {
  const { t } = useText()
  const [together, setTogether] = useState(true)
  const [boxes, setBoxes] = useState(false)
  const [layers, setLayers] = useState(FIRST_LAYERS)
  const [views, setViews] = useState<Readonly<Record<string, View>>>({})
  const [last, setLast] = useState<string | null>(null)
  const viewOf = (side: string): View => views[side] ?? FIT

  const look = useCallback((side: string | null, change: Change): void => {
    setViews((old) => {
      const base = change(old[side ?? photos[0]?.side ?? ''] ?? FIT)
      return Object.fromEntries(photos.map((photo) => [photo.side, together || photo.side === side ? base : (old[photo.side] ?? FIT)]))
    })
    setLast(side)
  }, [photos, together])
  const here = together ? null : (last ?? photos[0]?.side ?? null)
  const fit = (): void => look(here, () => FIT)
  useKeys({
    z: () => look(here, zoomStep), t: () => look(here, turnOnce), f: fit, b: () => setBoxes((on) => !on),
    '+': () => look(here, (view) => zoomBy(view, 1.5)), '-': () => look(here, (view) => zoomBy(view, 1 / 1.5)), 0: fit,
  })
  const tool = (name: IconName, label: string, run: () => void, pressed?: boolean, key?: string) => (
    <Tooltip label={t(label)}>
      <ActionIcon
        variant={pressed === true ? 'filled' : 'default'} size="md" aria-label={t(label)} onClick={run}
        {...(pressed === undefined ? {} : { 'aria-pressed': pressed })} {...(key ? { 'aria-keyshortcuts': key } : {})}
      >
        <Icon name={name} />
      </ActionIcon>
    </Tooltip>
  )
  return (
    <section className="viewer" aria-label={t('pictures')}>
      <Group gap={6} className="tools" role="toolbar" aria-label={t('picture.tools')}>
        {tool('minus', 'picture.farther', () => look(here, (view) => zoomBy(view, 1 / 1.5)))}
        {tool('plus', 'picture.nearer', () => look(here, (view) => zoomBy(view, 1.5)), undefined, 'z')}
        {tool('fit', 'picture.fit', fit, undefined, 'f')}
        {tool('turn', 'picture.turn', () => look(here, turnOnce), undefined, 't')}
        {tool('boxes', 'picture.boxes', () => setBoxes((on) => !on), boxes, 'b')}
        {photos.length > 1 && tool('link', 'picture.together', () => setTogether((on) => !on), together)}
      </Group>
      {boxes && <LayerSwitches layers={layers} change={setLayers} />}
      <div className="panes">
        {photos.map((photo) => (
          <SidePane key={photo.side} {...{ id, photo, field, choose, look }} layers={boxes ? layers : NO_LAYERS} view={viewOf(photo.side)} />
        ))}
      </div>
    </section>
  )
}

type SideProps = {
  id: string
  photo: CasePhoto
  view: View
  layers: Layers
  field: FieldName | null
  choose: (field: FieldName) => void
  look: (side: string, change: Change) => void
}

/** Binds the shared view to one side, keeping the callback's identity so that listeners are not bound anew on each move. */
function SidePane({ look, ...rest }: SideProps) {
  const { side } = rest.photo
  const lookHere = useCallback((change: Change) => look(side, change), [look, side])
  return <PicturePane {...rest} look={lookHere} />
}
