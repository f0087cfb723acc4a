// Each hint of the running camera by what brings it about, in the order of gravity; and that none of them flickers.
import assert from 'node:assert/strict'
import { test } from 'node:test'
import fc from 'fast-check'
import type { Quad } from '#contract/reading.ts'
import type { Sight } from './frame-sight.ts'
import { BEGUN, isBlack, LIVE_HINTS, nextHint, readiness, type HintState, type LiveHint } from './live-hint.ts'

const boxed = (left: number, top: number, right: number, bottom: number): Quad => [[left, top], [right, top], [right, bottom], [left, bottom]]
const GOOD: Sight = { quad: boxed(0.1, 0.15, 0.9, 0.85), aspect: 4 / 3, light: 220, glare: 0, sharp: 5, sharpest: 5.5, density: 10, sameSide: 0.1, stir: 0 }
const NOTHING: Sight = { ...GOOD, quad: null, glare: 0, sharp: 0, sharpest: 0, density: 0, sameSide: -1, light: 120 }

/** What makes each hint, one cell at a time. */
const CELLS: readonly (readonly [LiveHint, Sight])[] = [
  ['black', { ...NOTHING, light: 2 }],
  ['dark', { ...NOTHING, light: 30 }], ['dark', { ...GOOD, light: 40 }],
  ['show', NOTHING],
  ['farther', { ...GOOD, quad: boxed(0.005, 0.2, 0.995, 0.8) }], ['farther', { ...GOOD, quad: boxed(0.2, 0.002, 0.8, 0.998) }],
  ['corners', { ...GOOD, quad: boxed(0.3, 0.3, 0.999, 0.8) }], ['corners', { ...GOOD, quad: boxed(0.2, 0.001, 0.8, 0.5) }],
  ['closer', { ...GOOD, quad: boxed(0.3, 0.35, 0.7, 0.6) }], ['closer', { ...GOOD, quad: boxed(0.2, 0.3, 0.8, 0.7), density: 6 }],
  ['turn', { ...GOOD, sameSide: 0.9 }],
  ['glare', { ...GOOD, glare: 0.2 }], ['glare', { ...GOOD, glare: 0.05, light: 150 }],
  ['steady', { ...GOOD, sharp: 1 }],
  ['good', GOOD], ['good', { ...GOOD, density: 6, quad: boxed(0.1, 0.2, 0.9, 0.8) }], ['good', { ...GOOD, sharp: 1.6, sharpest: 3 }], ['good', { ...GOOD, glare: 0.1 }],
]

/** Goes through frames `every` milliseconds apart. */
function run(sights: readonly Sight[], every = 150, from: HintState = BEGUN, of: 'document' | 'person' = 'document'): HintState[] {
  let state = from
  let at = from.last?.at ?? 0
  return sights.map((sight) => (state = nextHint(state, sight, (at += every), of)))
}
const times = (count: number, sight: Sight): Sight[] => Array.from({ length: count }, () => sight)

for (const [hint, sight] of CELLS) {
  test(`${hint}: told after it has lasted`, () => {
    const states = run(times(8, sight))
    assert.equal(states.at(-1)?.shown, hint)
    assert.equal(states[0]?.shown, null, 'not at the first frame')
  })
}

test('every hint has a cell', () => assert.deepEqual(LIVE_HINTS.filter((hint) => !CELLS.some(([each]) => each === hint)), []))

test('of two things amiss the graver is told', () => {
  const order = ['dark', 'farther', 'closer', 'turn', 'glare', 'steady'] as const
  const amiss: Record<(typeof order)[number], Partial<Sight>> = {
    dark: { light: 40 }, farther: { quad: boxed(0, 0.2, 1, 0.8) }, closer: { quad: boxed(0.3, 0.35, 0.7, 0.6) }, turn: { sameSide: 0.9 }, glare: { glare: 0.2 }, steady: { sharp: 1 },
  }
  for (const [i, graver] of order.entries())
    for (const lesser of order.slice(i + 1)) assert.equal(run(times(8, { ...GOOD, ...amiss[lesser], ...amiss[graver] })).at(-1)?.shown, graver, `${graver} over ${lesser}`)
})

test('a moving document is told to keep still, whichever corner comes first', () => {
  const at = (x: number): Sight => ({ ...GOOD, quad: boxed(0.1 + x, 0.15, 0.85 + x, 0.85) })
  assert.equal(run([0, 0.08, 0, 0.08, 0, 0.08, 0].map(at)).at(-1)?.shown, 'steady')
  const turned = (sight: Sight, i: number): Sight => (i % 2 ? { ...sight, quad: [sight.quad![1], sight.quad![2], sight.quad![3], sight.quad![0]] } : sight)
  assert.equal(run(times(8, GOOD).map(turned)).at(-1)?.shown, 'good')
})

test('a hint stays 0.7 s at least, whatever the frames say, and changes only to what has lasted', () => {
  fc.assert(fc.property(fc.array(fc.tuple(fc.constantFrom(...CELLS.map(([, sight]) => sight)), fc.integer({ min: 20, max: 300 })), { maxLength: 80 }), (frames) => {
    let state = BEGUN
    let at = 0
    for (const [sight, pause] of frames) {
      at += pause
      const next = nextHint(state, sight, at)
      if (next.shown !== state.shown) {
        assert.ok(state.shown === null || at - state.since >= 700, 'stays')
        assert.ok(next.shown === next.now && next.frames >= 2 && at - next.nowSince >= 250, 'has lasted')
      }
      state = next
    }
  }))
})

test('a figure that trembles about its limit gives one hint', () => {
  const shown = run(Array.from({ length: 40 }, (_, i) => ({ ...GOOD, glare: i % 2 ? 0.12 : 0.14 }))).map((state) => state.shown)
  assert.deepEqual([...new Set(shown.filter(Boolean))], ['glare'])
})

test('the shot comes between 0.5 and 2 s after the first good frame, at any pace', () => {
  for (const every of [40, 100, 200, 333]) {
    const before = run(times(12, { ...GOOD, glare: 0.2 }), every).at(-1)!
    const states = run(times(30, GOOD), every, before)
    const taken = states.findIndex((state) => readiness(state, state.last!.at) >= 1)
    const waited = taken * every
    assert.ok(taken > 0 && waited >= 500 && waited <= 1400, `${every}: ${waited}`)
    assert.equal(states[taken]!.shown, 'good', 'and good was told before')
  }
})

test('one bad frame begins the waiting anew; nothing bad is ever taken', () => {
  const states = run([...times(4, GOOD), { ...GOOD, sharp: 1 }, ...times(3, GOOD)])
  assert.ok(states.every((state) => readiness(state, state.last!.at) < 1))
  for (const [hint, sight] of CELLS) if (hint !== 'good') assert.ok(run(times(30, sight)).every((state) => readiness(state, state.last!.at) === 0), hint)
})

test('black for two seconds is a fault, for one it is not', () => {
  const black = { ...NOTHING, light: 1 }
  assert.ok(!run(times(8, black)).some((state) => isBlack(state, state.last!.at)))
  const states = run(times(16, black))
  assert.ok(isBlack(states.at(-1)!, states.at(-1)!.last!.at))
  const after = run([NOTHING], 150, states.at(-1)).at(-1)!
  assert.ok(!isBlack(after, after.last!.at), 'over with the first frame that shows something')
})

test('of a person only light and stillness count', () => {
  const told = (sight: Sight): LiveHint | null | undefined => run(times(8, sight), 150, BEGUN, 'person').at(-1)?.shown
  assert.equal(told(NOTHING), 'good')
  assert.equal(told({ ...NOTHING, light: 30 }), 'dark')
  assert.equal(told({ ...NOTHING, stir: 30 }), 'steady')
  assert.equal(told({ ...NOTHING, light: 2 }), 'black')
})
