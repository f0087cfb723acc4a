import assert from 'node:assert/strict'
import { readFile } from 'node:fs/promises'
import test from 'node:test'
import { InferenceSession, Tensor } from 'onnxruntime-node'
import { rasterOfSpecimen } from '#specimens/specimen-raster.ts'
import { assetsFolder } from './alphabet.ts'
import { onlyOutput, type Output } from './engines.ts'
import { foldNetwork } from './fold-network.ts'
import { readGraph } from './onnx-graph.ts'

const OPTIONS = { intraOpNumThreads: 1, interOpNumThreads: 1, logSeverityLevel: 3 } as const

async function runOn(file: Uint8Array, input: Tensor): Promise<Output> {
  const session = await InferenceSession.create(file, OPTIONS)
  return onlyOutput(session, await session.run({ [session.inputNames[0]!]: input }))
}

const { raster } = await rasterOfSpecimen({ kind: 'id_card', side: 'front', seed: 5, level: 0 }, 640)

/** What a network looks at: the middle of a specimen, brightness -1 to 1, each of the channels. */
function pieceOf(dims: readonly number[]): Tensor {
  const [count, channels, height, width] = dims as [number, number, number, number]
  const [left, top] = [(raster.width - width) >> 1, (raster.height - height) >> 1]
  const values = Float32Array.from({ length: count * channels * height * width }, (_, i) => {
    const [x, y, channel] = [i % width, Math.floor(i / width) % height, Math.floor(i / width / height) % channels]
    return raster.data[((top + y) * raster.width + left + x) * 3 + channel]! / 127.5 - 1
  })
  return new Tensor('float32', values, dims)
}

const LEAST_SPAN = 0.1
const spanOf = (values: Float32Array): number => values.reduce((a, b) => Math.max(a, b), -Infinity) - values.reduce((a, b) => Math.min(a, b), Infinity)

const NETWORKS = [
  { name: 'the detector', file: new URL('ch_PP-OCRv4_det_infer.onnx', assetsFolder()), dims: [1, 3, 352, 480] },
  { name: 'the recogniser', file: new URL('ch_PP-OCRv4_rec_infer.onnx', assetsFolder()), dims: [2, 3, 48, 136] },
  { name: 'the turner', file: new URL('ch_ppocr_mobile_v2.0_cls_infer.onnx', assetsFolder()), dims: [1, 3, 48, 192] },
  { name: 'the MRZ reader', file: new URL('models/mrz-reader.onnx', import.meta.url), dims: [1, 1, 24, 200] },
] as const

for (const { name, file, dims } of NETWORKS) {
  await test(`${name} computes the same when folded`, async () => {
    const raw = await readFile(file)
    const [seen, folded] = await Promise.all([runOn(raw, pieceOf(dims)), runOn(foldNetwork(raw), pieceOf(dims))])
    assert.deepEqual(folded.dims, seen.dims)
    const worst = seen.data.reduce((most, value, i) => Math.max(most, Math.abs(value - folded.data[i]!)), 0)
    assert.ok(worst < 1e-4, `${worst} apart`)
    assert.ok(spanOf(seen.data) > LEAST_SPAN, 'the answer says something')
  })
}

await test('activations and scales of detector and recogniser are gone from between their convolutions', async () => {
  for (const { file } of NETWORKS.slice(0, 2)) {
    const count = (graph: ReturnType<typeof readGraph>, op: string): number => graph.nodes.filter((node) => node.op === op).length
    const raw = await readFile(file)
    const [before, after] = [readGraph(raw), readGraph(foldNetwork(raw))]
    assert.ok(count(before, 'Clip') >= 24)
    assert.equal(count(after, 'Clip'), 0)
    assert.ok(after.nodes.length < before.nodes.length * 0.75, `${after.nodes.length} of ${before.nodes.length}`)
  }
})

await test('a file cut short, or of another make, is refused', async () => {
  const raw = await readFile(NETWORKS[3].file)
  assert.throws(() => foldNetwork(raw.subarray(0, raw.length - 10)), /ends in the middle/)
  assert.throws(() => foldNetwork(new TextEncoder().encode('not a network at all')), /network/)
})
