// The picture with what was seen drawn over it, in layers that a reader of the page switches on and off without any script.
import type { Quad } from '#contract/reading.ts'
import texts from '#rulebook/texts/en.json' with { type: 'json' }
import type { ExplainedReading } from './explain-file.ts'
import { html, jpegAddress, type Markup } from './explain-markup.ts'
import { placeOf, quartersToLevel, turnOf } from './explain-places.ts'
import { reasonWords } from './read-table.ts'

/** The layers, in the order they lie; the page's style has a rule for each. */
const LAYERS = ['corners', 'lines', 'zone', 'barcode', 'fields', 'faults'] as const
type Layer = (typeof LAYERS)[number]

const TITLES: Record<Layer, string> = {
  corners: 'Corners', lines: 'Text lines', zone: 'Machine-readable zone', barcode: 'Barcode', fields: 'Fields', faults: 'Faults',
}

const shape = (quad: Quad, kind = ''): Markup => html`<polygon class="${kind}" points="${quad.map(([x, y]) => `${Math.round(x)},${Math.round(y)}`).join(' ')}"/>`

/** A box that belongs to a row of the page: each lights the other up. */
const linked = (at: string, label: string, quad: Quad): Markup => html`<g data-at="${at}"><title>${label}</title>${shape(quad)}</g>`

function drawn(each: ExplainedReading, id: string): Record<Layer, Markup[]> {
  const { document, lines, mrz, barcode, fields, quality } = each.reading
  return {
    corners: document.corners ? [shape(document.corners), ...document.corners.map(([x, y]) => dot(x, y, each))] : [],
    lines: lines.map((line, i) => linked(`l${i}`, line.text, line.box)),
    zone: (mrz?.boxes ?? []).map((box, i) => linked(`m${i}`, `Machine-readable zone, row ${i + 1}`, box)),
    barcode: barcode ? [linked('b0', barcode.format, barcode.box)] : [],
    fields: fields.flatMap((field, i) => {
      const place = placeOf(field, mrz)
      const name = texts.fields[field.name]
      return place ? html`<a href="#${id}-v${i}" data-at="v${i}" aria-label="${name}: ${field.value}"><title>${name}: ${field.value}</title>${shape(place, field.doubtful ? 'doubtful' : '')}</a>` : []
    }),
    faults: quality.faults.flatMap((fault, i) => (fault.box ? linked(`f${i}`, reasonWords(fault.code).title, fault.box) : [])),
  }
}

function dot(x: number, y: number, { reading }: ExplainedReading): Markup {
  const radius = Math.max(reading.picture.width, reading.picture.height) / 160
  return html`<circle cx="${Math.round(x)}" cy="${Math.round(y)}" r="${radius.toFixed(1)}"/>`
}

/** A checkbox for each layer; one with nothing in it says so. */
function switches(layers: Record<Layer, Markup[]>, isUnknown: boolean): Markup {
  const count = (layer: Layer): number => (layer === 'corners' ? Math.min(1, layers.corners.length) : layers[layer].length)
  const isOn = (layer: Layer): boolean => layer !== 'lines' || isUnknown
  return html`<fieldset class="layers"><legend>Show on the picture</legend>${LAYERS.filter((layer) => layer !== 'barcode' || count(layer) > 0).map((layer) => html`
<label class="layer-${layer}${count(layer) === 0 ? ' is-empty' : ''}"><input type="checkbox" class="switch-${layer}"${count(layer) === 0 ? html` disabled` : isOn(layer) && html` checked`} autocomplete="off">
<span class="swatch" aria-hidden="true"></span>${TITLES[layer]} <span class="faint">${layer === 'corners' ? (count(layer) ? 'found' : 'not found') : count(layer)}</span></label>`)}</fieldset>`
}

/** The left half of a file's section. `id` is the section's. */
export function explainPicture(each: ExplainedReading, id: string): Markup {
  const { picture, document } = each.reading
  const layers = drawn(each, id)
  const quarters = quartersToLevel(document.direction)
  const [wide, high] = quarters % 2 === 0 ? [picture.width, picture.height] : [picture.height, picture.width]
  return html`<div class="see">
${switches(layers, document.kind === null)}
<svg class="glass" viewBox="0 0 ${wide} ${high}" role="group" aria-label="The picture, with what was seen on it"><g transform="${turnOf(quarters, picture.width, picture.height)}">
<image role="img" aria-label="The picture ${each.file}" width="${picture.width}" height="${picture.height}" preserveAspectRatio="none" href="${jpegAddress(each.cuts.picture)}"/>
${LAYERS.map((layer) => html`<g class="layer on-${layer}">${layers[layer]}</g>`)}
</g></svg>
<p class="faint">${picture.width} × ${picture.height} pixels${quarters > 0 && `, turned by ${quarters * 90}° to be read`}. <span class="screen-only">Point at a box or a row to see where the other stands.</span></p>
</div>`
}
