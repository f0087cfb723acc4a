// FaceMesh on one detection: 468 points in the picture, and whether there is a face at all.
import { Tensor, type InferenceSession } from 'onnxruntime-node'
import type { Detection } from './detect-faces.ts'
import { MESH_SIZE } from './load-networks.ts'
import type { Pyramid } from './pyramid.ts'
import { placeIn, type Window } from './sample-window.ts'

/** x, y in pixels of the picture, and depth in the same measure: larger is farther from the camera. */
export type MeshPoint = readonly [x: number, y: number, z: number]
/** `presence`: 0 to 1, that this is a face. */
export type Mesh = { readonly presence: number; readonly points: readonly MeshPoint[] }

/** How much wider than its detection a face is cut: the forehead and the chin must be seen. */
const ROOM = 1.5

/** Lays the mesh over a detection. */
export async function meshFace(network: InferenceSession, picture: Pyramid, { x, y, side, angle }: Detection): Promise<Mesh> {
  const window: Window = { x, y, side: side * ROOM, angle }
  const input = picture.sample(window, MESH_SIZE)
  for (let i = 0; i < input.length; i++) input[i]! /= 255
  const made = await network.run({ x: new Tensor('float32', input, [1, 3, MESH_SIZE, MESH_SIZE]) })
  const [presence, numbers] = network.outputNames.map((name) => made[name]!.data as Float32Array)
  const points: MeshPoint[] = []
  for (let i = 0; i < numbers!.length; i += 3) {
    const [u, v, depth] = [numbers![i]!, numbers![i + 1]!, numbers![i + 2]!]
    points.push([...placeIn(window, u / MESH_SIZE, v / MESH_SIZE), (depth * window.side) / MESH_SIZE])
  }
  return { presence: presence![0]!, points }
}
