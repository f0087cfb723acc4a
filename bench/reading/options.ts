// The command line of the bench of reading.
import { parseArgs } from 'node:util'
import { LEVELS, type Level } from '#specimens/conditions.ts'
import type { FontSet } from '#specimens/fonts.ts'
import { SPECIMEN_KINDS, type SpecimenKind } from '#specimens/kinds.ts'

/** Seeds from here on are nobody's to tune on. */
const FIRST_TEST_SEED = 900_000

export const HELP = `Measures the reading of documents on pictures nobody tuned on.

  npm run -s bench:reading -- [options]                 every kind and level: right, wrong, accepted, refused, time, memory; then peers
  npm run -s bench:reading -- --corners [options]       only the corners: overlap with the true ones, and the time to find them
  npm run -s bench:reading -- --nothing N [options]     N pictures of something else: how many pass for a document
  npm run -s bench:reading -- --attacks N [options]     N documents a kind for each attack: copies, screens, backs of others; none may be approved
  npm run -s bench:reading -- --endless N [options]     N pictures in a row through one reader: whether its memory grows
  npm run -s bench:reading -- --folder DIR [--truth FILE] [--values]

  --count N        documents per kind and level; by default as many as take about three minutes on two cores
  --kind KIND      only this kind, may be repeated: ${SPECIMEN_KINDS.join(', ')}
  --level N        only this level, may be repeated: 0 good, 1 medium, 2 hard
  --seed N         the first seed (default ${FIRST_TEST_SEED}; lower ones are for tuning)
  --set SET        test or tuning: fonts and backgrounds (default test)
  --workers N      readers at a time (default 1); each has a process beside it that draws
  --cache DIR      keeps the pictures made, for the next run with the same drawing code
  --json FILE      writes every row, with what was read and what is true
  --peers N        documents per kind other readers are given too (default 1; 0 for none), where they are installed
  --peers-from DIR where @gutenye/ocr-node is installed (default: here)
  --values         with --folder: shows what was read, not only which fields
  --help

The truth of a folder is JSON by file name; what is left out is not judged, files without truth are read and listed:
  { "a.jpg": { "kind": "passport", "side": "data_page", "fields": { "name": "MORE THOMAS" }, "mrz": ["P<UTO...", "..."] } }
Kinds, sides and fields are those of contract/words.ts; values as the contract has them: dates YYYY-MM-DD, sex M, F or X.

Exits 0 when all is well, 1 when more than one accepted side in a thousand is wrong, a reader failed, something else than a document was accepted,
an attack was approved, or memory grows; 2 for a command line that cannot be followed. NO_COLOR is heeded. Only specimens of invented persons are made; nothing is kept
unless asked for.`

export type Mode = 'specimens' | 'corners' | 'nothing' | 'attacks' | 'endless' | 'folder'
export type Options = {
  mode: Mode
  /** Pictures of `--nothing` and `--endless`, documents of `--attacks`. */
  pictures: number
  folder: string | null
  truth: string | null
  values: boolean
  peers: number
  peersFrom: string
  count: number | null
  kinds: SpecimenKind[]
  levels: Level[]
  seed: number
  set: FontSet
  workers: number
  cache: string | null
  json: string | null
}

/** A command line that cannot be followed; the message says why. */
export class UsageError extends Error {
  override name = 'UsageError'
}

function wholeFrom(text: string, option: string, least: number): number {
  const value = Number(text)
  if (!Number.isSafeInteger(value) || value < least) throw new UsageError(`--${option} must be a whole number from ${least}`)
  return value
}

function oneFrom<T extends string | number>(list: readonly T[], asked: string, option: string): T {
  const found = list.find((each) => String(each) === asked)
  if (found === undefined) throw new UsageError(`--${option} must be one of ${list.join(', ')}`)
  return found
}

/** Reads the arguments; null when help is asked for. @throws {UsageError} */
export function readOptions(args: readonly string[]): Options | null {
  const text = { type: 'string' } as const
  const flag = { type: 'boolean' } as const
  const many = { type: 'string', multiple: true } as const
  const parse = () => {
    try {
      return parseArgs({
        args: [...args],
        options: {
          count: text, kind: many, level: many, seed: text, set: text, workers: text, cache: text, json: text,
          corners: flag, nothing: text, attacks: text, endless: text, folder: text, truth: text, values: flag, peers: text, 'peers-from': text, help: flag,
        },
      }).values
    } catch (error) {
      throw new UsageError(error instanceof Error ? error.message : String(error))
    }
  }
  const asked = parse()
  if (asked.help) return null
  const modes = (['corners', 'nothing', 'attacks', 'endless', 'folder'] as const).filter((each) => asked[each] !== undefined && asked[each] !== false)
  if (modes.length > 1) throw new UsageError(`--${modes.join(' and --')} do not go together`)
  if ((asked.truth !== undefined || asked.values) && modes[0] !== 'folder') throw new UsageError('--truth and --values need --folder')
  const pictures = asked.nothing ?? asked.attacks ?? asked.endless
  return {
    mode: modes[0] ?? 'specimens',
    pictures: pictures === undefined ? 0 : wholeFrom(pictures, modes[0]!, 1),
    folder: asked.folder ?? null,
    truth: asked.truth ?? null,
    values: asked.values ?? false,
    peers: asked.peers === undefined ? 1 : wholeFrom(asked.peers, 'peers', 0),
    peersFrom: asked['peers-from'] ?? '.',
    count: asked.count === undefined ? null : wholeFrom(asked.count, 'count', 1),
    kinds: asked.kind?.map((kind) => oneFrom(SPECIMEN_KINDS, kind, 'kind')) ?? SPECIMEN_KINDS,
    levels: asked.level?.map((level) => oneFrom(LEVELS, level, 'level')) ?? [...LEVELS],
    seed: asked.seed === undefined ? FIRST_TEST_SEED : wholeFrom(asked.seed, 'seed', 0),
    set: asked.set === undefined ? 'test' : oneFrom(['test', 'tuning'] as const, asked.set, 'set'),
    workers: asked.workers === undefined ? 1 : wholeFrom(asked.workers, 'workers', 1),
    cache: asked.cache ?? null,
    json: asked.json ?? null,
  }
}
