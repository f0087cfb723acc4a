// What the reader saw, drawn over the picture in its own pixels.
import type { Reading } from '#contract/reading.ts'
import type { FieldName } from '#contract/words.ts'
import { pointsOf } from './quad.ts'

/** With `all`: the document's corners, every text line, field, MRZ line and fault. The chosen field is shown always. */
export function ReadingOverlay({ reading, all, field }: { reading: Reading; all: boolean; field: FieldName | null }) {
  const chosen = reading.fields.filter((one) => one.name === field && one.box)
  return (
    <g className="overlay" aria-hidden="true">
      {all && reading.document.corners && <polygon className="ov-corners" points={pointsOf(reading.document.corners)} />}
      {all && reading.lines.map((line) => <polygon key={pointsOf(line.box)} className="ov-line" points={pointsOf(line.box)} />)}
      {all && reading.fields.map((one) => one.box && (
        <polygon
          key={`${one.name} ${one.source}`} className={one.doubtful ? 'ov-field ov-doubtful' : 'ov-field'} points={pointsOf(one.box)}
        />
      ))}
      {all && reading.mrz?.boxes.map((box) => <polygon key={pointsOf(box)} className="ov-mrz" points={pointsOf(box)} />)}
      {all && reading.quality.faults.map((fault) => fault.box && <polygon key={fault.code} className="ov-fault" points={pointsOf(fault.box)} />)}
      {chosen.map((one) => one.box && <polygon key={`chosen ${one.source}`} className="ov-chosen" points={pointsOf(one.box)} />)}
    </g>
  )
}
