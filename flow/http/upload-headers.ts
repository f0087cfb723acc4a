// What an upload is, in the header fields of draft-ietf-httpbis-resumable-upload section 4.1.
import type { Upload } from '#contract/registration.ts'
import { PICTURE_BYTES } from '#contract/routes/registrations.ts'

const SIZES = `max-size=${PICTURE_BYTES}, max-append-size=${PICTURE_BYTES}`
/** On every answer of an upload's routes, a 413 as well. */
export const UPLOAD_LIMIT = { 'upload-limit': SIZES } as const

/** @param madeAt address of the call that made it, for `Location`; else null */
export function uploadHeaders(upload: Upload, madeAt: string | null, now: Date): Record<string, string | number> {
  const seconds = Math.max(0, Math.floor((Date.parse(upload.expires_at) - now.getTime()) / 1000))
  return {
    'upload-offset': upload.offset,
    'upload-length': upload.length,
    'upload-complete': upload.complete ? '?1' : '?0',
    'upload-limit': `${SIZES}, max-age=${seconds}`,
    ...(madeAt === null ? {} : { location: `${madeAt.split('?', 1)[0]}/${upload.id}` }),
  }
}
