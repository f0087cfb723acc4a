// For journeys: cameras Chromium can be started with: one that sees a picture, one that is denied, none at all.
import { spawnSync } from 'node:child_process'
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'

export type Camera = { readonly flags: readonly string[]; close(): void }
const FAKE = '--use-fake-device-for-media-stream'

/** A camera before which a picture lies still. Y4M, since Chromium's MJPEG clips highlights into glare that is not there. */
export function cameraSeeing(jpeg: Buffer): Camera {
  const folder = mkdtempSync(join(tmpdir(), 'rn-camera-'))
  const still = join(folder, 'still.jpg')
  const film = join(folder, 'film.y4m')
  writeFileSync(still, jpeg)
  const made = spawnSync('ffmpeg', ['-v', 'error', '-loop', '1', '-i', still, '-frames:v', '4', '-r', '10', '-pix_fmt', 'yuv420p', '-f', 'yuv4mpegpipe', film], { encoding: 'utf8' })
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
