// Why a password is not taken, in the reader's words: counted here before it is sent, told by the server after.
import { find, t } from '#web/ui/texts.ts'
import type { Failure } from './call.ts'
import { explain } from './explain.ts'

const SHORTEST = 10

/** The fault of a password that can be seen without the server's list of common ones, or undefined. Characters are counted as the server does. */
export function shortPassword(password: string): string | undefined {
  return Array.from(password.normalize('NFC')).length < SHORTEST ? t('error.password_too_short') : undefined
}

/** The server's reason for not taking a password. */
export function weakPassword(failure: Failure): string {
  return find(`error.password_${failure.problem?.fixes[0]?.code ?? ''}`, explain(failure))
}
