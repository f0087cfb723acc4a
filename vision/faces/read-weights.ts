/// <reference lib="esnext.float16" />
// The weights of a TensorFlow.js model as floats: stored whole, as halves, or as bytes on a scale.

/** One entry of a weights manifest, as far as it is read. */
export type WeightSpec = {
  readonly name: string
  readonly shape: readonly number[]
  readonly dtype: 'float32' | 'int32'
  readonly quantization?: { readonly dtype: 'float16' } | { readonly dtype: 'uint8'; readonly scale: number; readonly min: number }
}
/** Numbers in TensorFlow's order: of filters height, width, input, output. */
export type Weight = { readonly shape: readonly number[]; readonly values: Float32Array }
export type Weights = ReadonlyMap<string, Weight>

/** Bytes one number takes in the file. */
function widthOf({ quantization }: WeightSpec): number {
  return quantization?.dtype === 'uint8' ? 1 : quantization?.dtype === 'float16' ? 2 : 4
}

function valuesOf(spec: WeightSpec, bytes: Uint8Array): Float32Array {
  const { quantization, dtype } = spec
  // A copy, for numbers of several bytes must begin at a multiple of their width.
  const { buffer } = new Uint8Array(bytes)
  if (quantization?.dtype === 'uint8') return new Float32Array(bytes).map((byte) => byte * quantization.scale + quantization.min)
  if (quantization?.dtype === 'float16') return new Float32Array(new Float16Array(buffer))
  return dtype === 'int32' ? new Float32Array(new Int32Array(buffer)) : new Float32Array(buffer)
}

/**
 * Reads the weights of a model.
 * @param specs the entries of its manifest, in the order of the file
 * @param bytes the file
 * @throws {Error} when the file has more or fewer bytes than the manifest says
 */
export function readWeights(specs: readonly WeightSpec[], bytes: Uint8Array): Weights {
  const weights = new Map<string, Weight>()
  let at = 0
  for (const spec of specs) {
    const length = spec.shape.reduce((product, each) => product * each, 1) * widthOf(spec)
    if (at + length > bytes.length) throw new Error(`the weights end before ${spec.name}`)
    weights.set(spec.name, { shape: spec.shape, values: valuesOf(spec, bytes.subarray(at, at + length)) })
    at += length
  }
  if (at !== bytes.length) throw new Error(`the weights have ${bytes.length - at} bytes too many`)
  return weights
}
