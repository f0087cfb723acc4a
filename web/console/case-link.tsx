// A link to a case, by the end of its id.
import { Link } from '@tanstack/react-router'
import { useText } from './settings.tsx'
import { ShortId } from './tags.tsx'

/** `whole` shows the full id, for lists where ids are compared. */
export function CaseLink({ id, whole = false }: { id: string; whole?: boolean }) {
  const { t } = useText()
  return (
    <Link to="/cases/$id" params={{ id }} className="link" aria-label={t('case.open', { id: whole ? id : id.slice(-8) })}>
      {whole ? <code className="short-id whole">{id}</code> : <ShortId id={id} />}
    </Link>
  )
}
