// The machine-readable zone: each row of the picture over its characters, each check digit right or wrong. ICAO 9303-3 section 4.9.
import type { Quad, ReadMrz } from '#contract/reading.ts'
import { MRZ_LAYOUTS } from '#core/mrz-format.ts'
import texts from '#rulebook/texts/en.json' with { type: 'json' }
import { CROP_MARGIN, cropsOf, type ExplainedReading } from './explain-file.ts'
import { html, jpegAddress, percent, type Markup } from './explain-markup.ts'

/** Units of the drawing for one character; the crop above the characters is as wide as the row. */
const CELL = 20
const CROP_HEIGHT = 34

/** The field a check digit guards, in words. */
function guarded(field: string): string {
  return field === 'composite' ? 'The whole zone' : ((texts.fields as Partial<Record<string, string>>)[field] ?? field)
}

/** Where wrong and right digits stand: `line:position` to right. */
function digitsAt({ format, check_digits }: ReadMrz): Map<string, boolean> {
  const right = new Map(check_digits.map((digit) => [digit.field, digit.right]))
  return new Map(MRZ_LAYOUTS[format].checks.map(({ field, at }) => [`${at.line}:${at.position}`, right.get(field) ?? true]))
}

/** The crop of a row, laid so that each of its characters stands over the one read: its margins hang over. */
function strip(crop: Uint8Array, [tl, tr, , bl]: Quad, characters: number): Markup {
  const margin = (CROP_MARGIN * characters * CELL * Math.hypot(bl[0] - tl[0], bl[1] - tl[1])) / Math.max(1, Math.hypot(tr[0] - tl[0], tr[1] - tl[1]))
  return html`<image x="${(-margin).toFixed(1)}" width="${(characters * CELL + 2 * margin).toFixed(1)}" height="${CROP_HEIGHT}" preserveAspectRatio="none" href="${jpegAddress(crop)}"/>`
}

function row(mrz: ReadMrz, line: string, n: number, crop: Uint8Array | undefined): Markup {
  const digits = digitsAt(mrz)
  const characters = Array.from(line)
  return html`<svg class="zone-row" data-at="m${n}" viewBox="0 0 ${characters.length * CELL} ${CROP_HEIGHT + 30}" role="img" aria-label="Row ${n + 1}: ${line}">
${crop && mrz.boxes[n] && strip(crop, mrz.boxes[n], characters.length)}
${characters.map((character, i) => {
  const digit = digits.get(`${n}:${i}`)
  const x = (i + 0.5) * CELL
  return html`${digit !== undefined && html`<rect class="${digit ? 'right' : 'wrong'}" x="${i * CELL + 1}" y="${CROP_HEIGHT + 3}" width="${CELL - 2}" height="25" rx="3"/>`}<text x="${x}" y="${CROP_HEIGHT + 23}"${
    digit !== undefined && html` class="${digit ? 'right' : 'wrong'}"`}>${character}</text>`
})}</svg>`
}

/** The zone with its check digits; nothing where the side has none. */
export function explainZone(each: ExplainedReading): Markup | null {
  const { mrz, barcode } = each.reading
  const code = barcode && html`<section class="part"><h3>Barcode</h3><p>A ${barcode.format} code was read and its error correction came out right. What it says stands among the values.</p></section>`
  if (!mrz) return code
  const { rows } = cropsOf(each)
  const state = mrz.accepted ? html`<b class="tone-good">✓ accepted</b>` : mrz.corrected ? html`<b class="tone-warn">! one character was corrected: a person must look</b>` : html`<b class="tone-bad">✗ not accepted</b>`
  return html`<section class="part"><h3>Machine-readable zone</h3>
<p>${mrz.format} · ${state} · ${percent(mrz.confidence)} sure</p>
<div class="zone" tabindex="0" role="group" aria-label="Rows of the machine-readable zone">${mrz.lines.map((line, n) => row(mrz, line, n, rows[n]))}</div>
<ul class="digits" aria-label="Check digits">${mrz.check_digits.map(({ field, right }) => html`<li class="tone-${right ? 'good' : 'bad'}">${right ? '✓' : '✗'} ${guarded(field)}: check digit ${right ? 'right' : html`<b>wrong</b>`}</li>`)}</ul>
</section>${code}`
}
