// A page that failed to draw: said plainly, with the way to load it anew.
import { useText } from '../settings.tsx'
import { ProblemNote } from '../problem-note.tsx'

export function BrokenScreen({ error }: { error: unknown }) {
  const { t } = useText()
  return <ProblemNote error={error} action={{ label: t('reload'), run: () => location.reload() }} />
}
