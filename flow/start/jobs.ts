// Which step runs for which job, how many at once, and what becomes of a job whose tries are spent: a person looks, never an approval.
import type { Queue } from '#store/queue.ts'
import { checkRegistration, sendUncheckedToReview } from '../steps/check-registration.ts'
import { deliverWebhook } from '../steps/deliver-webhook.ts'
import { lapse } from '../steps/lapse.ts'
import { dropUpload } from '../steps/end-upload.ts'
import { giveUpFaces, lookAtFaces } from '../steps/look-at-faces.ts'
import { giveUpReading, readPhoto } from '../steps/read-photo.ts'
import { sendCode } from '../steps/send-code.ts'
import { sendMessage } from '../steps/send-message.ts'
import { reserveLine, unlockLine } from '../steps/unlock-line.ts'
import type { House } from '../house.ts'

/** Starts working on all jobs. `readers`: pictures read at once. */
export async function startJobs(queue: Queue, house: House, readers: number): Promise<void> {
  await queue.work('read_photo', { concurrency: readers }, (data) => readPhoto(house, data))
  await queue.work('look_at_faces', { concurrency: readers }, (data) => lookAtFaces(house, data))
  await queue.work('drop_upload', { concurrency: 2 }, (data) => dropUpload(house, data))
  await queue.work('check_registration', { concurrency: 2 }, (data) => checkRegistration(house, data))
  await queue.work('send_message', { concurrency: 4 }, (data) => sendMessage(house, data))
  await queue.work('send_code', { concurrency: 4 }, (data) => sendCode(house, data))
  await queue.work('deliver_webhook', { concurrency: 4 }, (data) => deliverWebhook(house, data))
  await queue.work('reserve_line', { concurrency: 2 }, (data) => reserveLine(house, data))
  await queue.work('unlock_line', { concurrency: 2 }, (data) => unlockLine(house, data))
  await queue.work('lapse', { concurrency: 1 }, () => lapse(house))
  queue.onGivenUp('read_photo', (data) => giveUpReading(house, data))
  queue.onGivenUp('look_at_faces', (data) => giveUpFaces(house, data))
  queue.onGivenUp('check_registration', (data) => sendUncheckedToReview(house, data))
  await queue.schedule('lapse', '17 * * * *')
}
