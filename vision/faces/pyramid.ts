// A picture at several sizes, so that no window is sampled from far more pixels than it needs.
import { shrinkRaster, type Raster } from '#optics/raster.ts'
import { sampleWindow, type Window } from './sample-window.ts'

/** Long sides of the smaller sizes; each is made when it is first needed. */
const LONG_SIDES = [256, 512, 1024] as const

export class Pyramid {
  readonly raster: Raster
  readonly made = new Map<number, Raster>()
  /** One array for each size of window: a picture is looked at through dozens, one after the other. */
  readonly planes = new Map<number, Float32Array>()

  constructor(raster: Raster) {
    this.raster = raster
  }

  /** The picture at a size, and its pixels for one of that. */
  level(longSide: number): { raster: Raster; scale: number } {
    const { width, height } = this.raster
    const whole = Math.max(width, height)
    const scale = whole / longSide
    let raster = this.made.get(longSide)
    if (!raster) {
      const next = LONG_SIDES.find((each) => each > longSide && each < whole)
      const from = next === undefined ? this.raster : this.level(next).raster
      raster = shrinkRaster(from, Math.max(1, Math.round(width / scale)), Math.max(1, Math.round(height / scale)))
      this.made.set(longSide, raster)
    }
    return { raster, scale }
  }

  /**
   * As `sampleWindow`, of the smallest size at which the window still has a pixel for each of what is made.
   * @returns three planes of size x size, the caller's to change, until the next window of this size is asked for
   */
  sample(window: Window, size: number): Float32Array {
    const into = this.planes.get(size) ?? new Float32Array(3 * size * size)
    this.planes.set(size, into)
    const whole = Math.max(this.raster.width, this.raster.height)
    const enough = LONG_SIDES.find((longSide) => longSide < whole && (window.side * longSide) / whole >= size)
    const { raster, scale } = enough === undefined ? { raster: this.raster, scale: 1 } : this.level(enough)
    sampleWindow(raster, { x: window.x / scale, y: window.y / scale, side: window.side / scale, angle: window.angle }, size, into)
    return into
  }
}
