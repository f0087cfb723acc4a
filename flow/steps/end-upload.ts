// How an upload in parts ends that did not become a picture: it is over at once, and its bytes leave the vault by a job.
import type { Jobs } from '#core/jobs.ts'
import type { SavedRegistration } from '#store/registrations.ts'
import type { Tx } from '#store/schema.ts'
import { changeUpload, deleteParts, deleteUpload, listEndedUploads, listOpenUploads, listParts, type SavedUpload } from '#store/uploads.ts'
import type { House } from '../house.ts'

const AT_ONCE = 500

/** Ends an upload: nobody finds it any more, and the job takes its bytes away. */
export async function endUpload(house: House, tx: Tx, upload: SavedUpload): Promise<void> {
  // Not now but when it was begun: over by the clock of every process.
  await changeUpload(tx, upload, { ends_at: upload.created_at })
  await house.store.queue.send(tx, 'drop_upload', { subscriberId: upload.subscriber_id, uploadId: upload.id })
}

/** Ends all that is under way of a registration that takes no pictures any more. */
export async function endUploads(house: House, tx: Tx, row: SavedRegistration): Promise<void> {
  for (const upload of await listOpenUploads(tx, row.subscriber_id, row.id, house.now())) await endUpload(house, tx, upload)
}

/** Takes the parts of an upload out of the vault. Bytes before rows: what is left over is still known. */
export async function removeParts(house: House, upload: { subscriber_id: string; id: string }): Promise<void> {
  for (const ref of await listParts(house.store.db, upload)) await house.store.vault.remove(ref)
  await deleteParts(house.store.db, upload)
}

/** Job: takes the bytes of an upload that is over out of the vault, and forgets it. */
export async function dropUpload(house: House, { subscriberId, uploadId }: Jobs['drop_upload']): Promise<void> {
  const upload = { subscriber_id: subscriberId, id: uploadId }
  await removeParts(house, upload)
  await deleteUpload(house.store.db, upload, house.now())
}

/** Drops what ended with time; what it leaves over waits for the next sweep. */
export async function sweepUploads(house: House): Promise<void> {
  const ended = await listEndedUploads(house.store.db, house.now(), AT_ONCE)
  for (const { subscriber_id: subscriberId, id: uploadId } of ended) await dropUpload(house, { subscriberId, uploadId })
}
