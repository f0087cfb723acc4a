// Rewrites a network so that it computes the same with fewer passes over its data. The files of the detector and the recogniser spell every
// activation as four operations and every scale as two of its own; none of these knows the layout convolutions work in, so data goes to and fro.
import { floatAttribute, floatOf, intAttribute, intsAttribute, intsOf, readGraph, writeGraph, type Graph, type Node } from './onnx-graph.ts'

/** What is done to every value of a tensor: times `scale`, plus `shift`. */
type Affine = { scale: number; shift: number }

/** A graph that is being rewritten, with who makes and who uses each tensor. */
class Folding {
  readonly graph: Graph
  readonly makers = new Map<string, Node>()
  readonly users = new Map<string, Node[]>()

  constructor(graph: Graph) {
    this.graph = graph
    this.index()
  }

  index(): void {
    this.makers.clear()
    this.users.clear()
    for (const node of this.graph.nodes) {
      for (const output of node.outputs) this.makers.set(output, node)
      for (const input of node.inputs) this.users.set(input, [...(this.users.get(input) ?? []), node])
    }
  }

  /** The one number of a constant. */
  numberOf(name: string | undefined): number | null {
    const floats = name === undefined ? undefined : this.graph.constants.get(name)?.floats
    return floats?.length === 1 ? floats[0]! : null
  }

  /** The only user of a tensor, if that is an operation of this kind. */
  onlyUser(tensor: string, op: string): Node | null {
    const users = this.users.get(tensor) ?? []
    return users.length === 1 && users[0]!.op === op && !this.graph.outputs.includes(tensor) ? users[0]! : null
  }

  /** The other input of an operation that takes a tensor and a number. */
  numberBeside(node: Node, tensor: string): number | null {
    return this.numberOf(node.inputs.find((input) => input !== tensor))
  }

  /** The scales and shifts that follow a tensor, as one, and the tensor they make. */
  affineAfter(tensor: string): { affine: Affine; made: string; nodes: Node[] } {
    const affine = { scale: 1, shift: 0 }
    const nodes: Node[] = []
    let made = tensor
    for (;;) {
      const next = this.onlyUser(made, 'Mul') ?? this.onlyUser(made, 'Add') ?? this.onlyUser(made, 'Div')
      const by = next && this.numberBeside(next, made)
      if (!next || by === null || (next.op === 'Div' && next.inputs[0] !== made)) return { affine, made, nodes }
      if (next.op === 'Add') affine.shift += by
      else {
        affine.scale *= next.op === 'Mul' ? by : 1 / by
        affine.shift *= next.op === 'Mul' ? by : 1 / by
      }
      nodes.push(next)
      made = next.outputs[0]!
    }
  }

  /** Replaces nodes by others, at the place of the first. */
  replace(old: readonly Node[], by: readonly Node[]): void {
    const at = this.graph.nodes.indexOf(old[0]!)
    this.graph.nodes = this.graph.nodes.flatMap((node, i) => (i === at ? by : old.includes(node) ? [] : [node]))
    this.index()
  }
}

/** x * clip(x + 3, 0, 6) / 6, as the files spell it: returns the operations, and the tensor they make. */
function hardSwishFrom(folding: Folding, tensor: string): { nodes: Node[]; made: string } | null {
  const users = folding.users.get(tensor) ?? []
  if (users.length !== 2) return null
  const [add, times] = [users.find(({ op }) => op === 'Add'), users.find(({ op }) => op === 'Mul')]
  if (!add || !times || folding.numberBeside(add, tensor) !== 3) return null
  const clip = folding.onlyUser(add.outputs[0]!, 'Clip')
  if (!clip || !times.inputs.includes(clip.outputs[0]!)) return null
  const [least, most] = clip.inputs.length === 3 ? [folding.numberOf(clip.inputs[1]), folding.numberOf(clip.inputs[2])] : [floatOf(clip, 'min'), floatOf(clip, 'max')]
  const div = folding.onlyUser(times.outputs[0]!, 'Div')
  if (least !== 0 || most !== 6 || !div || folding.numberOf(div.inputs[1]) !== 6) return null
  return { nodes: [add, clip, times, div], made: div.outputs[0]! }
}

/** At its edges a padded convolution sees zeros that were not shifted. */
const hasPads = (conv: Node): boolean => intsOf(conv, 'pads').some((pad) => pad !== 0)

/** Scales and shifts what a convolution makes. */
function scaleOutput({ graph }: Folding, conv: Node, { scale, shift }: Affine, made: string): Node {
  const [input, weights, bias] = conv.inputs
  const { dims, floats } = graph.constants.get(weights!)!
  const old = bias ? graph.constants.get(bias)!.floats : new Float32Array(dims[0]!)
  const [newWeights, newBias] = [`${made}.weights`, `${made}.bias`]
  graph.constants.set(newWeights, { dims, floats: floats.map((each) => each * scale) })
  graph.constants.set(newBias, { dims: [dims[0]!], floats: old.map((each) => each * scale + shift) })
  return { ...conv, inputs: [input!, newWeights, newBias], outputs: [made] }
}

/** A convolution of a tensor, as one of the tensor before it was scaled and shifted. */
function scaleInput({ graph }: Folding, conv: Node, { scale, shift }: Affine, input: string): Node {
  const [, weights, bias] = conv.inputs
  const { dims, floats } = graph.constants.get(weights!)!
  const each = floats.length / dims[0]!
  const old = bias ? graph.constants.get(bias)!.floats : new Float32Array(dims[0]!)
  const sums = old.map((value, channel) => value + shift * floats.subarray(channel * each, (channel + 1) * each).reduce((sum, weight) => sum + weight, 0))
  const [newWeights, newBias] = [`${conv.outputs[0]}.weights`, `${conv.outputs[0]}.bias`]
  graph.constants.set(newWeights, { dims, floats: floats.map((weight) => weight * scale) })
  graph.constants.set(newBias, { dims: [dims[0]!], floats: sums })
  return { ...conv, inputs: [input, newWeights, newBias] }
}

/** Scale and shift by themselves, as a convolution of each channel with itself: the one form that keeps the layout convolutions work in. */
function affineNode({ graph }: Folding, input: string, { scale, shift }: Affine, channels: number, made: string): Node {
  const [weights, bias] = [`${made}.weights`, `${made}.bias`]
  graph.constants.set(weights, { dims: [channels, 1, 1, 1], floats: new Float32Array(channels).fill(scale) })
  graph.constants.set(bias, { dims: [channels], floats: new Float32Array(channels).fill(shift) })
  const attributes = new Map([intAttribute('group', channels), intsAttribute('kernel_shape', [1, 1]), intsAttribute('pads', [0, 0, 0, 0]), intsAttribute('strides', [1, 1])])
  return { op: 'Conv', inputs: [input, weights, bias], outputs: [made], attributes }
}

/** Folds what follows one convolution. */
function foldAfter(folding: Folding, conv: Node): void {
  const own = folding.affineAfter(conv.outputs[0]!)
  if (own.nodes.length > 0) folding.replace([conv, ...own.nodes], [scaleOutput(folding, conv, own.affine, own.made)])
  const tensor = own.made
  const swish = hardSwishFrom(folding, tensor)
  if (!swish) return
  const { affine, made, nodes } = folding.affineAfter(swish.made)
  const [gate, product] = [`${made}.gate`, `${made}.product`]
  const activation: Node[] = [
    { op: 'HardSigmoid', inputs: [tensor], outputs: [gate], attributes: new Map([floatAttribute('alpha', 1 / 6), floatAttribute('beta', 0.5)]) },
    { op: 'Mul', inputs: [tensor, gate], outputs: [product], attributes: new Map() },
  ]
  const users = folding.users.get(made) ?? []
  const takesAffine = (user: Node): boolean => user.op === 'Conv' && user.inputs[0] === made && (affine.shift === 0 || !hasPads(user))
  if (users.length > 0 && users.every(takesAffine) && !folding.graph.outputs.includes(made)) {
    folding.replace([...swish.nodes, ...nodes], activation)
    for (const user of users) folding.replace([user], [scaleInput(folding, user, affine, product)])
  } else {
    const channels = folding.graph.constants.get(conv.inputs[1]!)!.dims[0]!
    folding.replace([...swish.nodes, ...nodes], [...activation, affineNode(folding, product, affine, channels, made)])
  }
}

/**
 * Folds scales, shifts and hard-swish activations into the convolutions around them; what has another shape stays as it is.
 * @param file a network in ONNX, its weights within
 * @returns the file of one that computes the same but for rounding (1e-5 of a probability)
 * @throws {Error} for a file that is cut short or no network
 */
export function foldNetwork(file: Uint8Array): Uint8Array {
  const folding = new Folding(readGraph(file))
  for (const { op, outputs } of folding.graph.nodes) {
    const node = op === 'Conv' ? folding.makers.get(outputs[0]!) : undefined
    if (node && folding.graph.constants.has(node.inputs[1]!)) foldAfter(folding, node)
  }
  return writeGraph(folding.graph)
}
