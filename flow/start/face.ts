// The command `realname face`: finds and compares faces on this machine.
import { readFile } from 'node:fs/promises'
import { availableParallelism } from 'node:os'
import process from 'node:process'
import { parseArgs } from 'node:util'
import type { FaceEngine } from '#core/face-engine.ts'
import { createFaceProvider } from '#couriers/face-provider.ts'
import { startFaceEngine } from '#vision/faces/start-face-engine.ts'
import { comparisonJson, failureJson, foundJson } from './face-json.ts'
import { tabulateComparison, tabulateFaceFailure, tabulateFound } from './face-table.ts'
import { findMissing } from './find-missing.ts'
import { paintFor, type Paint } from './read-table.ts'

const HELP = `Usage: realname face find FILE... [--least N] [--json]
       realname face compare PORTRAIT [SELFIE...] [--json]

Finds faces in pictures (JPEG, PNG or WebP), or compares them. Everything is done on this machine; nothing is sent and nothing is kept, unless
--provider says so.

find           tells of each picture how it is turned and of each face, the largest first: where, how large, how the head is turned, how well it
               serves and why not
compare        compares the largest face of PORTRAIT with that of SELFIE. Several SELFIEs count as views of one session. PORTRAIT alone is a
               picture of a person who holds the document: its two largest faces are compared

  --least N    looks closer, by parts of the picture, until N faces are found (default 1, at most 8)
  --provider URL
               sends the pictures to a provider there instead (docs/models/faces.md); its key is read from REALNAME_FACE_PROVIDER_KEY
  --json       one JSON object a line, with all figures
  --help       this text

What comes out of comparing is a band (match, inconclusive, mismatch, not_comparable) and the profile it was judged by. It is one sign among
others and no decision: the model errs, with some people more often than with others (docs/models/faces.md). It does not notice a photograph of
a photograph.

Exit code: 0 every picture has a face, or the faces match; 1 otherwise; 2 wrong usage or no such file.
`

/** A slow or busy machine is waited for. */
const PATIENCE_MS = 120_000
const MOST_LEAST = 8

type Options = { verb: 'find' | 'compare'; files: string[]; least: number; provider: string | undefined; json: boolean }

/** The wishes of the command line, or what is wrong with them. */
function parseOptions(args: string[]): Options | 'help' | { wrong: string } {
  let parsed
  try {
    parsed = parseArgs({
      args, allowPositionals: true, strict: true, options: { least: { type: 'string' }, provider: { type: 'string' }, json: { type: 'boolean' }, help: { type: 'boolean', short: 'h' } },
    })
  } catch (error) {
    return { wrong: error instanceof Error ? error.message : 'the options are not understood' }
  }
  const { values, positionals: [verb, ...files] } = parsed
  if (values.help) return 'help'
  if (verb !== 'find' && verb !== 'compare') return { wrong: verb === undefined ? 'say find or compare' : `unknown verb "${verb}": say find or compare` }
  if (files.length === 0) return { wrong: 'name at least one picture' }
  if (verb === 'compare' && values.least !== undefined) return { wrong: '--least is for find' }
  const least = Number(values.least ?? 1)
  if (!Number.isInteger(least) || least < 1 || least > MOST_LEAST) return { wrong: `--least must be a whole number from 1 to ${MOST_LEAST}` }
  return { verb, files, least, provider: values.provider, json: values.json ?? false }
}

type Told = { text: string; isGood: boolean }

async function findIn(engine: FaceEngine, file: string, { least, json }: Options, paint: Paint): Promise<Told> {
  const found = await engine.find(await readFile(file), { least, tiles: 'thirds' })
  if ('problem' in found) return { text: json ? failureJson({ file }, found) : tabulateFaceFailure(file, found, paint), isGood: false }
  return { text: json ? foundJson(file, found) : tabulateFound(file, found, paint), isGood: found.faces.length > 0 }
}

async function compareThem(engine: FaceEngine, [portrait, ...selfies]: readonly string[], json: boolean, paint: Paint): Promise<Told> {
  const bytes = await readFile(portrait!)
  // Alone, a picture holds both: the person is the larger face.
  const [first, others] = selfies.length === 0
    ? [{ bytes, rank: 1 }, [{ bytes, rank: 0 }]]
    : [{ bytes, rank: 0 }, await Promise.all(selfies.map(async (file) => ({ bytes: await readFile(file), rank: 0 })))]
  const names = { portrait: portrait!, selfies: selfies.length === 0 ? [portrait!] : selfies }
  const compared = await engine.compare(first, others)
  if ('problem' in compared) return { text: json ? failureJson(names, compared) : tabulateFaceFailure([portrait, ...selfies].join(', '), compared, paint), isGood: false }
  return { text: json ? comparisonJson(names, compared) : tabulateComparison(names, compared, paint), isGood: compared.band === 'match' }
}

/** The operator's own machines may stand behind it, on this one too. */
function providerAt(url: string): FaceEngine {
  return createFaceProvider({ url, key: process.env['REALNAME_FACE_PROVIDER_KEY'] ?? '', allowLoopback: true, timeout: PATIENCE_MS })
}

/**
 * Runs `realname face`.
 * @param args what follows the word `face`
 * @returns the exit code: 0 faces everywhere, or a match; 1 otherwise; 2 wrong usage or a file missing
 */
export async function faceCommand(args: string[]): Promise<number> {
  const options = parseOptions(args)
  if (options === 'help') {
    process.stdout.write(HELP)
    return 0
  }
  const wrong = 'wrong' in options ? options.wrong : await findMissing(options.files)
  if (wrong !== null || 'wrong' in options) {
    process.stderr.write(`realname face: ${wrong ?? ''}\nTry: realname face --help\n`)
    return 2
  }
  const { verb, files, json } = options
  const paint = paintFor(process.stdout.isTTY && process.env['NO_COLOR'] === undefined)
  const engine = options.provider !== undefined ? providerAt(options.provider) : startFaceEngine({ workers: verb === 'find' ? Math.min(files.length, availableParallelism(), 4) : 1, patience: PATIENCE_MS })
  try {
    const outcomes = verb === 'find' ? files.map((file) => findIn(engine, file, options, paint)) : [compareThem(engine, files, json, paint)]
    let allGood = true
    for (const [i, outcome] of outcomes.entries()) {
      const { text, isGood } = await outcome
      process.stdout.write(`${!json && i > 0 ? '\n' : ''}${text}\n`)
      allGood &&= isGood
    }
    return allGood ? 0 : 1
  } finally {
    await engine.close()
  }
}
