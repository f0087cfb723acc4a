// How often each job is tried, how long it may take, and how long it rests between two tries.
import type { JobName } from '#core/jobs.ts'

export type JobRule = {
  /** Tries in all, the first included. */
  readonly tries: number
  /** Seconds before the second try; each later rest is about twice as long, up to `longestRest`. */
  readonly rest: number
  readonly longestRest: number
  /** Seconds one try may take. */
  readonly limit: number
}

export const JOB_RULES: Record<JobName, JobRule> = {
  // Three tries of a picture that kills its reader, then a person looks at it.
  read_photo: { tries: 3, rest: 1, longestRest: 10, limit: 120 },
  // Twice, then a person looks.
  look_at_faces: { tries: 2, rest: 2, longestRest: 10, limit: 180 },
  // What it cannot do, the sweep does.
  drop_upload: { tries: 5, rest: 2, longestRest: 60, limit: 60 },
  check_registration: { tries: 10, rest: 1, longestRest: 60, limit: 60 },
  send_message: { tries: 10, rest: 2, longestRest: 600, limit: 60 },
  // A code is worth little after a minute.
  send_code: { tries: 5, rest: 1, longestRest: 15, limit: 30 },
  // About three days, as Standard Webhooks advises.
  deliver_webhook: { tries: 15, rest: 5, longestRest: 28_800, limit: 60 },
  unlock_line: { tries: 15, rest: 2, longestRest: 600, limit: 60 },
  reserve_line: { tries: 15, rest: 2, longestRest: 600, limit: 60 },
  lapse: { tries: 3, rest: 5, longestRest: 60, limit: 600 },
}
