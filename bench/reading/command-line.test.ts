// The command line: what is taken, what is refused, and the truth of a folder.
import assert from 'node:assert/strict'
import { test } from 'node:test'
import { UsageError, readOptions } from './options.ts'
import { countFor, orderForPeers, orderPictures } from './order-pictures.ts'
import { TruthNotValid, parseTruth } from './read-folder.ts'
import { tableText } from './print-table.ts'

void test('without options every kind and level is measured, on seeds nobody tunes on', () => {
  const options = readOptions([])!
  assert.deepEqual([options.mode, options.levels, options.set, options.workers], ['specimens', [0, 1, 2], 'test', 1])
  assert.ok(options.seed >= 900_000)
})

const MODES = [[['--corners'], 'corners', 0], [['--nothing', '5'], 'nothing', 5], [['--endless', '9'], 'endless', 9], [['--folder', 'x'], 'folder', 0]] as const
for (const [args, mode, pictures] of MODES) {
  void test(`${args.join(' ')} is ${mode}`, () => {
    const options = readOptions(args)!
    assert.deepEqual([options.mode, options.pictures], [mode, pictures])
  })
}

const REFUSED: readonly string[][] = [
  ['--count', '0'], ['--count', 'many'], ['--kind', 'library_card'], ['--level', '3'], ['--corners', '--nothing', '3'], ['--truth', 'x.json'],
  ['--set', 'all'], ['--workers', '0'], ['--unknown'], ['word'], ['--values'], ['--peers', '-1'],
]
for (const args of REFUSED) {
  void test(`${args.join(' ')} is refused`, () => assert.throws(() => readOptions(args), UsageError))
}

void test('help is no run', () => assert.equal(readOptions(['--help']), null))

void test('all sides of a document come from one seed, each kind and level as often as asked', () => {
  const orders = orderPictures({ kinds: ['id_card', 'passport'], levels: [0, 2], count: 3, seed: 7, set: 'test', today: '2026-06-01' })
  assert.equal(orders.length, 3 * 2 * (2 + 1))
  assert.deepEqual([...new Set(orders.map(({ seed }) => seed))], [7, 8, 9])
  assert.equal(countFor(18, ['id_card', 'passport'], [0, 2]), 3)
  assert.equal(countFor(1), 1)
})

void test('peers get each level in turn', () => {
  const orders = orderForPeers({ kinds: ['passport'], count: 4, seed: 7, set: 'test', today: '2026-06-01' })
  assert.deepEqual(orders.map(({ level, seed }) => [level, seed]), [[1, 7], [2, 8], [0, 9], [1, 10]])
  assert.deepEqual(orderForPeers({ kinds: ['passport'], levels: [2], count: 2, seed: 7, set: 'test', today: '2026-06-01' }).map(({ level }) => level), [2, 2])
})

void test('a truth may leave out what is not known', () => {
  const truth = parseTruth({ 'a.jpg': {}, 'b.jpg': { kind: 'passport', side: 'data_page', fields: { name: 'MORE THOMAS' }, mrz: ['P<', 'X'] } })
  assert.deepEqual(truth.get('a.jpg'), { fields: {}, mrz: null })
  assert.deepEqual(truth.get('b.jpg'), { kind: 'passport', side: 'data_page', fields: { name: 'MORE THOMAS' }, mrz: ['P<', 'X'] })
})

const NO_TRUTH: readonly unknown[] = [
  null, [], 'x', { 'a.jpg': 3 }, { 'a.jpg': { kind: 3 } }, { 'a.jpg': { side: 'inside' } }, { 'a.jpg': { fields: { shoe_size: '42' } } },
  { 'a.jpg': { fields: { name: 3 } } }, { 'a.jpg': { mrz: 'P<' } }, { 'a.jpg': { colour: 'red' } },
]
for (const truth of NO_TRUTH) {
  void test(`${JSON.stringify(truth)} is no truth`, () => assert.throws(() => parseTruth(truth), TruthNotValid))
}

void test('columns line up, Chinese counted as wide as it is', () => {
  const lines = tableText({ title: 'T', head: ['a', 'b'], rows: [['姓名', 1], ['name', 10], ['x', null]] }).split('\n')
  assert.deepEqual(lines.slice(1), ['a      b', '姓名   1', 'name  10', 'x      -', ''])
})
