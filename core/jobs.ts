// The jobs that move things on, by name, with what each carries: ids only.
import type { Channel } from '#contract/words.ts'

export type Jobs = {
  /** Read the picture of one side. */
  read_photo: { subscriberId: string; photoId: string }
  /** Look at the faces on the document and on the selfie with it. */
  look_at_faces: { subscriberId: string; registrationId: string }
  /** Take the bytes of an upload that is over out of the vault. */
  drop_upload: { subscriberId: string; uploadId: string }
  /** Run all checks on a submitted registration and decide. */
  check_registration: { subscriberId: string; registrationId: string; attempt: number }
  /** Send one message by mail or SMS. */
  send_message: { subscriberId: string; messageId: string }
  /** Send the code of one channel of a flow; the code itself waits sealed beside the flow. */
  send_code: { flowId: string; channel: Channel }
  /** Post one webhook. */
  deliver_webhook: { deliveryId: string }
  /** Have the network unlock a line. */
  unlock_line: { subscriberId: string; lineId: string; registrationId: string }
  /** Have the network set a line up, locked. */
  reserve_line: { subscriberId: string; lineId: string }
  /** Close drafts nobody went on with, and sweep what has ended. */
  lapse: Record<string, never>
}
export type JobName = keyof Jobs
export const JOB_NAMES = [
  'read_photo', 'drop_upload', 'check_registration', 'send_message', 'send_code', 'deliver_webhook', 'unlock_line', 'reserve_line', 'lapse',
  'look_at_faces',
] as const satisfies readonly JobName[]
