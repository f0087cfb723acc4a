// A network's file as nodes and constants that can be rewritten: ONNX's ModelProto, as far as folding needs it.
import { readMessage, readNumbers, writeMessage, type Field } from './onnx-message.ts'

/** Numbers of the fields read here, by ONNX's own schema (onnx.proto3). */
const MODEL = { version: 1, graph: 7, operations: 8 } as const
const GRAPH = { node: 1, name: 2, initializer: 5, input: 11, output: 12 } as const
const NODE = { input: 1, output: 2, op: 4, attribute: 5 } as const
const ATTRIBUTE = { name: 1, float: 2, int: 3, tensor: 5, ints: 8, type: 20 } as const
const TENSOR = { dims: 1, type: 2, floats: 4, name: 8, raw: 9 } as const
const VALUE = { name: 1, type: 2 } as const
/** Of a value's type, the parts that say it is a tensor, of what, and how large. */
const TYPE = { tensor: 1, element: 1, shape: 2, dim: 1, size: 1, symbol: 2 } as const
const OPERATIONS = { version: 2 } as const
/** What a network of ours is written in: the last operations whose padding is an attribute and not a tensor of its own. */
const OWN = { version: 5n, operations: 10n } as const
const FLOAT = 1n
const TYPE_OF = { float: 1n, int: 2n, ints: 7n } as const

export type Constant = { readonly dims: readonly number[]; readonly floats: Float32Array }
export type Node = {
  readonly op: string
  readonly inputs: readonly string[]
  readonly outputs: readonly string[]
  /** As they stand in the file, by name. */
  readonly attributes: ReadonlyMap<string, readonly Field[]>
}
/** `rest` are the fields of the model and of the graph that stay as they are. */
export type Graph = {
  nodes: Node[]
  /** Constants of floats by name; others are nodes, or among the rest. */
  readonly constants: Map<string, Constant>
  outputs: readonly string[]
  readonly rest: { readonly model: readonly Field[]; readonly graph: readonly Field[] }
}

const text = (bytes: Uint8Array): string => new TextDecoder().decode(bytes)
const bytesOf = (fields: readonly Field[], number: number): Uint8Array[] =>
  fields.flatMap((field) => (field.number === number && field.wire !== 0 ? [field.value] : []))
const textField = (number: number, value: string): Field => ({ number, wire: 2, value: new TextEncoder().encode(value) })
const numbersOf = (fields: readonly Field[], number: number): bigint[] =>
  fields.flatMap((field) => (field.number !== number ? [] : field.wire === 0 ? [field.value] : readNumbers(field.value)))

function floatsOf(bytes: Uint8Array): Float32Array {
  return new Float32Array(new Uint8Array(bytes).buffer)
}

/** A tensor of floats; null for one of anything else. */
function readTensor(bytes: Uint8Array): { name: string; constant: Constant } | null {
  const fields = readMessage(bytes)
  if (numbersOf(fields, TENSOR.type)[0] !== FLOAT) return null
  const [raw] = bytesOf(fields, TENSOR.raw)
  const packed = bytesOf(fields, TENSOR.floats)
  const floats = raw ? floatsOf(raw) : Float32Array.from(packed.flatMap((each) => [...floatsOf(each)]))
  return { name: text(bytesOf(fields, TENSOR.name)[0] ?? new Uint8Array()), constant: { dims: numbersOf(fields, TENSOR.dims).map(Number), floats } }
}

function readNode(bytes: Uint8Array): Node {
  const fields = readMessage(bytes)
  const attributes = bytesOf(fields, NODE.attribute).map(readMessage)
  return {
    op: text(bytesOf(fields, NODE.op)[0]!), inputs: bytesOf(fields, NODE.input).map(text), outputs: bytesOf(fields, NODE.output).map(text),
    attributes: new Map(attributes.map((each) => [text(bytesOf(each, ATTRIBUTE.name)[0]!), each])),
  }
}

/** Reads a network's file. @throws {Error} for a file that is cut short or no network */
export function readGraph(file: Uint8Array): Graph {
  const model = readMessage(file)
  const [content] = bytesOf(model, MODEL.graph)
  if (!content) throw new Error('this file holds no network')
  const fields = readMessage(content)
  const constants = new Map<string, Constant>()
  const rest: Field[] = []
  for (const field of fields) {
    const tensor = field.number === GRAPH.initializer && field.wire === 2 ? readTensor(field.value) : null
    if (tensor) constants.set(tensor.name, tensor.constant)
    else if (field.number !== GRAPH.node) rest.push(field)
  }
  const nodes = bytesOf(fields, GRAPH.node).map(readNode).filter(({ op, attributes, outputs }) => {
    const value = op === 'Constant' ? attributes.get('value') : undefined
    const tensor = value && readTensor(bytesOf(value, ATTRIBUTE.tensor)[0]!)
    if (tensor) constants.set(outputs[0]!, tensor.constant)
    return !tensor
  })
  const outputs = bytesOf(fields, GRAPH.output).map((each) => text(bytesOf(readMessage(each), VALUE.name)[0]!))
  return { nodes, constants, outputs, rest: { model: model.filter(({ number }) => number !== MODEL.graph), graph: rest } }
}

function tensorField(name: string, { dims, floats }: Constant): Field {
  const raw = new Uint8Array(floats.buffer, floats.byteOffset, floats.byteLength)
  return { number: GRAPH.initializer, wire: 2, value: writeMessage([
    ...dims.map((dim): Field => ({ number: TENSOR.dims, wire: 0, value: BigInt(dim) })),
    { number: TENSOR.type, wire: 0, value: FLOAT }, textField(TENSOR.name, name), { number: TENSOR.raw, wire: 2, value: raw },
  ]) }
}

function nodeField({ op, inputs, outputs, attributes }: Node): Field {
  return { number: GRAPH.node, wire: 2, value: writeMessage([
    ...inputs.map((each) => textField(NODE.input, each)), ...outputs.map((each) => textField(NODE.output, each)), textField(NODE.op, op),
    ...[...attributes.values()].map((each): Field => ({ number: NODE.attribute, wire: 2, value: writeMessage(each) })),
  ]) }
}

/**
 * A network without any operation, to be filled.
 * @param input name of its one input, of floats
 * @param dims its size; a text stands for any number
 */
export function emptyGraph(input: string, dims: readonly (number | string)[]): Graph {
  const message = (number: number, ...fields: Field[]): Field => ({ number, wire: 2, value: writeMessage(fields) })
  const number = (at: number, value: bigint): Field => ({ number: at, wire: 0, value })
  const shape = dims.map((dim) => message(TYPE.dim, typeof dim === 'string' ? textField(TYPE.symbol, dim) : number(TYPE.size, BigInt(dim))))
  const tensor = message(TYPE.tensor, number(TYPE.element, FLOAT), message(TYPE.shape, ...shape))
  return {
    nodes: [], constants: new Map(), outputs: [],
    rest: {
      model: [number(MODEL.version, OWN.version), message(MODEL.operations, number(OPERATIONS.version, OWN.operations))],
      graph: [textField(GRAPH.name, 'network'), message(GRAPH.input, textField(VALUE.name, input), message(VALUE.type, tensor))],
    },
  }
}

/** The file of a network; constants nobody uses are left out. */
export function writeGraph({ nodes, constants, outputs, rest }: Graph): Uint8Array {
  const used = new Set(nodes.flatMap(({ inputs }) => inputs))
  const kept = [...constants].filter(([name]) => used.has(name))
  const nameOf = (value: Uint8Array): string => text(bytesOf(readMessage(value), VALUE.name)[0]!)
  // Older files list constants among what is put in.
  const isDropped = ({ number, wire, value }: Field): boolean =>
    wire === 2 && ((number === GRAPH.input && constants.has(nameOf(value))) || (number === GRAPH.output && !outputs.includes(nameOf(value))))
  const told = new Set(rest.graph.flatMap(({ number, wire, value }) => (number === GRAPH.output && wire === 2 ? [nameOf(value)] : [])))
  const added = outputs.filter((name) => !told.has(name)).map((name): Field => ({ number: GRAPH.output, wire: 2, value: writeMessage([textField(VALUE.name, name)]) }))
  const graph = [...nodes.map(nodeField), ...rest.graph.filter((field) => !isDropped(field)), ...added, ...kept.map(([name, constant]) => tensorField(name, constant))]
  return writeMessage([...rest.model, { number: MODEL.graph, wire: 2, value: writeMessage(graph) }])
}

/** The whole numbers of an attribute; none where it is not given. */
export function intsOf(node: Node, name: string): number[] {
  const fields = node.attributes.get(name) ?? []
  return [...numbersOf(fields, ATTRIBUTE.ints), ...numbersOf(fields, ATTRIBUTE.int)].map(Number)
}

/** The float of an attribute; undefined where it is not given. */
export function floatOf(node: Node, name: string): number | undefined {
  const [bytes] = bytesOf(node.attributes.get(name) ?? [], ATTRIBUTE.float)
  return bytes && floatsOf(bytes)[0]
}

function attribute(name: string, type: bigint, ...values: Field[]): [string, Field[]] {
  return [name, [textField(ATTRIBUTE.name, name), ...values, { number: ATTRIBUTE.type, wire: 0, value: type }]]
}

export const floatAttribute = (name: string, value: number): [string, Field[]] =>
  attribute(name, TYPE_OF.float, { number: ATTRIBUTE.float, wire: 5, value: new Uint8Array(Float32Array.of(value).buffer) })
export const intAttribute = (name: string, value: number): [string, Field[]] =>
  attribute(name, TYPE_OF.int, { number: ATTRIBUTE.int, wire: 0, value: BigInt(value) })
export const intsAttribute = (name: string, values: readonly number[]): [string, Field[]] =>
  attribute(name, TYPE_OF.ints, ...values.map((each): Field => ({ number: ATTRIBUTE.ints, wire: 0, value: BigInt(each) })))
