// The command line of the bench of faces.
import { parseArgs } from 'node:util'

export const HELP = `Measures the finding, comparing and searching of faces.

  npm run -s bench:faces                     invented persons, drawn: found upright, turned, in the hand; time and memory
  npm run -s bench:faces -- --folder DIR     pictures of your own: in how many a face is found, upright and turned; time
  npm run -s bench:faces -- --pairs FILE     genuine and impostor pairs: errors at the bands. A line is: PORTRAIT SELFIE same|different
                                             (paths from FILE's folder, apart by tabs or spaces)
  npm run -s bench:faces -- --gallery N      N random templates searched exactly in a thread: start, time, memory

  --count N     persons drawn (default 40)
  --help

Targets stand beside where there is one. Drawn persons prove that the way works and what it costs, not how often it errs with people: for that
use pictures of your own, which are read where they lie and never kept. Exits 0 when all targets are met, 1 when not, 2 for a command line that
cannot be followed. NO_COLOR is heeded.`

export type FaceMode =
  | { readonly mode: 'drawn'; readonly count: number }
  | { readonly mode: 'folder'; readonly path: string }
  | { readonly mode: 'pairs'; readonly path: string }
  | { readonly mode: 'gallery'; readonly size: number }

/** A command line that cannot be followed; the message says why. */
export class FaceUsageError extends Error {
  override name = 'FaceUsageError'
}

function wholeFrom(text: string, option: string): number {
  const value = Number(text)
  if (!Number.isSafeInteger(value) || value < 1) throw new FaceUsageError(`--${option} must be a whole number from 1`)
  return value
}

/** Reads the arguments; null when help is asked for. @throws {FaceUsageError} */
export function readFaceOptions(args: readonly string[]): FaceMode | null {
  const text = { type: 'string' } as const
  const parse = () => {
    try {
      return parseArgs({ args: [...args], options: { folder: text, pairs: text, gallery: text, count: text, help: { type: 'boolean' } } }).values
    } catch (error) {
      throw new FaceUsageError(error instanceof Error ? error.message : String(error))
    }
  }
  const { folder, pairs, gallery, count, help } = parse()
  if (help) return null
  if ([folder, pairs, gallery, count].filter((each) => each !== undefined).length > 1) throw new FaceUsageError('--folder, --pairs, --gallery and --count do not go together')
  if (folder !== undefined) return { mode: 'folder', path: folder }
  if (pairs !== undefined) return { mode: 'pairs', path: pairs }
  if (gallery !== undefined) return { mode: 'gallery', size: wholeFrom(gallery, 'gallery') }
  return { mode: 'drawn', count: wholeFrom(count ?? '40', 'count') }
}
