// Finds the faces of a picture, in whichever way it is turned: the whole of it first, and its parts only while too few are found.
import type { FindOptions } from '#core/face-engine.ts'
import type { Face, Orientation } from '#core/face-facts.ts'
import { mapQuad } from '#optics/geometry.ts'
import { cutChip } from './cut-chip.ts'
import { boxOf, chipPointsOf, heightOf, openingsOf, portraitHeight, poseOf, rollOf } from './describe-mesh.ts'
import { detectFaces, isSameFace, pickSurest, type Detection } from './detect-faces.ts'
import type { FaceNetworks } from './load-networks.ts'
import { mapPoints } from './map-points.ts'
import { meshFace, type Mesh } from './mesh-face.ts'
import type { Pyramid } from './pyramid.ts'
import { rateFace } from './rate-face.ts'
import type { Window } from './sample-window.ts'

/** The mesh must be this sure that it lies on a face. */
const LEAST_PRESENCE = 0.5
/** More faces than these nobody needs: a crowd is not compared. */
const MOST_FACES = 8
const ORIENTATIONS = [0, 90, 270, 180] as const
/** Parts of the long side looked at by themselves, and how far each lies from the next, in shares of itself. */
const TILES = { none: [], halves: [1 / 2], thirds: [1 / 2, 1 / 3] } as const
const TILE_STEP = 0.6
/** Room round a face when it is looked at again by itself, in shares of its detection. */
const CLOSER = 2.2

type Seen = { readonly detection: Detection; readonly mesh: Mesh }

/** A picture that is searched, with what was found so far. */
class Search {
  readonly picture: Pyramid
  readonly networks: FaceNetworks
  readonly seen: Seen[] = []

  constructor(picture: Pyramid, networks: FaceNetworks) {
    this.picture = picture
    this.networks = networks
  }

  /** Looks at windows of the picture and keeps the new faces that the mesh confirms. */
  async look(windows: readonly Window[]): Promise<void> {
    const detections: Detection[] = []
    for (const window of windows) detections.push(...await detectFaces(this.networks.detector, this.picture, window))
    for (const detection of pickSurest(detections)) {
      if (this.seen.length >= MOST_FACES) return
      if (this.seen.some((each) => isSameFace(each.detection, detection))) continue
      const found = await this.settle(detection)
      if (found && !this.seen.some((each) => isSameFace(each.detection, found.detection))) this.seen.push(found)
    }
  }

  /**
   * Looks at a detection again by itself, the way it seems to stand and the other way up, and takes the surer; null where there is no face.
   * Both networks see a face in one that stands on its head, only less surely.
   */
  async settle({ x, y, side, angle }: Detection): Promise<Seen | null> {
    let best: Seen | null = null
    for (const turn of [angle, angle + Math.PI]) {
      const around = await detectFaces(this.networks.detector, this.picture, { x, y, side: side * CLOSER, angle: turn })
      const [detection] = pickSurest(around).filter((each) => isSameFace(each, { x, y, side }))
      if (!detection) continue
      const mesh = await meshFace(this.networks.mesh, this.picture, detection)
      if (mesh.presence > LEAST_PRESENCE && (!best || surenessOf({ detection, mesh }) > surenessOf(best))) best = { detection, mesh }
    }
    return best
  }

  /** The whole picture, turned. */
  async lookAtWhole(orientation: number): Promise<void> {
    const { width, height } = this.picture.raster
    await this.look([{ x: width / 2, y: height / 2, side: Math.max(width, height), angle: (orientation * Math.PI) / 180 }])
  }

  /** Tiles of the picture that overlap, turned. */
  async lookAtParts(share: number, orientation: number): Promise<void> {
    const { width, height } = this.picture.raster
    const side = Math.max(width, height) * share
    const angle = (orientation * Math.PI) / 180
    const [xs, ys] = [centresOf(width, side), centresOf(height, side)]
    await this.look(xs.flatMap((x) => ys.map((y): Window => ({ x, y, side, angle }))))
  }
}

/** Detector and mesh in equal parts. */
const surenessOf = ({ detection, mesh }: Seen): number => detection.score + mesh.presence

/** Middles of the tiles along one side of the picture. */
function centresOf(length: number, tile: number): number[] {
  if (length <= tile) return [length / 2]
  const count = Math.ceil((length - tile) / (tile * TILE_STEP)) + 1
  return Array.from({ length: count }, (_, i) => tile / 2 + (i * (length - tile)) / (count - 1))
}

const largest = (seen: readonly Seen[]): Seen[] => seen.toSorted((a, b) => heightOf(b.mesh) - heightOf(a.mesh))

/** The quarter turn nearest to how a face is turned. */
function orientationOf(mesh: Mesh): Orientation {
  return ((((Math.round(rollOf(mesh) / 90) % 4) + 4) % 4) * 90) as Orientation
}

/** Looks until there are faces enough, each step wider than the last. */
async function lookAround(search: Search, { least, tiles }: FindOptions): Promise<void> {
  for (const orientation of ORIENTATIONS) {
    await search.lookAtWhole(orientation)
    // A face says which way the picture is turned: the other ways would show the same again, or patterns.
    if (search.seen.length > 0) break
  }
  for (const share of TILES[tiles]) {
    const [first] = largest(search.seen)
    for (const orientation of first ? [orientationOf(first.mesh)] : ORIENTATIONS) {
      if (search.seen.length >= least) return
      await search.lookAtParts(share, orientation)
    }
  }
}

function faceOf({ detection, mesh }: Seen, picture: Pyramid, orientation: Orientation, scale: number): Face {
  const points = chipPointsOf(mesh)
  const pose = poseOf(mesh, orientation)
  const height = heightOf(mesh)
  return {
    box: mapQuad(boxOf(mesh), ([x, y]) => [x * scale, y * scale]), score: detection.score, presence: mesh.presence,
    height: height * scale, portrait_height: portraitHeight(height), pose, open: openingsOf(mesh),
    points: mapPoints(points, scale),
    quality: rateFace(cutChip(picture, points), pose, portraitHeight(height)),
  }
}

/**
 * Finds faces.
 * @param picture upright, perhaps shrunk
 * @param scale pixels of the original for one of the picture
 * @returns the largest first, places in pixels of the original, and how the largest is turned
 */
export async function findFaces(
  picture: Pyramid, scale: number, networks: FaceNetworks, options: FindOptions,
): Promise<{ orientation: Orientation; faces: Face[] }> {
  const search = new Search(picture, networks)
  await lookAround(search, options)
  const seen = largest(search.seen)
  const orientation = seen[0] ? orientationOf(seen[0].mesh) : 0
  return { orientation, faces: seen.map((each) => faceOf(each, picture, orientation, scale)) }
}
