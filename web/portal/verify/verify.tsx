// The verification of one registration: opens links, finds where one was, shows the step, and follows other devices.
import { useEffect, useRef, useState } from 'preact/hooks'
import type { ComponentType } from 'preact'
import { t } from '#web/ui/texts.ts'
import { call, connection } from '../call.ts'
import { useCell } from '../cell.ts'
import { explain } from '../explain.ts'
import { address, dropFragment, go } from '../navigation.ts'
import Missing from '../pages/missing.tsx'
import { Loading } from '../parts/loading.tsx'
import { Notice } from '../parts/notice.tsx'
import { Page } from '../parts/page.tsx'
import { Unloaded } from '../parts/unloaded.tsx'
import type { PageProps } from '../route.ts'
import { account, askToSignIn, loadAccount, service } from '../session.ts'
import '../styles/verify.css'
import { CheckAnswers } from './check-answers.tsx'
import { ConsentsStep } from './consents-step.tsx'
import { ContactStep } from './contact-step.tsx'
import { DetailsStep } from './details-step.tsx'
import { DocumentStep } from './document-step.tsx'
import { current, look, trouble, useFollow } from './follow.ts'
import { isOpen, isRedo, pathOf, taskAt, tasksLeft } from './next-step.ts'
import { PhotoStep } from './photo-step.tsx'
import { StatusPage } from './status-page.tsx'
import { holding, justDone, nextPath, type StepProps } from './step.ts'

const STEPS: Record<string, ComponentType<StepProps & { readonly task: string }>> = {
  document: DocumentStep, photo: PhotoStep, details: DetailsStep, consents: ConsentsStep, contact: ContactStep, check: CheckAnswers,
}
/** Tokens are longer than any id on these pages (contract: openLink). */
const TOKEN = /^#([\w-]{20,200})$/

/** Opens the link whose token stands in the fragment, and takes the token out of the address first. */
function useLink(): { readonly failed: string | null } | null {
  const [state, setState] = useState<{ readonly failed: string | null } | null>(() => (TOKEN.test(location.hash) ? { failed: null } : null))
  useEffect(() => {
    const open = async () => {
      const token = TOKEN.exec(location.hash)?.[1]
      if (!token) return
      dropFragment()
      setState({ failed: null })
      const answer = await call('openLink', { body: { token } }, { repeat: false, quiet: true })
      if (!answer.ok) return setState({ failed: explain(answer) })
      account.set(answer.data.account)
      setState(null)
      go(`/verify?registration=${answer.data.registration_id}`, 'replace')
    }
    const changed = () => void open()
    void open()
    addEventListener('hashchange', changed)
    return () => removeEventListener('hashchange', changed)
  }, [])
  return state
}

/** The registration an address without one means: the link's, else the newest that is still open. */
function useFound(given: string | null, wait: boolean): string | null {
  const who = useCell(account)
  useEffect(() => {
    if (wait || given) return
    if (who === undefined) return void loadAccount()
    if (who === null) return askToSignIn()
    const newest = who.registrations.toSorted((a, b) => b.created_at.localeCompare(a.created_at))[0]
    const id = who.only_registration ?? newest?.id
    go(id ? `${location.pathname}?registration=${id}` : '/account', 'replace')
  }, [given, who, wait])
  return given
}

export default function Verify({ route }: PageProps) {
  const link = useLink()
  const id = useFound(route.query.get('registration'), link !== null)
  const found = useCell(current)
  const failure = useCell(trouble)
  const about = useCell(service)
  const away = useCell(connection) === 'away'
  const registration = found?.id === id ? found : null
  useFollow(link === null ? id : null)
  const step = route.params['step']
  const task = step ? taskAt(step, route.params['side']) : null
  const entered = useRef<{ task: string | null; left: boolean }>({ task: null, left: false })

  const left = registration && task ? tasksLeft(registration).includes(task) : false
  useEffect(() => {
    if (!registration) return
    if (!task) return go(isRedo(registration) ? pathOf('status', registration) : nextPath(registration), 'replace')
    if (task !== 'status' && !isOpen(registration)) return go(pathOf('status', registration), 'replace')
    if (entered.current.task !== task) {
      entered.current = { task, left }
      return
    }
    // Done elsewhere, or by the reading of the picture: go where the server is. A page that still shows something holds.
    if (entered.current.left && !left && !holding.get()) go(nextPath(registration))
    entered.current = { task, left: entered.current.left || left }
  }, [registration, task, left])
  useEffect(() => () => {
    holding.set(false)
    if (justDone.get()?.from !== task) justDone.set(null)
  }, [task])
  useEffect(() => {
    if (account.get() === undefined) void loadAccount()
  }, [])

  if (link !== null) {
    if (link.failed === null) return <Loading text={t('link.opening')} />
    return (
      <Page title={t('link.failed')}>
        <Notice kind="warn" title={link.failed} />
        <p class="actions"><a class="button main" href="/account">{t('app.sign_in')}</a></p>
      </Page>
    )
  }
  if (!registration || !about) {
    if (failure?.code === 'not_found') return <Missing />
    const again = () => void (id && look(id))
    return failure || (away && !id) ? <Unloaded again={again} /> : <Loading />
  }
  if (!step || !task) return <Loading />
  if (step === 'status') return <StatusPage registration={registration} />
  const Step = STEPS[step]
  if (!Step) return <Missing />
  return isOpen(registration) ? <Step key={address.get().split('?')[0]} registration={registration} task={task} /> : <Loading />
}
