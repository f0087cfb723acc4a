// The neural networks the reader runs, loaded once a process: text detection, recognition, 180-degree turn, and our own MRZ reader.
import { readFile } from 'node:fs/promises'
import { InferenceSession } from 'onnxruntime-node'
import { assetsFolder, readDictionary } from './alphabet.ts'
import { foldNetwork } from './fold-network.ts'
import { tellLikeliest } from './tell-likeliest.ts'

export type Engines = {
  readonly detector: InferenceSession
  readonly recogniser: InferenceSession
  readonly turner: InferenceSession
  readonly mrz: InferenceSession
  /** Character by class number; class 0 is the blank of CTC. */
  readonly dictionary: readonly string[]
}

/** One thread each: a process a core does more than threads sharing cores (measured). */
const OPTIONS = {
  intraOpNumThreads: 1, interOpNumThreads: 1, graphOptimizationLevel: 'all', executionMode: 'sequential', logSeverityLevel: 3,
  // Lines are of every width: an arena keeps room for each, and a process settled 160 MB higher (measured) and no faster.
  enableMemPattern: false, enableCpuMemArena: false,
} satisfies InferenceSession.SessionOptions

/** Loads all networks from the packages and `vision/models/`; throws when a file is missing, for nothing works without them. */
export async function loadEngines(): Promise<Engines> {
  const assets = assetsFolder()
  const load = async (file: URL, change = foldNetwork): Promise<InferenceSession> => InferenceSession.create(change(await readFile(file)), OPTIONS)
  const [detector, recogniser, turner, mrz, dictionary] = await Promise.all([
    load(new URL('ch_PP-OCRv4_det_infer.onnx', assets)),
    load(new URL('ch_PP-OCRv4_rec_infer.onnx', assets), (file) => tellLikeliest(foldNetwork(file))),
    load(new URL('ch_ppocr_mobile_v2.0_cls_infer.onnx', assets)),
    load(new URL('models/mrz-reader.onnx', import.meta.url)),
    readDictionary(),
  ])
  return { detector, recogniser, turner, mrz, dictionary }
}

export type Output = { readonly data: Float32Array; readonly dims: readonly number[] }

/** The only output of a network, as floats. */
export function onlyOutput(session: InferenceSession, outputs: InferenceSession.OnnxValueMapType): Output {
  const name = session.outputNames[0]
  const tensor = name === undefined ? undefined : outputs[name]
  if (!tensor || !(tensor.data instanceof Float32Array)) throw new Error('a network answered without floats')
  return { data: tensor.data, dims: tensor.dims }
}
