// The values as a table: crop and value side by side, so that a person compares them at a glance; sureness as a bar; what is missing.
import type { Quad, ReadField } from '#contract/reading.ts'
import { SURE_PRINT } from '#core/document-facts.ts'
import texts from '#rulebook/texts/en.json' with { type: 'json' }
import { cropsOf, type ExplainedReading, type Tone } from './explain-file.ts'
import { html, jpegAddress, percent, type Markup } from './explain-markup.ts'
import { placeOf } from './explain-places.ts'

const SOURCES: Record<ReadField['source'], string> = { printed: 'print', mrz: 'MRZ', barcode: 'barcode' }
const LEAST_WEAK = 0.6

function toneOf(confidence: number): Tone {
  return confidence >= SURE_PRINT ? 'good' : confidence >= LEAST_WEAK ? 'warn' : 'bad'
}

/** How sure the reader is, drawn with the mark below which nothing is relied on. */
function sureness(confidence: number): Markup {
  return html`<svg class="sure tone-${toneOf(confidence)}" aria-hidden="true"><rect class="track" width="100%" height="100%" rx="4"/>
<rect class="fill" width="${percent(confidence).replace(/\s/, '')}" height="100%" rx="4"/><rect class="mark" x="${SURE_PRINT * 100}%" width="2" height="100%"/></svg><span>${percent(confidence)}</span>`
}

/** Fields of one name stand together, as they come: print above the zone. */
function together(fields: readonly ReadField[]): { field: ReadField; i: number }[] {
  const numbered = fields.map((field, i) => ({ field, i }))
  return [...new Set(fields.map((field) => field.name))].flatMap((name) => numbered.filter(({ field }) => field.name === name))
}

/** A value in several lines needs height to be read. */
function isTall([tl, tr, , bl]: Quad, value: string): boolean {
  return value.length > 6 && Math.hypot(bl[0] - tl[0], bl[1] - tl[1]) > 0.45 * Math.hypot(tr[0] - tl[0], tr[1] - tl[1])
}

/** Where two values differ by a break of line alone, they look the same. */
const unspaced = (text: string): string => text.replace(/\s+/g, ' ').trim()

function row(field: ReadField, place: Quad | null, crop: Uint8Array | null, i: number, id: string): Markup {
  const name = texts.fields[field.name]
  const raw = field.raw.replace(/<+$/, '')
  return html`<tr role="row" id="${id}-v${i}" data-at="${field.source === 'barcode' ? 'b0' : `v${i}`}" tabindex="0"${field.doubtful && html` class="doubtful"`}>
<th role="rowheader" scope="row">${name}<span class="source">${SOURCES[field.source]}</span></th>
<td role="cell" class="crop${place && isTall(place, field.value) && ' tall'}">${crop ? html`<img alt="${name} on the document" src="${jpegAddress(crop)}">` : html`<span class="faint">${field.source === 'barcode' ? 'in the barcode' : 'place not known'}</span>`}</td>
<td role="cell" class="value"><bdi>${field.value}</bdi>${field.doubtful && html`<span class="mark-doubtful">doubtful: compare each character</span>`}${
  unspaced(raw) !== unspaced(field.value) && html`<span class="raw">from <bdi>${raw}</bdi></span>`}</td>
<td role="cell" class="sureness">${sureness(field.confidence)}</td>
</tr>`
}

/** The table of values. */
export function explainValues(each: ExplainedReading, id: string): Markup {
  const { fields, missing, mrz } = each.reading
  const crops = cropsOf(each).fields
  const gone = missing.length > 0 && html`<p class="missing"><b>Not read:</b> ${missing.map((name) => texts.fields[name]).join(', ')}. This side must carry ${missing.length === 1 ? 'it' : 'them'}.</p>`
  // Some sides say what they are and nothing else.
  const isBare = each.reading.document.kind !== null && missing.length === 0
  if (fields.length === 0) return html`<h3>Values</h3><p class="faint">${isBare ? 'No value was found, and this side need not bear any.' : 'No field could be told from the text.'}</p>${gone}`
  return html`<h3>Values</h3>
<table role="table" class="values" aria-label="Values"><thead role="rowgroup"><tr role="row"><th role="columnheader" scope="col">Field</th><th role="columnheader" scope="col">On the document</th>
<th role="columnheader" scope="col">Read as</th><th role="columnheader" scope="col">Sure</th></tr></thead>
<tbody role="rowgroup">${together(fields).map(({ field, i }) => row(field, placeOf(field, mrz), crops[i] ?? null, i, id))}</tbody></table>${gone}`
}

/** Every text line, for looking into what was not understood; open where the document is unknown. */
export function explainLines({ reading }: ExplainedReading, id: string): Markup | null {
  if (reading.lines.length === 0) return null
  return html`<details class="lines"${reading.document.kind === null && html` open`}><summary>All ${reading.lines.length} text lines found</summary>
<ul>${reading.lines.map((line, i) => html`<li id="${id}-l${i}" data-at="l${i}"><bdi>${line.text}</bdi> <span class="faint">${percent(line.confidence)}</span></li>`)}</ul></details>`
}
