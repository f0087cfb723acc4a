// Job: sends the code of one channel, and erases it from the tables once it is out of the house.
import type { Jobs } from '#core/jobs.ts'
import { message } from '#couriers/words.ts'
import type { House } from '../house.ts'
import { codeSent, codeToSend } from './code-to-send.ts'
import { NotSentYet } from './send-message.ts'

/** Sends what is still to be sent; a decoy, or a code already out, sends nothing. */
export async function sendCode(house: House, job: Jobs['send_code']): Promise<void> {
  const code = await codeToSend(house, job.flowId, job.channel)
  if (!code) return
  const words = message(code.locale, code.message, { operator: house.operator.name, code: code.code, minutes: String(code.minutes) })
  const key = `${job.flowId}/${job.channel}/${code.sends}`
  const sent =
    code.channel === 'email'
      ? await house.couriers.mail.send({ key, to: code.to, ...words.email })
      : await house.couriers.sms.send({ key, to: code.to, text: words.sms })
  if (sent.ok) return codeSent(house, job.flowId, code)
  house.log('warn', 'code.not_sent', { flow: job.flowId, channel: code.channel, detail: sent.detail })
  if (sent.retry) throw new NotSentYet(sent.detail)
}
