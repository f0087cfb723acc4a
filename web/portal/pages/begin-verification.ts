// Begins a registration and opens it.
import { locale } from '#web/ui/texts.ts'
import { call, newKey } from '../call.ts'
import { explain } from '../explain.ts'
import { go } from '../navigation.ts'

/** Begins, or finds the open one, for a country. Answers with what went wrong in words, or null. */
export async function beginVerification(country: string): Promise<string | null> {
  const answer = await call('createRegistration', { body: { country, locale: locale() }, idempotencyKey: newKey() })
  if (!answer.ok) return explain(answer)
  go(`/verify?registration=${answer.data.id}`)
  return null
}
