// The files of the three face networks, as the packages installed with Realname hold them: nothing is fetched, and nothing but these bytes is run.
import { createHash } from 'node:crypto'
import { readFile } from 'node:fs/promises'
import { findPackageJSON } from 'node:module'
import { dirname, join } from 'node:path'

/** Path within its package, and the SHA-256 of what was measured. */
type ModelFile = { readonly path: string; readonly sha256: string }
/** `layers` is JSON (a graph, or only a list of weights), `weights` the numbers it speaks of. */
export type ModelFiles = { readonly layers: ModelFile; readonly weights: ModelFile }

const HUMAN = '@vladmandic/human/models'
const FACE_API = '@vladmandic/face-api/model'

export const MODEL_FILES = {
  /** BlazeFace, the form for cameras at the back: 256 x 256. */
  detector: {
    layers: { path: `${HUMAN}/blazeface.json`, sha256: 'cd7bbfc078270572beb39f9e5ae67aadbd50b5e67cff37e6d4f6b3ea39312e5f' },
    weights: { path: `${HUMAN}/blazeface.bin`, sha256: 'dc9a97fdc50bc43216554bdd69aa3e7b9361a519ee7bdd996a2f69a98a6f9b72' },
  },
  /** FaceMesh of 468 points: 192 x 192. */
  mesh: {
    layers: { path: `${HUMAN}/facemesh.json`, sha256: 'b60ca26f404724f43bd2b1575761d8265180e1f053cc0731caa68462927309e7' },
    weights: { path: `${HUMAN}/facemesh.bin`, sha256: '3826da640b0a3021161605369ee6af293f75d518040355b960ec71a3390c1c0b' },
  },
  /** dlib's ResNet of 29 layers: 150 x 150 to 128 numbers. */
  descriptor: {
    layers: { path: `${FACE_API}/face_recognition_model-weights_manifest.json`, sha256: 'cbaffa501b0b9275a12b63357a6843e7e30c054e1c9151e1a5f879b26e32986b' },
    weights: { path: `${FACE_API}/face_recognition_model.bin`, sha256: 'b413e420d6840b2775fba32008db6f3cddb07d485967fb42cfcf379c16a8c589' },
  },
} as const satisfies Record<string, ModelFiles>

/**
 * Reads one file and makes sure it is the one that was measured.
 * @throws {Error} when the file is missing, or is another than its SHA-256 says
 */
async function readVerified({ path, sha256 }: ModelFile): Promise<Buffer> {
  const [scope, name, ...rest] = path.split('/')
  // The packages declare no way to their models: only where they are installed is asked.
  const manifest = findPackageJSON(`${scope}/${name}`, import.meta.url)
  if (!manifest) throw new Error(`${scope}/${name} is not installed; run "npm ci"`)
  const bytes = await readFile(join(dirname(manifest), ...rest))
  const found = createHash('sha256').update(bytes).digest('hex')
  if (found !== sha256) throw new Error(`${path} is not the model Realname was measured with: SHA-256 ${found}, expected ${sha256}; run "npm ci"`)
  return bytes
}

/**
 * Reads both files of a network.
 * @returns the parsed JSON and the bytes of the weights
 * @throws {Error} when a file is missing or is not the one that was measured
 */
export async function readModelFiles({ layers, weights }: ModelFiles): Promise<{ layers: unknown; weights: Buffer }> {
  const [json, numbers] = await Promise.all([readVerified(layers), readVerified(weights)])
  return { layers: JSON.parse(json.toString('utf8')) as unknown, weights: numbers }
}
