// The picture's figures drawn against the limits they are judged by, and its faults in plain words with what to do about them.
import type { PictureFault, ReadQuality } from '#contract/reading.ts'
import { QUALITY_LIMITS } from '#vision/quality-limits.ts'
import type { ExplainedReading, Tone } from './explain-file.ts'
import { html, short, type Markup } from './explain-markup.ts'
import { reasonWords } from './read-table.ts'

type Limits = { readonly refuse?: number; readonly warn?: number; readonly hint?: number }
type Figure = {
  title: string
  value: number
  decimals: number
  unit: string
  /** Where the drawing ends; what lies beyond stands at its end. */
  top: number
  limits: Limits
  /** Why it is not judged here. */
  unjudged?: string
}

/** Each figure with its scale; glare is the one of which less is better. */
function figuresOf(quality: ReadQuality): Figure[] {
  const { sharpness, pixels_per_mm, brightness, chroma, glare } = QUALITY_LIMITS
  return [
    { title: 'Sharpness', value: quality.sharpness, decimals: 2, unit: '', top: 8, limits: sharpness },
    { title: 'Resolution', value: quality.pixels_per_mm, decimals: 1, unit: ' pixels a millimetre', top: 18, limits: pixels_per_mm },
    { title: 'Brightness', value: quality.brightness, decimals: 0, unit: ' of 255', top: 255, limits: brightness },
    { title: 'Colour', value: quality.chroma, decimals: 1, unit: ' of 255', top: 48, limits: chroma, ...(quality.brightness < brightness.warn ? { unjudged: 'not judged in the dark' } : {}) },
    { title: 'Glare', value: quality.glare * 100, decimals: 1, unit: ' % of the document', top: 12, limits: { hint: glare.hint * 100 } },
  ]
}

function judge(value: number, { refuse, warn, hint }: Limits): Tone {
  if (hint !== undefined) return value > hint ? 'warn' : 'good'
  return refuse !== undefined && value < refuse ? 'bad' : warn !== undefined && value < warn ? 'warn' : 'good'
}

const WORDS: Record<Tone, string> = { good: 'good', warn: 'weak', bad: 'too low' }

/** A track with its zones, a tick at each limit, a needle at the value. Two limits may lie close: their numbers stand on either side. */
function gauge({ title, value, decimals, unit, top, limits, unjudged }: Figure): Markup {
  const at = (each: number): string => `${((Math.min(top, Math.max(0, each)) / top) * 100).toFixed(1)}%`
  const wide = (from: number, to: number): string => `${(((to - from) / top) * 100).toFixed(1)}%`
  const zone = (tone: Tone, from: number, to: number): Markup | false => to > from && html`<rect class="zone-${tone}" x="${at(from)}" y="10" width="${wide(from, to)}" height="8"/>`
  const { refuse = 0, warn = 0, hint } = limits
  const ticks = [limits.refuse, limits.warn, hint].filter((each) => each !== undefined)
  const judged = judge(value, limits)
  const [tone, words] = unjudged === undefined ? [judged, hint !== undefined && judged === 'warn' ? 'much' : WORDS[judged]] : ['none', unjudged]
  return html`<div class="figure"><dt>${title}</dt><dd><b class="tone-${tone}">${short(value, decimals)}</b>${unit}, <span class="tone-${tone}">${words}</span>
<svg class="gauge" aria-hidden="true">${hint === undefined ? [zone('bad', 0, refuse), zone('warn', refuse, warn), zone('good', warn, top)] : [zone('good', 0, hint), zone('warn', hint, top)]}
${ticks.map((tick, n) => html`<line x1="${at(tick)}" x2="${at(tick)}" y1="8" y2="20"/><text x="${at(tick)}" y="32" class="${ticks.length === 1 ? '' : n === 0 ? 'before' : 'after'}">${short(tick)}</text>`)}
<svg x="${at(value)}" overflow="visible"><path class="needle" d="M0 12 L-5 2 H5 Z"/></svg></svg></dd></div>`
}

const WEIGHTS: Record<PictureFault['weight'], { tone: Tone; words: string }> = {
  refuse: { tone: 'bad', words: 'goes back at once' }, warn: { tone: 'warn', words: 'a warning' }, hint: { tone: 'warn', words: 'told to a reviewer only' },
}

/** Faults of the picture, then what else the checks complain of. */
function explainFaults({ reading, checks }: ExplainedReading): Markup {
  const { faults } = reading.quality
  const others = [...new Set(checks.flatMap((check) => check.reasons))].filter((code) => !faults.some((fault) => fault.code === code))
  if (faults.length + others.length === 0) {
    const isWhole = reading.missing.length === 0
    return html`<p class="tone-good">✓ Nothing is wrong with this picture.</p>${!isWhole && html`<p>Something on it was not read all the same: it stands below the values. Another picture, nearer or straighter, may show it.</p>`}`
  }
  return html`<ul class="faults">${faults.map(({ code, weight, box }, i) => {
    const { title, remedy } = reasonWords(code)
    const { tone, words } = WEIGHTS[weight]
    return html`<li class="edge-${tone}" data-at="f${i}"${box && html` tabindex="0"`}><b>${title}</b> <span class="chip">${words}</span><br>${remedy}</li>`
  })}${others.map((code) => {
    const { title, remedy } = reasonWords(code)
    return html`<li class="edge-bad"><b>${title}</b><br>${remedy}</li>`
  })}</ul>`
}

/** The parts about the picture itself: its faults, its figures. */
export function explainQuality(each: ExplainedReading): Markup {
  return html`<section class="part"><h3>What to mend</h3>${explainFaults(each)}</section>
<section class="part"><h3>Quality of the picture</h3><dl class="figures">${figuresOf(each.reading.quality).map(gauge)}</dl></section>`
}
