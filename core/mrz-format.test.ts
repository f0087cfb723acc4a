import assert from 'node:assert/strict'
import { test } from 'node:test'
import { MRZ_FORMATS } from '#contract/reading.ts'
import { MRZ_LAYOUTS, mrzAlphabetAt, mrzPart } from './mrz-format.ts'

for (const format of MRZ_FORMATS) {
  const layout = MRZ_LAYOUTS[format]

  void test(`${format}: every position belongs to exactly one part`, () => {
    for (let line = 0; line < layout.lines; line++) {
      for (let position = 0; position < layout.length; position++) {
        const owners = layout.parts.filter((part) => part.line === line && part.from <= position && position < part.to)
        assert.equal(owners.length, 1, `line ${line}, position ${position}`)
      }
    }
  })

  void test(`${format}: every check digit stands in a part named for checks`, () => {
    for (const { at, field, over } of layout.checks) {
      const part = layout.parts.find((each) => each.line === at.line && each.from === at.position)
      assert.match(part?.part ?? '', /_check$/, field)
      assert.ok(over.every((span) => span.to <= layout.length && span.from < span.to), field)
    }
  })
}

void test('the first position holds only the codes of the format', () => {
  assert.equal(mrzAlphabetAt('TD3', 0, 0), 'P')
  assert.equal(mrzAlphabetAt('MRVA', 0, 0), 'V')
  assert.equal(mrzAlphabetAt('TD3', 1, 13), '0123456789')
})

void test('a part the format does not have is empty', () => {
  assert.equal(mrzPart(['A'.repeat(44), 'B'.repeat(44)], 'MRVA', 'composite_check'), '')
})
