// What the reader saw, drawn over the picture in its own pixels.
import type { Quad, Reading } from '#contract/reading.ts'
import type { FieldName } from '#contract/words.ts'
import type { Layers } from './layers.ts'
import { pointsOf } from './quad.ts'

type Props = { reading: Reading; layers: Layers; field: FieldName | null }

/** The layers asked for; the chosen field is shown always. `data-field` names the field a box belongs to, for a click on it. */
export function ReadingOverlay({ reading, layers, field }: Props) {
  const { document, lines, fields, mrz, barcode, quality } = reading
  const chosen = fields.filter((one) => one.name === field && one.box)
  const shape = (box: Quad, name: string, key = '') => <polygon key={`${pointsOf(box)} ${key}`} className={name} points={pointsOf(box)} />
  return (
    <g className="overlay" aria-hidden="true">
      {layers.has('corners') && document.corners && shape(document.corners, 'ov-corners')}
      {layers.has('lines') && lines.map((line) => shape(line.box, 'ov-line'))}
      {layers.has('zone') && mrz?.boxes.map((box) => shape(box, 'ov-mrz'))}
      {layers.has('zone') && barcode && shape(barcode.box, 'ov-mrz')}
      {layers.has('faults') && quality.faults.map((fault) => fault.box && shape(fault.box, 'ov-fault', fault.code))}
      {layers.has('fields') && fields.map((one) => one.box && one.source === 'printed' && (
        <polygon
          key={`${one.name} ${one.source}`} className={one.doubtful ? 'ov-field ov-doubtful' : 'ov-field'} points={pointsOf(one.box)} data-box-of={one.name}
        />
      ))}
      {chosen.map((one) => one.box && shape(one.box, 'ov-chosen', one.source))}
    </g>
  )
}
