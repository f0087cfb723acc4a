import assert from 'node:assert/strict'
import { readFile } from 'node:fs/promises'
import test from 'node:test'
import { MODEL_FILES, readModelFiles } from './model-files.ts'
import { readWeights, type WeightSpec } from './read-weights.ts'

await test('a file that is not the one that was measured is refused by name', async () => {
  const { detector } = MODEL_FILES
  const other = { ...detector, weights: { ...detector.weights, sha256: '0'.repeat(64) } }
  await assert.rejects(readModelFiles(other), /human\/models\/blazeface\.bin is not the model Realname was measured with: SHA-256 dc9a97/)
})

await test('a package that is not installed is named', async () => {
  const missing = { path: '@vladmandic/nowhere/models/x.bin', sha256: '' }
  await assert.rejects(readModelFiles({ layers: missing, weights: missing }), /@vladmandic\/nowhere/)
})

await test('weights are read whole, as halves, and as bytes on a scale', () => {
  const specs: WeightSpec[] = [
    { name: 'whole', shape: [2], dtype: 'float32' }, { name: 'halves', shape: [1, 2], dtype: 'float32', quantization: { dtype: 'float16' } },
    { name: 'bytes', shape: [3], dtype: 'float32', quantization: { dtype: 'uint8', scale: 0.5, min: -1 } }, { name: 'numbers', shape: [1], dtype: 'int32' },
  ]
  const bytes = Uint8Array.of(...new Uint8Array(Float32Array.of(1.5, -2).buffer), 0x00, 0x3c, 0x00, 0xc1, 0, 2, 255, 7, 0, 0, 0)
  const weights = readWeights(specs, bytes)
  assert.deepEqual([...weights].map(([name, { values }]) => [name, [...values]]), [['whole', [1.5, -2]], ['halves', [1, -2.5]], ['bytes', [-1, 0, 126.5]], ['numbers', [7]]])
  assert.throws(() => readWeights(specs, bytes.subarray(0, 12)), /end before bytes/)
  assert.throws(() => readWeights(specs.slice(0, 2), bytes), /7 bytes too many/)
})

await test('the model card names every file by its hash', async () => {
  const card = await readFile(new URL('../../docs/models/faces.md', import.meta.url), 'utf8')
  for (const { layers, weights } of Object.values(MODEL_FILES)) for (const { sha256 } of [layers, weights]) assert.ok(card.includes(sha256), sha256)
})
