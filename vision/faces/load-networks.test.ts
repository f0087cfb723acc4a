// The networks in ONNX compute what the files they were made from computed in TensorFlow.js 4.22 (WASM); its answers stand here.
import assert from 'node:assert/strict'
import test from 'node:test'
import { Tensor, type InferenceSession } from 'onnxruntime-node'
import { CHIP_SIZE } from './build-descriptor.ts'
import { DETECTOR_SIZE, loadFaceNetworks, MESH_SIZE } from './load-networks.ts'

const networks = await loadFaceNetworks()

/** Waves over three channels, from `low` to `high`. */
function wavesOf(size: number, low: number, high: number): Tensor {
  const values = Float32Array.from({ length: 3 * size * size }, (_, i) => {
    const [x, y, channel] = [i % size, Math.floor(i / size) % size, Math.floor(i / size / size)]
    return low + (high - low) * (0.5 + 0.5 * Math.sin(x / 17 + channel) * Math.cos(y / 23 - channel))
  })
  return new Tensor('float32', values, [1, 3, size, size])
}

async function outputsOf(session: InferenceSession, input: Tensor): Promise<Float32Array[]> {
  const made = await session.run({ x: input })
  return session.outputNames.map((name) => made[name]!.data as Float32Array)
}

/** Which numbers of an output were noted. */
const PLACES = [0, 0.21, 0.5, 0.77] as const
const CASES = [
  {
    name: 'detector', input: wavesOf(DETECTOR_SIZE, -1, 1), lengths: [512, 384, 8192, 6144],
    values: [[-3.955786, -4.172634, -3.162614, -55.50621], [-3.547009, -2.539496, -2.592341, -3.351458], [-1.039073, -4.807527, -4.091555, 22.64814], [8.814444, -8.362135, -2.525634, 7.941577]],
  },
  { name: 'mesh', input: wavesOf(MESH_SIZE, 0, 1), lengths: [1, 1404], values: [[0.002831244], [106.7715, 92.862, 37.75951, 113.1499]] },
  { name: 'descriptor', input: wavesOf(CHIP_SIZE, 0, 255), lengths: [128], values: [[-0.04810324, -0.07129799, 0.1859374, -0.05035651]] },
] as const

for (const { name, input, lengths, values } of CASES) {
  await test(`the ${name} computes what its file says`, async () => {
    const outputs = await outputsOf(networks[name], input)
    assert.deepEqual(outputs.map((each) => each.length), lengths)
    for (const [i, expected] of values.entries()) {
      for (const [j, value] of expected.entries()) {
        const seen = outputs[i]![Math.floor(PLACES[j]! * lengths[i]!)]!
        assert.ok(Math.abs(seen - value) <= 1e-4 + 1e-5 * Math.abs(value), `output ${i}, place ${j}: ${seen}, expected ${value}`)
      }
    }
  })
}

await test('several pictures at a time are each answered as if alone', async () => {
  const one = wavesOf(CHIP_SIZE, 0, 255)
  const other = wavesOf(CHIP_SIZE, 255, 0)
  const values = new Float32Array(one.size + other.size)
  values.set(one.data as Float32Array)
  values.set(other.data as Float32Array, one.size)
  const both = new Tensor('float32', values, [2, 3, CHIP_SIZE, CHIP_SIZE])
  const [made] = await outputsOf(networks.descriptor, both)
  const [alone] = await outputsOf(networks.descriptor, other)
  assert.ok(alone!.every((value, i) => Math.abs(value - made![128 + i]!) < 1e-5))
})
