// What each operation costs on one core, and the memory of a worker.
import process from 'node:process'
import { drawFacePicture, onePerson, rasterOfFaces } from '#specimens/face-picture.ts'
import { detectFaces } from '#vision/faces/detect-faces.ts'
import { embedFace } from '#vision/faces/embed-face.ts'
import { findFaces } from '#vision/faces/find-faces.ts'
import { loadFaceNetworks } from '#vision/faces/load-networks.ts'
import { meshFace } from '#vision/faces/mesh-face.ts'
import { Pyramid } from '#vision/faces/pyramid.ts'
import { mostRow, plainRow, type FaceRow } from './face-rows.ts'
import { watchFaceWorker } from './watch-face-worker.ts'

const ROUNDS = 20

/** Processor milliseconds of one round, sampling of pixels included. */
async function costOf(work: () => Promise<unknown>): Promise<number> {
  await work()
  const before = process.cpuUsage()
  for (let i = 0; i < ROUNDS; i++) await work()
  const { user, system } = process.cpuUsage(before)
  return (user + system) / 1000 / ROUNDS
}

/** Measures operations in this process, then whole verifications in a worker. */
export async function measureCost(): Promise<FaceRow[]> {
  const networks = await loadFaceNetworks()
  const portrait = { width: 1600, height: 1200, faces: [{ seed: 13, box: { x: 150, y: 300, w: 330, h: 420 } }] }
  const raster = await rasterOfFaces(portrait)
  const picture = new Pyramid(raster)
  const window = { x: 800, y: 600, side: 1600, angle: 0 }
  const [detection] = await detectFaces(networks.detector, picture, window)
  const { faces: [face] } = await findFaces(picture, 1, networks, { least: 1, tiles: 'none' })
  if (!detection || !face) throw new Error('the face of the bench is not found')
  const rows = [
    plainRow('detector on one window', `${(await costOf(() => detectFaces(networks.detector, picture, window))).toFixed(1)} ms`),
    plainRow('mesh on one face', `${(await costOf(() => meshFace(networks.mesh, picture, detection))).toFixed(1)} ms`),
    plainRow('embedding, chip and mirrored chip', `${(await costOf(() => embedFace(networks.descriptor, picture, face.points))).toFixed(1)} ms`),
    plainRow('finding one face in 1600 x 1200, upright', `${(await costOf(() => findFaces(new Pyramid(raster), 1, networks, { least: 1, tiles: 'none' }))).toFixed(0)} ms`),
    plainRow('finding nobody, all parts and turns', `${(await costOf(() => findFaces(new Pyramid({ data: new Uint8Array(1600 * 1200 * 3).fill(200), width: 1600, height: 1200 }), 1, networks, { least: 1, tiles: 'thirds' }))).toFixed(0)} ms`),
  ]
  return [...rows, ...(await measureVerification(await drawFacePicture(portrait)))]
}

/** Document, selfie with the document in the hand (two faces, parts of the picture): four templates in all. */
async function measureVerification(document: Buffer): Promise<FaceRow[]> {
  const holding = await drawFacePicture({
    width: 1200, height: 1600, faces: [{ seed: 13, box: { x: 100, y: 60, w: 700, h: 900 } }, { seed: 13, box: { x: 880, y: 1040, w: 200, h: 257 }, backdrop: '#dfe6ee' }],
  })
  const selfie = await drawFacePicture(onePerson(13, 1600))
  const worker = watchFaceWorker()
  try {
    const first = await worker.ask({ do: 'find', bytes: selfie, options: { least: 1, tiles: 'none' } })
    const costs: number[] = []
    let memory = 0
    for (let i = 0; i < ROUNDS; i++) {
      const own = await worker.ask({ do: 'compare', portrait: { bytes: document, rank: 0 }, selfies: [{ bytes: selfie, rank: 0 }] })
      const held = await worker.ask({ do: 'compare', portrait: { bytes: holding, rank: 1 }, selfies: [{ bytes: holding, rank: 0 }] })
      for (const { result } of [own, held]) if ('problem' in result) throw new Error(`the verification of the bench fails: ${result.problem}, ${result.detail}`)
      costs.push(own.cpu_ms + held.cpu_ms)
      memory = Math.max(memory, held.rss)
    }
    return [
      plainRow('first answer of a new worker', `${first.cpu_ms} ms`),
      mostRow('whole verification, four templates, decoding included', costs.reduce((sum, each) => sum + each, 0) / costs.length, 'ms', 800),
      mostRow('memory of a worker after it', memory / 1e6, 'MB', 350),
    ]
  } finally {
    await worker.end()
  }
}
