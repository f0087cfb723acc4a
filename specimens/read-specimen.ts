// For tests: reads specimens of one kind whole, and holds what was read against the truth.
import assert from 'node:assert/strict'
import type { Reading } from '#contract/reading.ts'
import { loadEngines } from '#vision/engines.ts'
import { readPicture } from '#vision/read-picture.ts'
import { readDescriptions } from '#vision/read-rulebook.ts'
import { SIDES, type SpecimenKind } from './kinds.ts'
import { makeSpecimen, type Specimen, type SpecimenOrder } from './specimen.ts'

const TODAY = '2026-06-01'
const loaded = Promise.all([loadEngines(), readDescriptions(new URL('../rulebook/', import.meta.url))])
const plain = (text: string): string => text.toUpperCase().replace(/[\s-]+/g, '')

export type Read = { specimen: Specimen; reading: Reading }

/** A specimen of the fonts and grounds nothing was tuned on, and what the reader says of it. */
export async function readSpecimen(order: Pick<SpecimenOrder, 'kind' | 'side' | 'seed'> & Partial<SpecimenOrder>): Promise<Read> {
  const [engines, documents] = await loaded
  const specimen = await makeSpecimen({ fontSet: 'test', backgrounds: 'test', today: TODAY, ...order })
  const reading = await readPicture(specimen.jpeg, engines, documents, undefined, TODAY)
  assert.ok(!('problem' in reading), JSON.stringify(reading))
  return { specimen, reading }
}

/** Fields of the truth that were not read as they are; kind and side must be right. */
export function wrongFields({ specimen: { truth }, reading }: Read): string[] {
  assert.deepEqual([reading.document.kind, reading.document.side], [truth.kind, truth.side])
  return Object.entries(truth.fields).flatMap(([name, value]) => {
    const read = reading.fields.filter((field) => field.name === name)
    return read.some((field) => plain(field.value) === plain(value)) ? [] : [`${name}: want ${value}, read ${read.map((field) => field.value).join(' | ')}`]
  })
}

/** Values that are sure, and not what is printed. */
export function wrongAndSure({ specimen: { truth }, reading }: Read): string[] {
  return reading.fields.flatMap((field) => {
    const want = truth.fields[field.name]
    return want === undefined || field.doubtful || plain(field.value) === plain(want) ? [] : [`${field.name}: want ${want}, read ${field.value}`]
  })
}

/** Reads each side of a kind for some seeds: whole and right, good pictures and medium ones. */
export async function assertReadsKind(kind: SpecimenKind, seeds: readonly number[], unread: readonly string[] = []): Promise<void> {
  for (const side of SIDES[kind]) {
    for (const [i, seed] of seeds.entries()) {
      const read = await readSpecimen({ kind, side, seed, level: i % 2 === 0 ? 0 : 1 })
      const wrong = wrongFields(read).filter((each) => !unread.some((name) => each.startsWith(`${name}:`)))
      assert.deepEqual(wrong, [], `${side} ${seed}`)
      assert.deepEqual(wrongAndSure(read), [], `${side} ${seed}`)
      assert.deepEqual(read.reading.missing, [], `${side} ${seed}`)
      assert.deepEqual(read.reading.quality.faults.filter((fault) => fault.weight === 'refuse'), [], `${side} ${seed}`)
    }
  }
}
