import assert from 'node:assert/strict'
import test from 'node:test'
import { readPairs } from './measure-pairs.ts'
import { FaceUsageError, readFaceOptions } from './options.ts'

await test('the command line names one thing to measure', () => {
  assert.deepEqual(readFaceOptions([]), { mode: 'drawn', count: 40 })
  assert.deepEqual(readFaceOptions(['--count', '3']), { mode: 'drawn', count: 3 })
  assert.deepEqual(readFaceOptions(['--folder', 'x']), { mode: 'folder', path: 'x' })
  assert.deepEqual(readFaceOptions(['--pairs', 'x']), { mode: 'pairs', path: 'x' })
  assert.deepEqual(readFaceOptions(['--gallery', '1000000']), { mode: 'gallery', size: 1_000_000 })
  assert.equal(readFaceOptions(['--help']), null)
  for (const args of [['--gallery', '0'], ['--count', '1.5'], ['--folder', 'a', '--pairs', 'b'], ['--what'], ['stray']]) assert.throws(() => readFaceOptions(args), FaceUsageError, args.join(' '))
})

await test('pairs are read line by line', () => {
  const text = '# a comment\n\na.jpg b.jpg same\nwith space.jpg\tc.jpg\tdifferent\r\n'
  assert.deepEqual(readPairs(text), [{ portrait: 'a.jpg', selfie: 'b.jpg', isSame: true }, { portrait: 'with space.jpg', selfie: 'c.jpg', isSame: false }])
  for (const line of ['a.jpg b.jpg', 'a.jpg b.jpg maybe', 'a b c same']) assert.throws(() => readPairs(line), /line 1 is not/)
})
