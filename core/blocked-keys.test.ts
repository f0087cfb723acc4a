// A blocked value is found however it is written, and no other value is.
import assert from 'node:assert/strict'
import { test } from 'node:test'
import { BLOCKED_KINDS, type BlockedValue } from '#contract/blocklist.ts'
import { blockedKeys } from './blocked-keys.ts'

const number = (document_number: string): BlockedValue => ({ kind: 'document_number', document_number })
const phone = (value: string): BlockedValue => ({ kind: 'phone', phone: value })
const email = (value: string): BlockedValue => ({ kind: 'email', email: value })
const name = (value: string, date_of_birth = '1990-04-12'): BlockedValue => ({ kind: 'name_and_birth', name: value, date_of_birth })

const SAME: [string, BlockedValue, BlockedValue][] = [
  ['a number with print between', number('L898-902 C3'), number('l898902c3')],
  ['a permit renewed', number('H1234567801'), number('H12345678')],
  ['a phone', phone('+999000001'), phone('+999000001')],
  ['an address in capitals', email('Anna@Person.example'), email('anna@person.EXAMPLE')],
  ['words in another order', name('SPECIMEN ANNA'), name('Anna Specimen')],
  ['a letter with marks', name('Jörg Müller'), name('MUELLER JOERG')],
  ['the same letter, marks left off', name('Jörg Müller'), name('Muller Jorg')],
  ['characters, a space between', name('张 三'), name('张三')],
  ['one of two scripts', name('张三 ZHANG SAN'), name('Zhang San')],
  ['the other of them', name('张三 ZHANG SAN'), name('张三')],
  ['cyrillic', name('ИВАНОВ Иван'), name('Иван Иванов')],
  ['another script', name('محمد'), name('محمد')],
]
const DIFFERENT: [string, BlockedValue, BlockedValue][] = [
  ['another number', number('L898902C3'), number('L898902C4')],
  ['another phone', phone('+999000001'), phone('+999000002')],
  ['a number that is somebody’s phone', number('999000001'), phone('+999000001')],
  ['another address', email('a@person.example'), email('b@person.example')],
  ['another name', name('ANNA SPECIMEN'), name('ANNE SPECIMEN')],
  ['another birth date', name('ANNA SPECIMEN'), name('ANNA SPECIMEN', '1990-04-13')],
  ['other characters', name('张三'), name('张四')],
]
const share = (a: BlockedValue, b: BlockedValue): boolean => blockedKeys(a).some((key) => blockedKeys(b).includes(key))

void test('the same value, written otherwise', () => {
  for (const [what, a, b] of SAME) assert.ok(share(a, b) && share(b, a), what)
})

void test('another value', () => {
  for (const [what, a, b] of DIFFERENT) assert.ok(!share(a, b), what)
})

void test('every kind has keys, each bearing its kind, and a long name has not too many', () => {
  const seen = new Set([...SAME, ...DIFFERENT].flatMap(([, a, b]) => [a.kind, b.kind]))
  assert.deepEqual([...seen].sort(), [...BLOCKED_KINDS].sort())
  for (const [, value] of SAME) for (const key of blockedKeys(value)) assert.ok(key.startsWith(`${value.kind}:`))
  const long = blockedKeys(name(Array.from({ length: 12 }, () => 'ÄÖÜ').join(' ')))
  assert.ok(long.length > 0 && long.length <= 64)
})
