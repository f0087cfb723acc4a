import assert from 'node:assert/strict'
import { readFile } from 'node:fs/promises'
import test from 'node:test'
import { InferenceSession, Tensor } from 'onnxruntime-node'
import { assetsFolder } from './alphabet.ts'
import { onlyOutput } from './engines.ts'
import { LIKELIEST, tellLikeliest } from './tell-likeliest.ts'

const file = await readFile(new URL('ch_PP-OCRv4_rec_infer.onnx', assetsFolder()))
const OPTIONS = { intraOpNumThreads: 1, interOpNumThreads: 1, logSeverityLevel: 3 } as const

await test('the likeliest class of every step, and how likely it is, are those of the whole answer', async () => {
  const stripes = Float32Array.from({ length: 3 * 48 * 160 }, (_, i) => Math.sin(i / 9) * Math.cos(Math.floor(i / 160) / 5))
  const input = new Tensor('float32', stripes, [1, 3, 48, 160])
  const [whole, short] = await Promise.all([InferenceSession.create(file, OPTIONS), InferenceSession.create(tellLikeliest(file), OPTIONS)])
  const { data, dims } = onlyOutput(whole, await whole.run({ [whole.inputNames[0]!]: input }))
  const [, steps, classes] = dims as [number, number, number]
  const told = await short.run({ [short.inputNames[0]!]: input })
  assert.deepEqual([...short.outputNames].toSorted(), Object.values(LIKELIEST).toSorted())
  assert.deepEqual(told[LIKELIEST.class]!.dims, [1, steps])
  for (let step = 0; step < steps; step++) {
    const row = data.subarray(step * classes, (step + 1) * classes)
    const most = row.reduce((a, b) => Math.max(a, b), 0)
    assert.equal(Number(told[LIKELIEST.class]!.data[step]), row.indexOf(most))
    assert.equal(told[LIKELIEST.probability]!.data[step], most)
  }
})

await test('a network that tells likelihoods already is refused', () => {
  assert.throws(() => tellLikeliest(tellLikeliest(file)), /does not have one output/)
})
