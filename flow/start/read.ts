// The command `realname read`: reads pictures of documents on this machine and says what stands on them.
import { readFile } from 'node:fs/promises'
import { availableParallelism } from 'node:os'
import process from 'node:process'
import { parseArgs } from 'node:util'
import type { ReadFailure, Reading } from '#contract/reading.ts'
import type { DocumentKind } from '#contract/words.ts'
import type { DocumentDescription } from '#vision/documents.ts'
import { startReaders, type Readers } from '#vision/pool.ts'
import { boxesOf, CROP_MARGIN, type ExplainedFile } from './explain-file.ts'
import { explainPage } from './explain-page.ts'
import { findMissing } from './find-missing.ts'
import { loadDocuments } from './load-documents.ts'
import { bestField, checkPicture, type PictureCheck } from './read-checks.ts'
import { explain, paintFor, remedyOf, tabulate, type Paint } from './read-table.ts'
import { findObstacle, writePage } from './write-page.ts'

const help = (kinds: readonly string[]): string => `Usage: realname read FILE... [--document KIND] [--json] [--explain PAGE]

Reads pictures of identity documents (JPEG, PNG or WebP) on this machine. Nothing is sent anywhere and nothing is kept.

  FILE              a picture of one side of a document
  --document KIND   what it should be: ${kinds.join(', ')}
  --json            one JSON object a line instead of a table
  --explain PAGE    also writes one HTML page that shows what the reader saw: each picture with its corners, text and fields drawn over it, each value
                    beside its piece of the picture, quality, faults and time. The page holds the pictures themselves, without a watermark; it needs
                    no network. A file that stands there already is replaced only if it is such a page
  --help            this text

Exit code: 0 everything was read, 1 something could not be read or is not (that) document, 2 wrong usage, no such file, or
no place for the page.
`

/** A person at a slow or busy machine would rather wait than be told that the reader gave up. */
const PATIENCE_MS = 120_000

type Options = { files: string[]; kind: DocumentKind | undefined; json: boolean; page: string | undefined }

/** The wishes of the command line, or what is wrong with them. */
function parseOptions(args: string[], kinds: readonly DocumentKind[]): Options | 'help' | { wrong: string } {
  let parsed
  try {
    parsed = parseArgs({
      args, allowPositionals: true, strict: true,
      options: { document: { type: 'string' }, json: { type: 'boolean' }, explain: { type: 'string' }, help: { type: 'boolean', short: 'h' } },
    })
  } catch (error) {
    return { wrong: error instanceof Error ? error.message : 'the options are not understood' }
  }
  const { values, positionals } = parsed
  if (values.help) return 'help'
  const kind = kinds.find((each) => each === values.document)
  if (values.document !== undefined && !kind) return { wrong: `unknown document "${values.document}": known are ${kinds.join(', ')}` }
  if (positionals.length === 0) return { wrong: 'name at least one picture' }
  if (values.explain === '') return { wrong: 'name the page that is to be written' }
  return { files: positionals, kind, json: values.json ?? false, page: values.explain }
}

type Outcome = { text: string; isRead: boolean; explained: ExplainedFile | null }

function outcomeOfFailure(file: string, failure: ReadFailure, json: boolean, paint: Paint): Outcome {
  const remedy = remedyOf(failure.problem)
  const text = json
    ? JSON.stringify({ file, error: { code: failure.problem, detail: failure.detail, remedy } })
    : `${paint('bold', file)}\n  ${paint('red', failure.problem)}: ${failure.detail}. ${remedy}`
  return { text, isRead: false, explained: { file, failure } }
}

/** Every field once, as it is best known. */
function valuesOf(reading: Reading): Record<string, string> {
  return Object.fromEntries(reading.fields.map(({ name }) => [name, bestField(reading, name)?.value ?? '']))
}

function toJson(file: string, reading: Reading, checks: readonly PictureCheck[], isRead: boolean): string {
  const { document, quality, mrz, barcode, fields, missing, timing } = reading
  const first = checks.flatMap((check) => check.reasons)[0]
  const error = isRead ? {} : { error: { code: first ?? 'data_not_readable', remedy: explain(first ?? 'data_not_readable') } }
  return JSON.stringify({
    file, kind: document.kind, side: document.side, confidence: document.confidence, corners: document.corners,
    mrz: mrz?.lines ?? null, mrz_format: mrz?.format ?? null, mrz_accepted: mrz?.accepted ?? null, check_digits: mrz?.check_digits ?? [], barcode: barcode?.format ?? null,
    fields: valuesOf(reading), missing,
    readings: fields.map(({ name, source, value, confidence, doubtful }) => ({ name, source, value, confidence, doubtful })),
    quality, checks, milliseconds: Object.values(timing).reduce((sum, each) => sum + each, 0), ...error,
  })
}

type Known = { documents: readonly DocumentDescription[]; options: Options; paint: Paint }

function outcomeOfReading(file: string, reading: Reading, { documents, options, paint }: Known): Omit<Outcome, 'explained'> & { checks: PictureCheck[] } {
  const { kind, side } = reading.document
  const carriesMrz = documents.some((each) => each.kind === kind && each.sides.some((one) => one.side === side && one.mrz.length > 0))
  const checks = checkPicture(reading, carriesMrz, new Date().toISOString().slice(0, 10))
  const isOther = options.kind !== undefined && kind !== null && kind !== options.kind
  if (isOther) checks.unshift({ name: 'supported_document', status: 'failed', reasons: ['wrong_document_type'] })
  const isRead = kind !== null && reading.missing.length === 0 && !isOther
  return { text: options.json ? toJson(file, reading, checks, isRead) : tabulate(file, reading, checks, paint), isRead, checks }
}

async function readFileOf(file: string, readers: Readers, known: Known): Promise<Outcome> {
  const { options, documents, paint } = known
  const kind = documents.find((each) => each.kind === options.kind)
  const bytes = await readFile(file)
  const reading = await readers.read(bytes, kind && { kind: kind.kind, side: kind.sides[0]!.side })
  if ('problem' in reading) return outcomeOfFailure(file, reading, options.json, paint)
  const { text, isRead, checks } = outcomeOfReading(file, reading, known)
  if (options.page === undefined) return { text, isRead, explained: null }
  const cuts = await readers.cut(bytes, { longSide: 1400, thumbnail: 180, boxes: boxesOf(reading), margin: CROP_MARGIN })
  return { text, isRead, explained: 'problem' in cuts ? { file, failure: cuts } : { file, reading, checks, isRead, cuts } }
}

async function readFiles(readers: Readers, known: Known): Promise<boolean> {
  const { files, json, page } = known.options
  const outcomes = files.map((file) => readFileOf(file, readers, known))
  let allRead = true
  const explained: ExplainedFile[] = []
  for (const [i, outcome] of outcomes.entries()) {
    const { text, isRead, explained: told } = await outcome
    process.stdout.write(`${!json && i > 0 ? '\n' : ''}${text}\n`)
    if (told) explained.push(told)
    allRead &&= isRead
  }
  if (page !== undefined) {
    await writePage(page, explainPage(explained, new Date().toISOString().slice(0, 16).replace('T', ' ') + ' UTC'))
    // Not on stdout: that is for the readings, which a program may parse.
    process.stderr.write(`What the reader saw is explained in ${page}\n`)
  }
  return allRead
}

/**
 * Runs `realname read`.
 * @param args what follows the word `read`
 * @returns the exit code: 0 all read, 1 something not, 2 wrong usage or a file missing
 */
export async function readCommand(args: string[]): Promise<number> {
  const documents = await loadDocuments()
  const kinds = documents.map((each) => each.kind)
  const options = parseOptions(args, kinds)
  if (options === 'help') {
    process.stdout.write(help(kinds))
    return 0
  }
  const wrong = 'wrong' in options ? options.wrong : ((await findMissing(options.files)) ?? (options.page === undefined ? null : await findObstacle(options.page)))
  if (wrong !== null || 'wrong' in options) {
    process.stderr.write(`realname read: ${wrong ?? ''}\nTry: realname read --help\n`)
    return 2
  }
  const readers = await startReaders({ workers: Math.min(options.files.length, availableParallelism(), 4), documents, patience: PATIENCE_MS })
  try {
    const isTerminal = process.stdout.isTTY && process.env['NO_COLOR'] === undefined
    return (await readFiles(readers, { documents, options, paint: paintFor(isTerminal) })) ? 0 : 1
  } finally {
    await readers.close()
  }
}
