// The checks: what did not pass first and in full, what passed folded away.
import type { Check } from '#contract/reasons.ts'
import { Icon } from '../icon.tsx'
import { useText } from '../settings.tsx'
import { ReasonTag } from '../tags.tsx'

const SIGN = { passed: 'check', warning: 'warning', failed: 'cross', not_applicable: 'dash' } as const
const FIRST: readonly Check['status'][] = ['failed', 'warning']
/** A likeness is told by its band: a bare number would be taken for a percentage. */
const BANDED: readonly Check['name'][] = ['face_match']
const keyOf = (check: Check): string => `${check.name} ${check.field ?? ''}`

function CheckRow({ check }: { check: Check }) {
  const { t, word } = useText()
  const evidence = Object.entries(check.evidence)
  return (
    <li className={`check check-${check.status}`}>
      <span className={`sign sign-${check.status}`}><Icon name={SIGN[check.status]} size={14} /></span>
      <div>
        <div className="check-name">
          <b>{word('check', check.name)}{check.field ? `: ${word('field', check.field)}` : ''}</b>
          <span className="faint">
            {t(`check_status.${check.status}`)}
            {check.requirement === 'required' && check.status !== 'not_applicable' ? ` · ${t('check.required')}` : ''}
            {check.score === undefined || BANDED.includes(check.name) ? '' : ` · ${t('check.score', { n: Math.round(check.score * 100) / 100 })}`}
          </span>
        </div>
        {check.reasons.length > 0 && (
          <div className="reasons">{check.reasons.map((reason) => <ReasonTag key={`${reason.at} ${reason.code}`} reason={reason} />)}</div>
        )}
        {evidence.length > 0 && (
          <div className="evidence">
            {evidence.map(([name, value]) => <span key={name}>{name.replaceAll('_', ' ')} <code>{String(value)}</code></span>)}
          </div>
        )}
      </div>
    </li>
  )
}

export function ChecksList({ checks }: { checks: readonly Check[] }) {
  const { t } = useText()
  const open = FIRST.flatMap((status) => checks.filter((check) => check.status === status))
  const rest = checks.filter((check) => !FIRST.includes(check.status))
  const passed = rest.filter((check) => check.status === 'passed').length
  if (checks.length === 0) return <p className="faint">{t('checks.none')}</p>
  return (
    <>
      {open.length === 0 && <p className="all-passed"><Icon name="check" /> {t('checks.all_passed')}</p>}
      <ul className="checks">{open.map((check) => <CheckRow key={keyOf(check)} check={check} />)}</ul>
      {rest.length > 0 && (
        <details className="fold">
          <summary>{t('checks.rest', { passed, other: rest.length - passed })}</summary>
          <ul className="checks">{rest.map((check) => <CheckRow key={keyOf(check)} check={check} />)}</ul>
        </details>
      )}
    </>
  )
}
