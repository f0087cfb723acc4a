// The command that writes specimens to a folder: node specimens/make.ts --help
import { mkdir, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { parseArgs } from 'node:util'
import { DEFECTS, LEVELS } from './conditions.ts'
import { NOTHINGS, makeNothing } from './nothing.ts'
import { makeSelfieWithDocument } from './selfie.ts'
import { makeSpecimen } from './specimen.ts'
import { SIDES, SPECIMEN_KINDS, type SpecimenKind } from './kinds.ts'

const HELP = `Writes plainly marked specimen documents of invented persons: a JPEG and a JSON with the truth for each side.

  node specimens/make.ts --kind KIND [options] --out DIR
  node specimens/make.ts --nothing WHAT [--seed N] [--long-side N] --out DIR

  --kind KIND      ${SPECIMEN_KINDS.join(', ')}
  --side SIDE      portrait, emblem, data_page, front, back or selfie_with_document; without it, all sides of the document
  --seed N         a whole number: another one, another person and picture (default 1)
  --level LEVEL    0 good, 1 medium, 2 hard, or flat (default 0)
  --defect DEFECT  ${DEFECTS.join(', ')}
  --set SET        tuning or test: disjoint fonts and backgrounds (default tuning)
  --long-side N    pixels (default 1600)
  --today DATE     YYYY-MM-DD at which the document is valid (default: today)
  --name NAME      the person's name
  --birth DATE     the person's date of birth, YYYY-MM-DD
  --expiry DATE    when the document expires, YYYY-MM-DD
  --nothing WHAT   no document at all: ${NOTHINGS.join(', ')}
  --out DIR        folder to write to, made if missing
`

/** The one of the list that was asked for; ends the command otherwise. */
function oneFrom<T extends string>(list: readonly T[], asked: string, option: string): T {
  const found = list.find((word) => word === asked)
  if (found === undefined) fail(`--${option} must be one of ${list.join(', ')}`)
  return found
}

function fail(message: string): never {
  console.error(`${message}\n\n${HELP}`)
  process.exit(2)
}

function wholeFrom(asked: string, option: string): number {
  const value = Number(asked)
  return Number.isSafeInteger(value) && value >= 0 ? value : fail(`--${option} must be a whole number`)
}

/** The command line as asked; an unknown option ends the command. */
function readOptions() {
  const text = { type: 'string' } as const
  try {
    return parseArgs({
      options: {
        kind: text, side: text, level: text, defect: text, set: text, today: text, nothing: text, out: text,
        name: text, birth: text, expiry: text,
        seed: { type: 'string', default: '1' },
        'long-side': { type: 'string', default: '1600' },
        help: { type: 'boolean', default: false },
      },
    }).values
  } catch (error) {
    return fail(error instanceof Error ? error.message : String(error))
  }
}

async function main(): Promise<void> {
  const asked = readOptions()
  if (asked.help) {
    console.log(HELP)
    return
  }
  const out = asked.out ?? fail('--out is missing')
  const seed = wholeFrom(asked.seed, 'seed')
  const longSide = wholeFrom(asked['long-side'], 'long-side')
  if (longSide < 200 || longSide > 8000) fail('--long-side must lie between 200 and 8000')
  await mkdir(out, { recursive: true })
  const write = async (name: string, jpeg: Buffer, truth?: object): Promise<void> => {
    await writeFile(join(out, `${name}.jpg`), jpeg)
    if (truth) await writeFile(join(out, `${name}.json`), `${JSON.stringify(truth, null, 2)}\n`)
    console.log(join(out, `${name}.jpg`))
  }
  if (asked.nothing !== undefined) {
    const what = oneFrom(NOTHINGS, asked.nothing, 'nothing')
    return write(`nothing-${what}-${seed}`, await makeNothing(seed, what, longSide))
  }
  const kind = oneFrom<SpecimenKind>(SPECIMEN_KINDS, asked.kind ?? fail('--kind is missing'), 'kind')
  const sides = [...SIDES[kind], 'selfie_with_document'] as const
  const grade = oneFrom([...LEVELS.map(String), 'flat'], asked.level ?? '0', 'level')
  const level = LEVELS.find((each) => String(each) === grade)
  const set = oneFrom(['tuning', 'test'] as const, asked.set ?? 'tuning', 'set')
  const defect = asked.defect === undefined ? undefined : oneFrom(DEFECTS, asked.defect, 'defect')
  const person = {
    ...(asked.name && { name: asked.name }),
    ...(asked.birth && { date_of_birth: asked.birth }),
    ...(asked.expiry && { expiry_date: asked.expiry }),
  }
  const order = { kind, seed, fontSet: set, longSide, person, ...(asked.today && { today: asked.today }) }
  for (const side of asked.side === undefined ? SIDES[kind] : [oneFrom(sides, asked.side, 'side')]) {
    const name = [kind, side, seed, grade === '0' ? null : grade, defect].filter((part) => part !== null && part !== undefined).join('-')
    if (side === 'selfie_with_document') {
      const { jpeg, ...truth } = await makeSelfieWithDocument({ ...order, level: level ?? 0 })
      await write(name, jpeg, truth)
    } else {
      const { jpeg, ...truth } = await makeSpecimen({ ...order, side, level: level ?? 'flat', backgrounds: set, ...(defect && { defect }) })
      await write(name, jpeg, truth)
    }
  }
}

await main()
