// What went wrong with a passkey: the browser's part in our words, the server's part as a problem.
import { Alert } from '@mantine/core'
import { ProblemNote } from '../problem-note.tsx'
import { useText } from '../settings.tsx'
import { passkeyTrouble } from './passkey.ts'

export function PasskeyNote({ error }: { error: unknown }) {
  const { t } = useText()
  const trouble = passkeyTrouble(error)
  return trouble ? <Alert color="amber" role="alert">{t(trouble)}</Alert> : <ProblemNote error={error} />
}
