// A face as 128 numbers: dlib's descriptor of its chip and of the mirrored chip, averaged, of length 1.
import { Tensor, type InferenceSession } from 'onnxruntime-node'
import type { Face, FaceTemplate } from '#core/face-facts.ts'
import { CHIP_SIZE } from './build-descriptor.ts'
import { cutChip } from './cut-chip.ts'
import type { Pyramid } from './pyramid.ts'

/** What templates are marked with: the network, and the package its weights come from. The calibration of `core/face-bands.ts` goes by it. */
export const FACE_MODEL = 'dlib-resnet-29@face-api-1.7.15'

const AREA = CHIP_SIZE * CHIP_SIZE
/** Numbers of a template. */
const LENGTH = 128

/** The chip, and left for right. */
function withMirrored(chip: Float32Array): Float32Array {
  const both = new Float32Array(2 * chip.length)
  both.set(chip)
  for (let row = 0; row < chip.length; row += CHIP_SIZE) both.set(chip.subarray(row, row + CHIP_SIZE).toReversed(), chip.length + row)
  return both
}

/** The mean of vectors, brought to length 1. @throws {Error} for none, or where they cancel out */
export function meanTemplate(templates: readonly FaceTemplate[]): FaceTemplate {
  const [first] = templates
  if (!first || templates.some(({ model }) => model !== first.model)) throw new Error('only templates of one model have a mean')
  const sum = Float64Array.from(first.vector, (_, i) => templates.reduce((total, { vector }) => total + vector[i]!, 0))
  const length = Math.hypot(...sum)
  if (!(length > 0)) throw new Error('these templates have no mean')
  return { model: first.model, vector: Float32Array.from(sum, (each) => each / length) }
}

/**
 * Embeds a face.
 * @param points of the face, in pixels of the picture
 * @returns a template; biometric data, to be kept as such
 */
export async function embedFace(network: InferenceSession, picture: Pyramid, points: Face['points']): Promise<FaceTemplate> {
  const input = new Tensor('float32', withMirrored(cutChip(picture, points)), [2, 3, CHIP_SIZE, CHIP_SIZE])
  const made = await network.run({ x: input })
  const numbers = made[network.outputNames[0]!]!.data as Float32Array
  const one = (vector: Float32Array): FaceTemplate => ({ model: FACE_MODEL, vector })
  if (numbers.length !== 2 * LENGTH || AREA * 6 !== input.size) throw new Error('the descriptor answered in another form')
  return meanTemplate([one(numbers.subarray(0, LENGTH)), one(numbers.subarray(LENGTH))])
}
