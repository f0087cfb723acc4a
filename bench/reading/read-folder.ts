// Pictures of one's own: read where they lie, held against a truth where one is given. Values are told only when asked for.
import { readFile, readdir } from 'node:fs/promises'
import { join } from 'node:path'
import { FIELD_NAMES, PHOTO_SIDES, type FieldName, type PhotoSide } from '#contract/words.ts'
import type { Rules } from './load-rules.ts'
import { judgeSide, type SideVerdict } from './judge-side.ts'
import { blankPicture } from './run-pictures.ts'
import { formatOf, scoreFields, scoreZone, wrongValues, type FieldScore, type WrongValue, type ZoneScore } from './score-reading.ts'
import { startProgress } from './show-progress.ts'
import { watchReader } from './watch-reader.ts'

/** What one picture truly says; kind and side where they are known. */
export type FileTruth = { kind?: string; side?: PhotoSide; fields: Partial<Record<FieldName, string>>; mrz: string[] | null }
export type FileRow = {
  file: string
  kind: string | null
  side: string | null
  verdict: SideVerdict
  /** Names of fields read, sure ones marked with `!`. */
  read: string[]
  values: Record<string, string>
  /** Null where no truth is given. */
  scores: FieldScore[] | null
  zone: ZoneScore | null
  wrong: WrongValue[]
  /** Whether kind and side are those of the truth; null where it does not say. */
  known: boolean | null
  cpu_ms: number
}

/** A truth file that cannot be used; the message says where. */
export class TruthNotValid extends Error {
  override name = 'TruthNotValid'
}

const isRecord = (value: unknown): value is Record<string, unknown> => typeof value === 'object' && value !== null && !Array.isArray(value)

function parseFile(name: string, value: unknown): FileTruth {
  const fail = (what: string): never => {
    throw new TruthNotValid(`${name}: ${what}`)
  }
  if (!isRecord(value)) return fail('must be an object')
  const other = Object.keys(value).find((key) => !['kind', 'side', 'fields', 'mrz'].includes(key))
  if (other !== undefined) return fail(`has no place for ${other}`)
  const { kind, side, fields = {}, mrz = null } = value
  if (kind !== undefined && typeof kind !== 'string') return fail('kind must be a text')
  const known = PHOTO_SIDES.find((each) => each === side)
  if (side !== undefined && !known) return fail(`side must be one of ${PHOTO_SIDES.join(', ')}`)
  if (!isRecord(fields)) return fail('fields must be an object')
  for (const [field, text] of Object.entries(fields)) {
    if (!FIELD_NAMES.some((each) => each === field)) return fail(`there is no field ${field}`)
    if (typeof text !== 'string') return fail(`${field} must be a text`)
  }
  if (mrz !== null && !(Array.isArray(mrz) && mrz.every((line) => typeof line === 'string'))) return fail('mrz must be a list of lines')
  return { ...(kind !== undefined && { kind }), ...(known && { side: known }), fields, mrz }
}

/** Reads a truth file: `{ "file.jpg": { kind?, side?, fields?, mrz? } }`. @throws {TruthNotValid} */
export function parseTruth(json: unknown): Map<string, FileTruth> {
  if (!isRecord(json)) throw new TruthNotValid('the truth must be an object by file name')
  return new Map(Object.entries(json).map(([name, value]) => [name, parseFile(name, value)]))
}

/** Reads every picture of a folder, in the order of their names. */
export async function readFolder(folder: string, truths: ReadonlyMap<string, FileTruth>, rules: Rules, today: string): Promise<FileRow[]> {
  const files = (await readdir(folder)).filter((name) => /\.(jpe?g|png|webp)$/i.test(name)).sort()
  const reader = await watchReader(rules.documents, await blankPicture())
  const progress = startProgress('read', files.length)
  const rows: FileRow[] = []
  try {
    for (const file of files) {
      const truth = truths.get(file) ?? null
      const { result, cpu_ms } = await reader.read(await readFile(join(folder, file)))
      progress.step()
      const reading = 'problem' in result ? null : result
      const [kind, side] = [truth?.kind ?? reading?.document.kind ?? null, truth?.side ?? reading?.document.side ?? null]
      const state = reading?.fields.find(({ name }) => name === 'issuing_country')?.value ?? ''
      const zone = (truth?.mrz && formatOf(truth.mrz)) ?? reading?.mrz?.format ?? null
      const described = (kind && side && rules.sideOf(kind, side, zone)?.fields.map(({ name }) => name)) || Object.keys(truth?.fields ?? {}) as FieldName[]
      rows.push({
        file, cpu_ms,
        kind: reading?.document.kind ?? null, side: reading?.document.side ?? null,
        verdict: kind && side ? judgeSide(result, rules.askedOf(kind, side, truth?.fields.issuing_country ?? state, zone))
          : { outcome: 'refused', reasons: 'problem' in result ? [result.problem] : result.quality.faults.filter(({ weight }) => weight === 'refuse').map(({ code }) => code) },
        read: reading?.fields.map((field) => `${field.name}${field.doubtful ? '' : '!'}`) ?? [],
        values: Object.fromEntries(reading?.fields.map((field) => [`${field.name} ${field.source}`, field.value]) ?? []),
        scores: truth && scoreFields(reading, truth, described, today),
        zone: truth && scoreZone(reading, truth, today),
        wrong: reading && truth ? wrongValues(reading, truth, today) : [],
        known: truth?.kind === undefined ? null : truth.kind === reading?.document.kind && (truth.side === undefined || truth.side === reading.document.side),
      })
    }
  } finally {
    await reader.end()
    progress.end()
  }
  return rows
}
