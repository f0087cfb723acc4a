// The page of `realname read --explain`: one file of HTML that needs nothing else, runs no script and asks no network for anything.
import { createHash } from 'node:crypto'
import texts from '#rulebook/texts/en.json' with { type: 'json' }
import { documentWords, verdictOf, type ExplainedFile, type ExplainedReading, type Tone } from './explain-file.ts'
import { html, jpegAddress, percent, type Markup } from './explain-markup.ts'
import { explainPicture } from './explain-picture.ts'
import { explainQuality } from './explain-quality.ts'
import { linkRules, STYLE } from './explain-style.ts'
import { explainTimes } from './explain-times.ts'
import { explainLines, explainValues } from './explain-values.ts'
import { explainZone } from './explain-zone.ts'
import { remedyOf } from './read-table.ts'

/** Stands in every page made here, near its beginning: only such a file is ever replaced. */
export const PAGE_MARK = '<meta name="generator" content="realname read --explain">'

const SIGNS: Record<Tone, string> = { good: '✓', warn: '!', bad: '✗' }
const CHECKS: Partial<Record<string, string>> = texts.checks
/** The folders a file lies in say little, and break lines. */
const nameOf = (file: string): string => file.slice(Math.max(file.lastIndexOf('/'), file.lastIndexOf('\\')) + 1)
const folderOf = (file: string): string => file.slice(0, file.length - nameOf(file).length)
const idOf = (i: number): string => `file-${i + 1}`

function verdict(each: ExplainedFile): Markup {
  const { tone, words } = verdictOf(each)
  return html`<span class="verdict tone-${tone}"><span aria-hidden="true">${SIGNS[tone]}</span> ${words}</span>`
}

function kindOf(each: ExplainedFile): string {
  if ('failure' in each) return 'No picture'
  return documentWords(each.reading) ?? 'Unknown document'
}

function card(each: ExplainedFile, i: number): Markup {
  const thumbnail = 'failure' in each ? html`<span class="blank" aria-hidden="true">✗</span>` : html`<img alt="" src="${jpegAddress(each.cuts.thumbnail)}">`
  return html`<li><a href="#${idOf(i)}">${thumbnail}<span class="card"><b>${nameOf(each.file)}</b><span class="faint">${kindOf(each)}</span>${verdict(each)}</span></a></li>`
}

function failureSection(each: Extract<ExplainedFile, { failure: unknown }>): Markup {
  const { problem, detail } = each.failure
  const what = problem === 'reader_failed' ? 'The file could not be read' : 'The file could not be opened'
  return html`<div class="failure"><p><b>${what}: ${detail}.</b></p><p>${remedyOf(problem)}</p><p class="faint">Nothing was read from it. <code>${problem}</code></p></div>`
}

function checksOf({ checks }: ExplainedReading): Markup {
  const tones = { passed: 'good', warning: 'warn', failed: 'bad', not_applicable: 'none' } as const
  const told = checks.filter((check) => check.status !== 'not_applicable')
  return html`<ul class="checks" aria-label="Checks">${told.map((check) => {
    const tone = tones[check.status]
    return html`<li class="tone-${tone}"><span aria-hidden="true">${tone === 'none' ? '' : SIGNS[tone]}</span> ${CHECKS[check.name] ?? check.name}: ${check.status}</li>`
  })}</ul>`
}

function unknownWords({ reading }: ExplainedReading): Markup | null {
  if (reading.document.kind !== null) return null
  const { document, lines, mrz } = reading
  const seen = [
    document.corners ? 'four corners of something flat' : 'no corners of a document',
    lines.length === 0 ? 'no text' : `${lines.length} ${lines.length === 1 ? 'line' : 'lines'} of text`,
    mrz ? 'a machine-readable zone' : 'no machine-readable zone',
  ]
  return html`<p class="note edge-bad"><b>The reader recognised no document here.</b> It saw ${seen.slice(0, -1).join(', ')} and ${seen.at(-1)}.</p>`
}

function readingSection(each: ExplainedReading, id: string): Markup {
  const { confidence, kind } = each.reading.document
  return html`<p class="kind">${kindOf(each)}${kind !== null && html` <span class="faint">${percent(confidence)} sure</span>`}</p>
${checksOf(each)}${unknownWords(each)}
<div class="pair">${explainPicture(each, id)}<div class="told">${explainValues(each, id)}${explainLines(each, id)}</div></div>
${explainZone(each)}<div class="columns">${explainQuality(each)}</div>${explainTimes(each.reading.timing)}`
}

function section(each: ExplainedFile, i: number): Markup {
  const id = idOf(i)
  return html`<section class="file" id="${id}" aria-labelledby="${id}-name"><header><h2 id="${id}-name">${folderOf(each.file) && html`<span class="folder">${folderOf(each.file)}</span>`}${nameOf(each.file)}</h2>${verdict(each)}</header>
${'failure' in each ? failureSection(each) : readingSection(each, id)}<p class="up"><a href="#top">To the top</a></p></section>`
}

/** How many of each verdict, in words. */
function tally(files: readonly ExplainedFile[]): string {
  const counts = new Map<string, number>()
  for (const each of files) counts.set(verdictOf(each).words, (counts.get(verdictOf(each).words) ?? 0) + 1)
  return [...counts].map(([words, n]) => `${n} ${words.toLowerCase()}`).join(' · ')
}

/**
 * The whole page.
 * @param at when it was made, as it is to be shown
 */
export function explainPage(files: readonly ExplainedFile[], at: string): string {
  const most = (count: (reading: ExplainedReading['reading']) => number): number => Math.max(0, ...files.map((each) => ('failure' in each ? 0 : count(each.reading))))
  const style = STYLE + linkRules({
    v: most(({ fields }) => fields.length), l: most(({ lines }) => lines.length), m: most(({ mrz }) => mrz?.boxes.length ?? 0),
    f: most(({ quality }) => quality.faults.length), b: most(({ barcode }) => (barcode ? 1 : 0)),
  })
  const hash = createHash('sha256').update(style).digest('base64')
  const count = files.length === 1 ? 'One file' : `${files.length} files`
  return `<!doctype html>
<html lang="en"><head><meta charset="utf-8">${PAGE_MARK}
<meta http-equiv="Content-Security-Policy" content="default-src 'none'; img-src data:; style-src 'sha256-${hash}'; base-uri 'none'; form-action 'none'">
<meta name="viewport" content="width=device-width, initial-scale=1"><meta name="color-scheme" content="light dark"><meta name="referrer" content="no-referrer">
<title>What the reader saw</title><style>${style}</style></head>
${html`<body id="top"><header class="head"><h1>What the reader saw</h1><p>${count}, read on ${at}. ${tally(files)}</p>
<p class="note edge-warn"><b>This page holds the pictures themselves and all that stands on them,</b> without a watermark. Keep it as you keep the documents, and delete it when you have looked. It loads nothing, sends nothing and runs no script.</p>
<nav aria-label="Files"><ol class="index">${files.map(card)}</ol></nav></header>
<main>${files.map(section)}</main></body></html>`.markup}
`
}
