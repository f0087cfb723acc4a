// The case page: pictures beside what was typed, printed and read; checks; the decision.
import { Center, Loader, Paper, Title } from '@mantine/core'
import { useQuery } from '@tanstack/react-query'
import { getRouteApi } from '@tanstack/react-router'
import { useCallback, useMemo, useState, type ReactNode } from 'react'
import type { Case } from '#contract/review.ts'
import type { FieldName } from '#contract/words.ts'
import { call } from '../call.ts'
import { CaseHead } from '../case/case-head.tsx'
import { ChecksList } from '../case/checks-list.tsx'
import { comparedRows } from '../case/compared-rows.ts'
import { CompareTable } from '../case/compare-table.tsx'
import { DecidedBar, DecisionBar } from '../case/decision-bar.tsx'
import { DecisionPanel } from '../case/decision-panel.tsx'
import { FacesCompared } from '../case/faces-compared.tsx'
import { History } from '../case/history.tsx'
import { useLease } from '../case/lease.ts'
import { MrzLines } from '../case/mrz-lines.tsx'
import { Notes } from '../case/notes.tsx'
import { PictureViewer } from '../case/picture-viewer.tsx'
import { QualityFigures } from '../case/quality-figures.tsx'
import type { Kind } from '../case/reason-choice.ts'
import { RepeatsList } from '../case/repeats-list.tsx'
import { SideFacts } from '../case/side-facts.tsx'
import { useKeys } from '../keys/use-keys.ts'
import { useTakeNext } from '../next-case.ts'
import { PageTitle } from '../page-title.tsx'
import { ProblemNote } from '../problem-note.tsx'
import { opens, useStaff } from '../session.ts'
import { useText } from '../settings.tsx'

const route = getRouteApi('/staff/cases/$id')

export function CaseScreen() {
  const { id } = route.useParams()
  const { t } = useText()
  const shown = useQuery({ queryKey: ['case', id], queryFn: ({ signal }) => call('getCase', { params: { id }, signal }) })
  const again = { label: t('try_again'), run: () => void shown.refetch() }
  if (shown.error && !shown.data) {
    return (
      <>
        <PageTitle text={t('case.title')} />
        <Title order={1} mb="sm">{t('case.title')}</Title>
        <ProblemNote error={shown.error} action={again} />
      </>
    )
  }
  if (!shown.data) return <Center mih="50vh"><PageTitle text={t('case.title')} /><Loader aria-label={t('loading')} /></Center>
  return <OpenCase key={id} shown={shown.data} />
}

function Part({ title, children }: { title: string; children: ReactNode }) {
  return <Paper component="section" className="part"><h2>{title}</h2>{children}</Paper>
}

function OpenCase({ shown }: { shown: Case }) {
  const { t } = useText()
  const staff = useStaff()
  const id = shown.registration_id
  const [kind, setKind] = useState<Kind | null>(null)
  const [decided, setDecided] = useState<Kind | null>(null)
  const [chosen, setChosen] = useState<FieldName | null>(null)
  const decides = opens(staff.roles, 'decide') && (shown.status === 'in_review' || shown.status === 'on_hold')
  const { hold, take, release } = useLease(shown, staff.id, decides)
  const next = useTakeNext()
  const rows = useMemo(() => comparedRows(shown), [shown])
  const close = useCallback(() => setKind(null), [])
  const point = useCallback((field: FieldName): void => {
    setChosen(field)
    document.querySelector(`[data-field="${field}"]`)?.scrollIntoView({ block: 'nearest' })
  }, [])
  const step = (by: number): void => {
    const at = rows.findIndex((row) => row.field === chosen)
    const field = rows[at === -1 ? (by > 0 ? 0 : rows.length - 1) : (at + by + rows.length) % rows.length]?.field
    if (field) point(field)
  }
  useKeys({ j: () => step(1), k: () => step(-1) }, kind === null)
  useKeys(opens(staff.roles, 'decide') ? { n: () => next.mutate() } : {}, kind === null && decided === null)
  const pictures = opens(staff.roles, 'pictures')
  const mrz = shown.photos.filter((photo) => photo.reading?.mrz)
  return (
    <div className={kind ? 'case is-deciding' : 'case'}>
      <PageTitle text={`${t('case.title')} ${id.slice(-8)}`} />
      <CaseHead
        shown={shown} hold={decides ? hold : null} take={() => take.mutate()} release={() => release.mutate()}
        busy={take.isPending || release.isPending}
      />
      <ProblemNote error={take.error ?? release.error ?? next.error} />
      <div className="case-body">
        <div className="case-left">
          {shown.photos.length > 0 && pictures
            ? <PictureViewer id={id} photos={shown.photos} field={chosen} choose={point} />
            : <Paper className="part"><p className="faint">{t(pictures ? 'pictures.none' : 'pictures.not_for_role')}</p></Paper>}
        </div>
        <div className="case-right">
          <Part title={t('compare.title')}>
            {rows.length > 0
              ? <CompareTable shown={shown} rows={rows} chosen={chosen} choose={setChosen} />
              : <p className="faint">{t('compare.none')}</p>}
          </Part>
          {shown.faces && <Part title={t('faces.title')}><FacesCompared shown={shown} faces={shown.faces} /></Part>}
          <Part title={t('checks.title')}><ChecksList checks={shown.checks} /></Part>
          {shown.repeats.length > 0 && <Part title={t('repeats.title')}><RepeatsList shown={shown} /></Part>}
          {mrz.length > 0 && <Part title={t('mrz.title')}>{mrz.map((photo) => <MrzLines key={photo.side} id={id} photo={photo} named={mrz.length > 1} />)}</Part>}
          <Part title={t('notes.title')}><Notes id={id} notes={shown.notes} writes={opens(staff.roles, 'note')} /></Part>
          {shown.photos.length > 0 && (
            <Part title={t('quality.title')}>{shown.photos.map((photo) => <QualityFigures key={photo.side} photo={photo} />)}</Part>
          )}
          <Part title={t('person.title')}><SideFacts shown={shown} /></Part>
          <Part title={t('history.title')}><History events={shown.events} /></Part>
        </div>
      </div>
      {kind && (
        <DecisionPanel
          key={kind} shown={shown} kind={kind} close={close} take={() => take.mutate()}
          decided={(how) => { setDecided(how); setKind(null) }}
        />
      )}
      {decided && <DecidedBar kind={decided} />}
      {decides && !decided && <DecisionBar open={setKind} kind={kind} disabled={hold !== 'mine'} asksLeft={shown.attempts_left > 0} />}
    </div>
  )
}
