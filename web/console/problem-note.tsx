// A problem in words, with what to do about it.
import { Alert, Button, Group, List } from '@mantine/core'
import { Unreachable } from '#contract/client.ts'
import { Refused } from './call.ts'
import { useText } from './settings.tsx'

type Action = { label: string; run: () => void }

/** What went wrong and how to go on: our words for known codes, the server's title otherwise, and each fix it names. */
export function ProblemNote({ error, action }: { error: unknown; action?: Action | undefined }) {
  const { t, maybe } = useText()
  if (error === null || error === undefined) return null
  const problem = error instanceof Refused ? error.problem : null
  const code = problem?.code ?? (error instanceof Unreachable ? 'unreachable' : 'page')
  const title = maybe(`problem.${code}`) ?? problem?.title ?? t('problem.page')
  const remedy = maybe(`remedy.${code}`, { seconds: problem?.retry_after ?? 60 })
  return (
    <Alert color="brick" variant="light" title={title} role="alert" className="problem">
      {remedy}
      {problem && problem.fixes.length > 0 && (
        <List size="sm">
          {problem.fixes.map((fix) => (
            <List.Item key={`${fix.at} ${fix.code}`}>{fix.text}</List.Item>
          ))}
        </List>
      )}
      {problem?.instance && <div className="faint">{t('problem.instance', { id: problem.instance })}</div>}
      {action && (
        <Group mt="xs">
          <Button size="xs" variant="default" onClick={action.run}>
            {action.label}
          </Button>
        </Group>
      )}
    </Alert>
  )
}
