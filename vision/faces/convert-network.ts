// A network of TensorFlow.js as one of ONNX: the few operations that the detector and the mesh are made of, each by its own rule.
import { Layers, type Padding, type Tensor } from './layers.ts'
import { readWeights, type Weight, type Weights, type WeightSpec } from './read-weights.ts'

/** The parts of an operation's attributes that are read; texts are base64. */
type Attributes = {
  readonly strides?: { readonly list: { readonly i: readonly string[] } }
  readonly ksize?: { readonly list: { readonly i: readonly string[] } }
  readonly padding?: { readonly s: string }
  readonly fused_ops?: { readonly list: { readonly s: readonly string[] } }
}
type Operation = { readonly name: string; readonly op: string; readonly input?: readonly string[]; readonly attr?: Attributes }
type GraphModel = {
  readonly modelTopology: { readonly node: readonly Operation[] }
  readonly weightsManifest: readonly { readonly weights: readonly WeightSpec[] }[]
}

const textOf = (base64: string): string => Buffer.from(base64, 'base64').toString('latin1')

function paddingOf({ padding }: Attributes): Padding {
  const text = textOf(padding?.s ?? '')
  if (text !== 'SAME' && text !== 'VALID') throw new Error(`padding ${text} is not understood`)
  return text === 'SAME' ? 'same' : 'valid'
}

/** Both steps of a stride or a window are the same in these networks. */
function sideOf(list: Attributes['strides']): number {
  const [, rows, columns] = list?.list.i ?? []
  if (rows === undefined || rows !== columns) throw new Error('only square steps are understood')
  return Number(rows)
}

class Conversion {
  readonly layers: Layers
  readonly operations: ReadonlyMap<string, Operation>
  readonly weights: Weights
  readonly done = new Map<string, Tensor>()

  constructor(model: GraphModel, bytes: Uint8Array, size: number) {
    this.layers = new Layers(size)
    this.operations = new Map(model.modelTopology.node.map((each) => [each.name, each]))
    this.weights = readWeights(model.weightsManifest.flatMap(({ weights }) => weights), bytes)
  }

  weight(name: string | undefined): Weight {
    const weight = name === undefined ? undefined : this.weights.get(name)
    if (!weight) throw new Error(`no weights are called ${name}`)
    return weight
  }

  /** The tensor an operation makes; what it needs is made first, and each only once. */
  tensor(name: string | undefined): Tensor {
    const operation = name === undefined ? undefined : this.operations.get(name)
    if (!operation) throw new Error(`no operation is called ${name}`)
    const tensor = this.done.get(operation.name) ?? this.convert(operation)
    this.done.set(operation.name, tensor)
    return tensor
  }

  /** A convolution with what was fused onto it: a bias, then a threshold. */
  convolution([input, filter, bias, slopes]: readonly string[], attributes: Attributes): Tensor {
    const fused = attributes.fused_ops?.list.s.map(textOf) ?? []
    const padding = paddingOf(attributes)
    const made = this.layers.convolve(this.tensor(input), {
      filter: this.weight(filter), bias: this.weight(bias).values, stride: sideOf(attributes.strides), padding,
    })
    if (fused[0] !== 'BiasAdd') throw new Error('a convolution without a bias is not understood')
    if (fused[1] === 'Relu') return this.layers.relu(made)
    return fused[1] === 'Prelu' ? this.layers.prelu(made, this.weight(slopes).values) : made
  }

  convert({ op, name, input = [], attr = {} }: Operation): Tensor {
    const { layers } = this
    const [first, second] = input
    switch (op) {
      case 'Placeholder': return layers.input
      case '_FusedConv2D': return this.convolution(input, attr)
      case 'DepthwiseConv2dNative': return layers.convolve(this.tensor(first), {
        filter: this.weight(second), bias: null, stride: sideOf(attr.strides), padding: paddingOf(attr), depthwise: true,
      })
      case 'AddV2': return layers.sum(this.tensor(first), this.tensor(second))
      case 'Relu': return layers.relu(this.tensor(first))
      case 'Prelu': return layers.prelu(this.tensor(first), this.weight(second).values)
      case 'Sigmoid': return layers.sigmoid(this.tensor(first))
      case 'MaxPool': return layers.pool('MaxPool', this.tensor(first), sideOf(attr.ksize), sideOf(attr.strides), paddingOf(attr))
      case 'Pad': {
        const pads = this.weight(second).values
        // Four pairs of before and after: pictures, rows, columns, channels.
        if (pads.some((each, i) => i !== 7 && each !== 0)) throw new Error('only added channels are understood')
        return layers.pad(this.tensor(first), pads[7]!)
      }
      // The numbers stay in their order, and whoever reads them knows how many there are.
      case 'Reshape': return layers.channelsLast(this.tensor(first))
      case 'Identity': return this.tensor(first)
      default: throw new Error(`the operation ${op} (${name}) is not understood`)
    }
  }
}

/**
 * Converts a network.
 * @param model the parsed JSON of a graph model
 * @param bytes its weights
 * @param size rows and columns of its input
 * @param outputs names of the operations whose output is wanted; what only others need is left out
 * @returns an ONNX file: input `x` (n x 3 x size x size), outputs in the order asked for, each with its numbers in TensorFlow's order
 * @throws {Error} for an operation it does not know, or weights that are missing
 */
export function convertNetwork(model: unknown, bytes: Uint8Array, size: number, outputs: readonly string[]): Uint8Array {
  const conversion = new Conversion(model as GraphModel, bytes, size)
  return conversion.layers.write(outputs.map((name) => conversion.tensor(name)))
}
