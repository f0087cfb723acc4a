// The services of a line in the order they are shown.
import type { Service } from '#contract/words.ts'

export const SERVICES: readonly Service[] = ['data', 'voice_sms_in', 'voice_sms_out']
