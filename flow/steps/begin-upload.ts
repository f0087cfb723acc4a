// Begins to take a picture in parts, or goes on with the one under way that is the same.
import { refuse, type Refusal } from '#contract/problems.ts'
import type { Upload } from '#contract/registration.ts'
import type { RouteInput } from '#contract/route.ts'
import type { Routes } from '#contract/routes.ts'
import type { SavedRegistration } from '#store/registrations.ts'
import { changeUpload, insertUpload, listOpenUploads, type SavedUpload } from '#store/uploads.ts'
import { done, type Actor, type House, type Outcome } from '../house.ts'
import { endUpload } from './end-upload.ts'
import { takePoints } from './limits.ts'
import { again, contentHashOf, currentOn, refusedSide, type Received } from './receive-photo.ts'
import { changeOpen, reachRegistration } from './registration-access.ts'
import { viewPhoto } from './view-registration.ts'

/** What has come is kept this long. */
const KEPT_MS = 24 * 3_600_000

/** An upload as its caller sees it. */
export function viewUpload(upload: SavedUpload, became: Received | null): Upload {
  return {
    id: upload.id, side: upload.side, offset: upload.received, length: upload.total, complete: upload.photo_id !== null, expires_at: upload.ends_at.toISOString(),
    photo: became ? viewPhoto(became.row, upload.side, became.photo) : null,
  }
}

/** The hash a digest of RFC 9530 stands for, or null where none was given. */
function hashOf(house: House, digest: string | undefined): Buffer | null {
  const base64 = /sha-256=:([^:]+):/.exec(digest ?? '')?.[1]
  return base64 ? contentHashOf(house, Buffer.from(base64, 'base64').toString('hex')) : null
}

/**
 * `POST /v1/registrations/{id}/photos/{side}/uploads`.
 * With a digest, the same picture goes on where it stopped; one that is there already needs no bytes.
 */
export async function beginUpload(
  house: House, actor: Actor, { params, query, headers }: Omit<RouteInput<Routes['beginUpload']>, 'body'>,
): Promise<Outcome<Upload>> {
  const row = await reachRegistration(house, actor, params.id)
  if (!row) return refuse('not_found')
  const { side } = params
  const refusal = refusedSide(house, row, side) ?? (await takePoints(house, [['upload_of_registration', row.id]]))
  if (refusal) return refusal
  const total = headers['upload-length']
  const hash = hashOf(house, headers['repr-digest'])
  const anyway = query.anyway === true

  return changeOpen<Outcome<Upload>>(house, row, async (tx, locked): Promise<Outcome<Upload> | Refusal> => {
    const late = refusedSide(house, locked, side)
    if (late) return late
    const now = house.now()
    const open = await listOpenUploads(tx, locked.subscriber_id, locked.id, now, side)
    const same = hash ? open.find((upload) => upload.total === total && upload.content_hash?.equals(hash)) : undefined
    for (const upload of open) if (upload !== same) await endUpload(house, tx, upload)
    if (same) return done(viewUpload(await changeUpload(tx, same, { anyway }), null))
    const current = await currentOn(tx, locked, side)
    const isThere = hash && current?.byte_size === total && current.content_hash.equals(hash)
    const became = isThere ? await again(house, tx, actor, locked, current, anyway) : null
    return done(viewUpload(await insertUpload(tx, fresh(house, locked, { side, total, hash, anyway, became })), became))
  })
}

type Announced = { side: SavedUpload['side']; total: number; hash: Buffer | null; anyway: boolean; became: Received | null }

function fresh(house: House, row: SavedRegistration, { side, total, hash, anyway, became }: Announced): SavedUpload {
  const now = house.now()
  return {
    subscriber_id: row.subscriber_id, id: house.newId(), operator_id: row.operator_id, registration_id: row.id, side, total, received: became ? total : 0,
    content_hash: hash, anyway, photo_id: became?.photo.id ?? null, created_at: now, ends_at: new Date(now.getTime() + KEPT_MS),
  }
}
