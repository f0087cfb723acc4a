// Loads the three face networks, once a process: verified, written as ONNX in memory, and given to ONNX Runtime.
import { InferenceSession } from 'onnxruntime-node'
import { buildDescriptor } from './build-descriptor.ts'
import { convertNetwork } from './convert-network.ts'
import { MODEL_FILES, readModelFiles } from './model-files.ts'

/** Rows and columns of what the detector and the mesh look at. */
export const DETECTOR_SIZE = 256
export const MESH_SIZE = 192

export type FaceNetworks = { readonly detector: InferenceSession; readonly mesh: InferenceSession; readonly descriptor: InferenceSession }

/** One thread each: a process a core does more than threads sharing cores. */
const OPTIONS = {
  intraOpNumThreads: 1, interOpNumThreads: 1, graphOptimizationLevel: 'all', executionMode: 'sequential', logSeverityLevel: 3,
  // With an arena a worker settled 70 MB higher (measured) and was 5 % faster.
  enableMemPattern: false, enableCpuMemArena: false,
} satisfies InferenceSession.SessionOptions

/** Scores of the coarse and of the fine grid of the detector, then the boxes of both. */
const DETECTOR_OUTPUTS = ['Identity', 'Identity_1', 'Identity_2', 'Identity_3'] as const
/** Whether there is a face, then the points of its mesh; the contours of the lips and eyes are left out. */
const MESH_OUTPUTS = ['Identity_1', 'Identity_2'] as const

const BUILDERS = {
  detector: (layers, weights) => convertNetwork(layers, weights, DETECTOR_SIZE, DETECTOR_OUTPUTS),
  mesh: (layers, weights) => convertNetwork(layers, weights, MESH_SIZE, MESH_OUTPUTS),
  descriptor: buildDescriptor,
} satisfies Record<keyof FaceNetworks, (layers: unknown, weights: Uint8Array) => Uint8Array>

async function loadNetwork(name: keyof FaceNetworks): Promise<InferenceSession> {
  const { layers, weights } = await readModelFiles(MODEL_FILES[name])
  return InferenceSession.create(BUILDERS[name](layers, weights), OPTIONS)
}

/** Loads the networks, ready to run. @throws {Error} when a file is missing or is not the one that was measured; nothing of faces works without */
export async function loadFaceNetworks(): Promise<FaceNetworks> {
  // One after the other, the largest first: what building it took serves the next.
  const descriptor = await loadNetwork('descriptor')
  return { descriptor, detector: await loadNetwork('detector'), mesh: await loadNetwork('mesh') }
}
