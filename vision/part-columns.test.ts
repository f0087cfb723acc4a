import assert from 'node:assert/strict'
import { test } from 'node:test'
import type { LabelHit } from './find-labels.ts'
import { madeLine } from './made-lines.ts'
import { partColumns } from './part-columns.ts'
import type { TextLine } from './text-line.ts'

const label = (text: string, left: number, top: number): LabelHit =>
  ({ field: null, part: 0, line: madeLine(text, left, top), from: 0, to: text.length, wrong: 0, length: text.length })
const parts = (line: TextLine, hits: readonly LabelHit[]): string[] => partColumns([line], hits).map(({ text }) => text)

void test('a line under the labels of two columns is two values', () => {
  assert.deepEqual(parts(madeLine('07 MAR 1993 AMAUROT', 0, 24), [label('Date of birth', 0, 0), label('Place of birth', 120, 0)]), ['07 MAR 1993', 'AMAUROT'])
})

void test('the pieces lie where their letters lay', () => {
  const [first, second] = partColumns([madeLine('07 MAR 1993 AMAUROT', 0, 24)], [label('Date of birth', 0, 0), label('Place of birth', 120, 0)])
  assert.ok(Math.abs(first!.quad[1][0] - 115) < 6 && Math.abs(second!.quad[0][0] - 115) < 6)
  assert.ok(second!.characters.every(({ at }) => at > 0 && at < 1))
})

void test('a label of the row before parts nothing', () => {
  const hits = [label('Sex', 0, 0), label('Place of birth', 90, 0), label('Authority', 0, 20)]
  assert.deepEqual(parts(madeLine('Ministry of Utopia', 0, 40), hits), ['Ministry of Utopia'])
})

void test('where no space parts the columns the letter there is doubted', () => {
  const [line, ...others] = partColumns([madeLine('07MAR1993AMAUROT', 0, 24)], [label('Date of birth', 0, 0), label('Place of birth', 90, 0)])
  assert.deepEqual(others, [])
  assert.equal(line!.characters.find(({ confidence }) => confidence <= 0.5)?.character, 'A')
})

void test('a line with a label of its own stays whole', () => {
  const own = madeLine('Sex M Authority Registry', 0, 24)
  const hits = [label('Date of birth', 0, 0), label('Place of birth', 120, 0), { ...label('Sex', 0, 0), line: own }]
  assert.deepEqual(parts(own, hits), ['Sex M Authority Registry'])
})
