// Builds a network in ONNX layer by layer. Filters come in TensorFlow's order, tensors are kept in ONNX's (count, channels, height, width).
import { emptyGraph, intsAttribute, intAttribute, writeGraph, type Graph, type Node } from '../onnx-graph.ts'
import type { Weight } from './read-weights.ts'

/** A tensor on its way through the network: its name, and the size of one picture's share. */
export type Tensor = { readonly name: string; readonly channels: number; readonly height: number; readonly width: number }
export type Convolution = {
  readonly filter: Weight
  readonly bias: Float32Array | null
  readonly stride: number
  readonly padding: Padding
  /** Each channel by itself. */
  readonly depthwise?: boolean
}
/** `same`: zeros round the edge, so that the output has one value for each stride of the input; `valid`: none. */
export type Padding = 'same' | 'valid'
type Attribute = ReturnType<typeof intsAttribute>

/** TensorFlow's rule: an odd zero goes to the end, where ONNX's own SAME_UPPER would have it too, but not every runtime honours. */
function padsFor(size: number, kernel: number, stride: number, padding: Padding): [before: number, after: number] {
  if (padding === 'valid') return [0, 0]
  const total = Math.max((Math.ceil(size / stride) - 1) * stride + kernel - size, 0)
  return [Math.floor(total / 2), Math.ceil(total / 2)]
}

/** A filter in ONNX's order: output, input, height, width. Of a depthwise one every channel is an output. */
function filterValues({ shape, values }: Weight, depthwise: boolean): { dims: number[]; floats: Float32Array } {
  const [height, width, inputs, outputs] = shape as [number, number, number, number]
  if (depthwise && outputs !== 1) throw new Error('only one filter for each channel is understood')
  const [many, each] = depthwise ? [inputs, 1] : [outputs, inputs]
  const floats = new Float32Array(values.length)
  const places = height * width
  // Along the numbers as they come: millions of them, and the other way round takes thrice as long.
  for (let place = 0, from = 0; place < places; place++) {
    for (let input = 0; input < each; input++) {
      for (let out = 0, to = input * places + place; out < many; out++, to += each * places) floats[to] = values[from++]!
    }
  }
  return { dims: [many, each, height, width], floats }
}

export class Layers {
  readonly graph: Graph
  readonly input: Tensor

  /** `size`: rows and columns of what is put in, always of three channels; `x`, any number of pictures at a time. */
  constructor(size: number) {
    this.input = { name: 'x', channels: 3, height: size, width: size }
    this.graph = emptyGraph('x', ['n', 3, size, size])
  }

  /** Adds an operation and names what it makes. */
  add(op: string, inputs: readonly Tensor[], size: Omit<Tensor, 'name'>, attributes: Node['attributes'] = new Map(), constants: readonly string[] = []): Tensor {
    const name = `t${this.graph.nodes.length}`
    this.graph.nodes.push({ op, inputs: [...inputs.map((each) => each.name), ...constants], outputs: [name], attributes })
    // A size may be a whole tensor, whose name is not this one's.
    return { ...size, name }
  }

  constant(dims: readonly number[], floats: Float32Array): string {
    const name = `c${this.graph.constants.size}`
    this.graph.constants.set(name, { dims, floats })
    return name
  }

  /** @throws {Error} when the filter does not fit the input */
  convolve(input: Tensor, { filter, bias, stride, padding, depthwise = false }: Convolution): Tensor {
    const { dims, floats } = filterValues(filter, depthwise)
    const [outputs, each, rows, columns] = dims as [number, number, number, number]
    if ((depthwise ? outputs : each) !== input.channels) throw new Error(`a filter of ${each} channels for ${input.channels}`)
    const constants = [this.constant(dims, floats)]
    if (bias) constants.push(this.constant([outputs], bias))
    return this.windows('Conv', input, { rows, columns, stride, padding, channels: outputs }, [intAttribute('group', depthwise ? outputs : 1)], constants)
  }

  /** The largest, or the mean, of each window. */
  pool(kind: 'MaxPool' | 'AveragePool', input: Tensor, size: number, stride: number, padding: Padding): Tensor {
    return this.windows(kind, input, { rows: size, columns: size, stride, padding, channels: input.channels }, [], [])
  }

  windows(
    op: string, input: Tensor, { rows, columns, stride, padding, channels }: { rows: number; columns: number; stride: number; padding: Padding; channels: number },
    more: readonly Attribute[], constants: readonly string[],
  ): Tensor {
    const [top, bottom] = padsFor(input.height, rows, stride, padding)
    const [left, right] = padsFor(input.width, columns, stride, padding)
    const attributes = new Map([
      intsAttribute('kernel_shape', [rows, columns]), intsAttribute('strides', [stride, stride]), intsAttribute('pads', [top, left, bottom, right]), ...more,
    ])
    const height = Math.floor((input.height + top + bottom - rows) / stride) + 1
    const width = Math.floor((input.width + left + right - columns) / stride) + 1
    return this.add(op, [input], { channels, height, width }, attributes, constants)
  }

  relu(input: Tensor): Tensor {
    return this.add('Relu', [input], input)
  }

  sigmoid(input: Tensor): Tensor {
    return this.add('Sigmoid', [input], input)
  }

  /** Negative values times the slope of their channel. */
  prelu(input: Tensor, slopes: Float32Array): Tensor {
    return this.add('PRelu', [input], input, new Map(), [this.constant([slopes.length, 1, 1], slopes)])
  }

  sum(a: Tensor, b: Tensor): Tensor {
    return this.add('Add', [a, b], a)
  }

  /** Zeros: more channels at the end, more rows and columns at the bottom and the right. */
  pad(input: Tensor, channels: number, rows = 0, columns = 0): Tensor {
    const size = { channels: input.channels + channels, height: input.height + rows, width: input.width + columns }
    return this.add('Pad', [input], size, new Map([intsAttribute('pads', [0, 0, 0, 0, 0, channels, rows, columns])]))
  }

  /** The mean of each channel. */
  mean(input: Tensor): Tensor {
    return this.add('GlobalAveragePool', [input], { channels: input.channels, height: 1, width: 1 })
  }

  /** Channels last, as TensorFlow lists what it makes. */
  channelsLast(input: Tensor): Tensor {
    return this.add('Transpose', [input], input, new Map([intsAttribute('perm', [0, 2, 3, 1])]))
  }

  /** The network's file; its outputs in this order. */
  write(outputs: readonly Tensor[]): Uint8Array {
    this.graph.outputs = outputs.map(({ name }) => name)
    return writeGraph(this.graph)
  }
}
