// Where the time went, as one bar with a piece for each step.
import { html, type Markup } from './explain-markup.ts'

/** Steps of the reader in words; one that is not known here is called by its own name. */
const STEPS: Readonly<Record<string, string>> = {
  decode: 'Decoding', corners: 'Corners', detect: 'Finding text', direction: 'Reading direction', mrz: 'Machine-readable zone', recognise: 'Reading text',
  barcode: 'Barcode', fields: 'Fields and quality',
}
/** Colours the style knows: `step-0` and on. */
const COLOURS = 8

/** @param timing milliseconds by step, in the order they happened; steps that took none are left out. */
export function explainTimes(timing: Readonly<Record<string, number>>): Markup | null {
  const steps = Object.entries(timing).filter(([, milliseconds]) => milliseconds > 0)
  const total = steps.reduce((sum, [, milliseconds]) => sum + milliseconds, 0)
  if (total === 0) return null
  let sofar = 0
  const pieces = steps.map(([step, milliseconds], i) => {
    const from = sofar
    sofar += milliseconds
    return html`<rect class="step-${i % COLOURS}" x="${((from / total) * 100).toFixed(2)}%" width="${((milliseconds / total) * 100).toFixed(2)}%" height="100%"><title>${STEPS[step] ?? step}: ${milliseconds} ms</title></rect>`
  })
  return html`<section class="part"><h3>Time: ${total} milliseconds</h3><svg class="times" aria-hidden="true">${pieces}</svg>
<ul class="steps">${steps.map(([step, milliseconds], i) => html`<li><svg class="swatch" aria-hidden="true"><rect class="step-${i % COLOURS}" width="100%" height="100%"/></svg>${STEPS[step] ?? step} <b>${milliseconds}\u00a0ms</b></li>`)}</ul></section>`
}
