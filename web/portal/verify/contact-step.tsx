// Confirming a contact inside the verification.
import { useState } from 'preact/hooks'
import { t } from '#web/ui/texts.ts'
import { useCell } from '../cell.ts'
import { ContactForm } from '../parts/contact-form.tsx'
import type { Faults } from '../parts/errors.tsx'
import { Loading } from '../parts/loading.tsx'
import { Page } from '../parts/page.tsx'
import { account } from '../session.ts'
import { current, look } from './follow.ts'
import { StepHint } from './step-hint.tsx'
import { goOn, type StepProps } from './step.ts'

export function ContactStep({ registration, task }: StepProps & { readonly task: string }) {
  const who = useCell(account)
  const [faults, setFaults] = useState<Faults>({})
  const channel = task === 'email' ? 'email' : 'phone'
  if (!who) return <Loading />
  const done = async () => {
    await look(registration.id, { whole: true })
    goOn(current.get() ?? registration)
  }
  return (
    <Page title={t(`contacts_step.${channel}_title`)} lead={t('contacts_step.lead')} faults={faults} above={<StepHint registration={registration} task={channel} />}>
      <ContactForm channel={channel} contact={who.contacts.find((each) => each.channel === channel)} faults={faults} setFaults={setFaults} onDone={() => void done()} />
    </Page>
  )
}
