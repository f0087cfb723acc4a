// Lets a network that tells how likely each of thousands of classes is tell only the likeliest, and how likely that is: megabytes a line less to hand over.
import { intAttribute, intsAttribute, readGraph, writeGraph } from './onnx-graph.ts'

/** What such a network puts out, for each step: the class as a whole number of 64 bits, and its probability. */
export const LIKELIEST = { class: 'likeliest.class', probability: 'likeliest.probability' } as const

/**
 * @param file a network in ONNX whose only output is `[lines, steps, classes]`
 * @returns the file of one with two outputs, `LIKELIEST`, each `[lines, steps]`
 */
export function tellLikeliest(file: Uint8Array): Uint8Array {
  const graph = readGraph(file)
  const [output] = graph.outputs
  if (output === undefined || graph.outputs.length > 1) throw new Error('this network does not have one output')
  const flat = intAttribute('keepdims', 0)
  graph.nodes.push(
    { op: 'ArgMax', inputs: [output], outputs: [LIKELIEST.class], attributes: new Map([intAttribute('axis', 2), flat]) },
    { op: 'ReduceMax', inputs: [output], outputs: [LIKELIEST.probability], attributes: new Map([intsAttribute('axes', [2]), flat]) },
  )
  graph.outputs = [LIKELIEST.class, LIKELIEST.probability]
  return writeGraph(graph)
}
