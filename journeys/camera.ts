// For journeys: cameras Chromium can be started with: one that sees a picture, one that is denied, none at all.
import { spawnSync } from 'node:child_process'
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'

export type Camera = { readonly flags: readonly string[]; close(): void }
const FAKE = '--use-fake-device-for-media-stream'

/** A picture that lies before the camera for some frames; `flag` is the brightness of the outermost pixels top left, by which a test knows when it is seen. */
export type Scene = { readonly jpeg: Buffer; readonly frames: number; readonly flag?: 'black' | 'white' }

/** A camera before which a picture lies still. */
export function cameraSeeing(jpeg: Buffer, rate = 10): Camera {
  return cameraShowing([{ jpeg, frames: 4 }], rate)
}

/** A camera that sees one scene after the other, again and again, at `rate` frames a second. Y4M, since Chromium's MJPEG clips highlights into glare that is not there. */
export function cameraShowing(scenes: readonly Scene[], rate: number, longSide = 1600): Camera {
  const folder = mkdtempSync(join(tmpdir(), 'rn-camera-'))
  const film = join(folder, 'film.y4m')
  const inputs = scenes.flatMap(({ jpeg, frames }, i) => {
    const still = join(folder, `still-${i}.jpg`)
    writeFileSync(still, jpeg)
    return ['-loop', '1', '-framerate', String(rate), '-t', String(frames / rate), '-i', still]
  })
  const each = scenes.map(({ flag }, i) => `[${i}]scale=${longSide}:-2${flag ? `,drawbox=0:0:16:16:${flag}:fill` : ''},format=yuv420p[s${i}]`)
  const joined = `${each.join(';')};${scenes.map((_, i) => `[s${i}]`).join('')}concat=n=${scenes.length}:v=1:a=0`
  const made = spawnSync('ffmpeg', ['-v', 'error', ...inputs, '-filter_complex', joined, '-r', String(rate), '-f', 'yuv4mpegpipe', film], { encoding: 'utf8' })
  if (made.status !== 0) throw new Error(`ffmpeg made no film: ${made.error?.message ?? made.stderr}`)
  return {
    flags: ['--use-fake-ui-for-media-stream', FAKE, `--use-file-for-fake-video-capture=${film}`],
    close: () => rmSync(folder, { recursive: true, force: true }),
  }
}

/** A camera that is there, and a person who says no. */
export const cameraDenied: Camera = { flags: ['--use-fake-ui-for-media-stream=deny', FAKE], close: () => undefined }

/** No camera at all. */
export const cameraAbsent: Camera = { flags: ['--use-fake-ui-for-media-stream', `${FAKE}=device-count=0`], close: () => undefined }
