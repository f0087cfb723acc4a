// dlib's face descriptor in ONNX, from its list of weights: 29 convolutions, the scale after each folded into it.
import { Layers, type Convolution, type Padding, type Tensor } from './layers.ts'
import { readWeights, type Weight, type Weights, type WeightSpec } from './read-weights.ts'

/** Rows and columns of the chip it looks at. */
export const CHIP_SIZE = 150
/** Means of red, green and blue, taken off before the first layer. */
const MEANS = [122.782, 117.001, 104.298] as const

/** Blocks in their order; `down` halves rows and columns. */
const BLOCKS = [
  'conv32_1', 'conv32_2', 'conv32_3', 'conv64_down', 'conv64_1', 'conv64_2', 'conv64_3',
  'conv128_down', 'conv128_1', 'conv128_2', 'conv256_down', 'conv256_1', 'conv256_2', 'conv256_down_out',
] as const

/** Numbers whose last dimension is multiplied by factors of its own. */
function timesLast(values: Float32Array, factors: Float32Array): Float32Array {
  const product = new Float32Array(values.length)
  for (let from = 0; from < values.length;) {
    for (const factor of factors) product[from] = values[from++]! * factor
  }
  return product
}

class Descriptor {
  readonly layers = new Layers(CHIP_SIZE)
  readonly weights: Weights

  constructor(weights: Weights) {
    this.weights = weights
  }

  weight(name: string): Weight {
    const weight = this.weights.get(name)
    if (!weight) throw new Error(`no weights are called ${name}`)
    return weight
  }

  /** A convolution that computes the scale after it too. */
  scaled(name: string): Pick<Convolution, 'filter'> & { bias: Float32Array } {
    const { shape, values } = this.weight(`${name}/conv/filters`)
    const scale = this.weight(`${name}/scale/weights`).values
    const shift = this.weight(`${name}/scale/biases`).values
    return {
      filter: { shape, values: timesLast(values, scale) },
      bias: this.weight(`${name}/conv/bias`).values.map((value, i) => value * scale[i]! + shift[i]!),
    }
  }

  convolve(input: Tensor, name: string, stride: number, padding: Padding): Tensor {
    return this.layers.convolve(input, { ...this.scaled(name), stride, padding })
  }

  /** The first layer, which takes 0 to 255 as it comes: its weights see to the means and the range. It has no padding that would notice. */
  first(): Tensor {
    const { filter, bias } = this.scaled('conv32_down')
    const outputs = bias.length
    const values = filter.values.map((value) => value / 255)
    const shifted = Float64Array.from(bias)
    values.forEach((value, i) => {
      shifted[i % outputs]! -= value * MEANS[Math.floor(i / outputs) % 3]!
    })
    const made = this.layers.convolve(this.layers.input, { filter: { shape: filter.shape, values }, bias: Float32Array.from(shifted), stride: 2, padding: 'valid' })
    return this.layers.pool('MaxPool', this.layers.relu(made), 3, 2, 'valid')
  }

  /** Two convolutions, and the way round them; where rows are halved, that way is a mean of four. */
  block(input: Tensor, name: string): Tensor {
    const { layers } = this
    const isDown = name.includes('down')
    const inner = layers.relu(this.convolve(input, `${name}/conv1`, isDown ? 2 : 1, isDown ? 'valid' : 'same'))
    let made = this.convolve(inner, `${name}/conv2`, 1, 'same')
    let round = isDown ? layers.pool('AveragePool', input, 2, 2, 'valid') : input
    if (made.height < round.height) made = layers.pad(made, 0, round.height - made.height, round.width - made.width)
    if (round.channels < made.channels) round = layers.pad(round, made.channels - round.channels)
    return layers.relu(layers.sum(made, round))
  }

  write(): Uint8Array {
    const last = BLOCKS.reduce((tensor, name) => this.block(tensor, name), this.first())
    const { shape, values } = this.weight('fc')
    const made = this.layers.convolve(this.layers.mean(last), { filter: { shape: [1, 1, ...shape], values }, bias: null, stride: 1, padding: 'valid' })
    return this.layers.write([made])
  }
}

/**
 * Builds the descriptor.
 * @param manifest the parsed weights manifest
 * @param bytes the weights
 * @returns an ONNX file: `x`, n x 3 x 150 x 150, red, green and blue from 0 to 255, to n x 128 x 1 x 1, not normalised
 * @throws {Error} when weights are missing
 */
export function buildDescriptor(manifest: unknown, bytes: Uint8Array): Uint8Array {
  const specs = (manifest as readonly { weights: readonly WeightSpec[] }[]).flatMap(({ weights }) => weights)
  return new Descriptor(readWeights(specs, bytes)).write()
}
