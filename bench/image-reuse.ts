// How surely a copy of a picture is told from everything else, on specimens. The limits were set on seeds below 900,000; what is printed comes from others.
// Usage: npm run -s bench:image-reuse -- [--count N] [--from SEED] [--kinds a,b] [--help]
import { parseArgs } from 'node:util'
import sharp, { type Sharp } from 'sharp'
import type { PhotoSide } from '#contract/words.ts'
import { ALIKE, compareFingerprints, glance } from '#core/compare-fingerprints.ts'
import { packFingerprint, type Fingerprint } from '#core/fingerprint.ts'
import { rowsOf } from '#core/row-map.ts'
import { SIDES, type SpecimenKind } from '#specimens/kinds.ts'
import { plainLayout } from '#specimens/layouts.ts'
import { makeSpecimen, type SpecimenOrder } from '#specimens/specimen.ts'
import { decodePicture } from '#vision/decode-picture.ts'
import { fingerprintPicture } from '#vision/fingerprint-picture.ts'
import { WORTH_A_LOOK } from '../flow/steps/known-looks.ts'

const { values } = parseArgs({
  options: {
    count: { type: 'string', default: '12' }, from: { type: 'string', default: '930000' }, kinds: { type: 'string', default: 'passport,id_card,cn_resident_id,hk_identity_card' },
    help: { type: 'boolean' },
  },
})
if (values.help) {
  console.log('Usage: npm run -s bench:image-reuse -- [--count N] [--from SEED] [--kinds a,b]\n\nPrints the share of copies found, and false matches between different documents and different photographs.')
  process.exit(0)
}
const count = Number(values.count)
const first = Number(values.from)
const kinds = values.kinds.split(',') as SpecimenKind[]

type Way = readonly [name: string, copy: (jpeg: Buffer) => Promise<Buffer>]
const encoded = (picture: Sharp, quality = 90): Promise<Buffer> => picture.jpeg({ quality }).toBuffer()
/** Cuts shares off the left, top, right and bottom. */
async function cut(jpeg: Buffer, left: number, top: number, right: number, bottom: number): Promise<Sharp> {
  const { width, height } = await sharp(jpeg).metadata()
  return sharp(await encoded(sharp(jpeg).extract({
    left: Math.round(left * width), top: Math.round(top * height), width: Math.round((1 - left - right) * width), height: Math.round((1 - top - bottom) * height),
  }), 95))
}
async function halved(picture: Sharp): Promise<Sharp> {
  const bytes = await encoded(picture, 95)
  return sharp(bytes).resize({ width: Math.round((await sharp(bytes).metadata()).width / 2) })
}
const WAYS: readonly Way[] = [
  ['encoded again, quality 40', (jpeg) => encoded(sharp(jpeg), 40)],
  ['half the size', async (jpeg) => encoded(await halved(sharp(jpeg)))],
  ['5 % off each side', async (jpeg) => encoded(await cut(jpeg, 0.05, 0.05, 0.05, 0.05))],
  ['10 % off each side', async (jpeg) => encoded(await cut(jpeg, 0.1, 0.1, 0.1, 0.1))],
  ['20 % off each side', async (jpeg) => encoded(await cut(jpeg, 0.2, 0.2, 0.2, 0.2))],
  ['20, 3, 7, 16 % off', async (jpeg) => encoded(await cut(jpeg, 0.2, 0.03, 0.07, 0.16))],
  ['mirrored', (jpeg) => encoded(sharp(jpeg).flop())],
  ['15 % lighter', (jpeg) => encoded(sharp(jpeg).modulate({ brightness: 1.15 }))],
  ['15 % darker', (jpeg) => encoded(sharp(jpeg).modulate({ brightness: 0.85 }))],
  ['20 % off, mirrored, lighter, half, quality 40', async (jpeg) => encoded((await halved(await cut(jpeg, 0.2, 0.2, 0.2, 0.2))).flop().modulate({ brightness: 1.15 }), 40)],
]

async function printOf(jpeg: Uint8Array): Promise<Fingerprint> {
  const decoded = await decodePicture(jpeg)
  if ('problem' in decoded) throw new Error(decoded.detail)
  return fingerprintPicture(decoded.raster)
}
const times: number[] = []
/** As the service compares: from afar first, then closely. */
function likeness(a: Fingerprint, b: Fingerprint): number {
  const began = performance.now()
  const isWorthIt = glance(a.coarse.map(rowsOf), b.coarse.map(rowsOf)) >= WORTH_A_LOOK
  const { worst } = isWorthIt ? compareFingerprints(a, b) : { worst: 0 }
  times.push(performance.now() - began)
  return worst
}
const picture = (kind: SpecimenKind, side: PhotoSide, seed: number, level: SpecimenOrder['level'] = 0): Promise<{ jpeg: Buffer }> =>
  makeSpecimen({ kind, side, seed, level, fontSet: 'test', backgrounds: 'test', today: '2026-06-01', ...plainLayout(kind) })

type Row = { found: number; of: number; extreme: number }
const rows = new Map<string, Row>()
/** `wanted`: the lowest likeness of copies, the highest of others. */
function note(name: string, like: number, isCopy: boolean): void {
  const row = rows.get(name) ?? { found: 0, of: 0, extreme: isCopy ? 1 : 0 }
  rows.set(name, { found: row.found + Number(like >= ALIKE), of: row.of + 1, extreme: (isCopy ? Math.min : Math.max)(row.extreme, like) })
}

let bytes = 0
for (const kind of kinds) {
  for (const side of SIDES[kind]) {
    for (const level of [0, 'flat'] as const) {
      const made = await Promise.all(Array.from({ length: count }, (_, i) => picture(kind, side, first + i, level)))
      const prints: Fingerprint[] = []
      for (const { jpeg } of made) prints.push(await printOf(jpeg))
      bytes = Math.max(bytes, ...prints.map((print) => packFingerprint(print).length))
      for (const [i, { jpeg }] of made.entries()) {
        for (const [name, copy] of WAYS) note(name, likeness(prints[i]!, await printOf(await copy(jpeg))), true)
        for (let j = 0; j < i; j++) note(level === 'flat' ? 'another person’s, same template, scanned alike' : 'another person’s, same template, photographed', likeness(prints[i]!, prints[j]!), false)
        if (level === 0) note('the same document, photographed again', likeness(prints[i]!, await printOf((await picture(kind, side, first + i, 1)).jpeg)), false)
      }
    }
  }
}
const share = ({ found, of }: Row): string => `${found}/${of}`.padStart(10)
console.log(`limit ${ALIKE}; seeds ${first} to ${first + count - 1}; ${kinds.join(', ')}; scans and photographs; ${bytes} bytes a picture\n`)
console.log(`${'copies'.padEnd(52)}     found   lowest likeness`)
for (const [name] of WAYS) console.log(`${name.padEnd(50)}${share(rows.get(name)!)}   ${rows.get(name)!.extreme.toFixed(2)}`)
console.log(`\n${'no copies'.padEnd(52)}   matched   highest likeness`)
for (const [name, row] of rows) if (!WAYS.some(([way]) => way === name)) console.log(`${name.padEnd(50)}${share(row)}   ${row.extreme.toFixed(2)}`)
const sorted = times.sort((a, b) => a - b)
console.log(`\none comparison: median ${sorted[sorted.length >> 1]!.toFixed(1)} ms, slowest ${sorted.at(-1)!.toFixed(0)} ms`)
