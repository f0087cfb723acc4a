// One contact of the account: confirm it, or give another.
import { useEffect, useState } from 'preact/hooks'
import { t } from '#web/ui/texts.ts'
import type { PageProps } from '../route.ts'
import { useCell } from '../cell.ts'
import { go } from '../navigation.ts'
import { ContactForm } from '../parts/contact-form.tsx'
import type { Faults } from '../parts/errors.tsx'
import { Loading } from '../parts/loading.tsx'
import { Page } from '../parts/page.tsx'
import { account, askToSignIn, loadAccount } from '../session.ts'
import Missing from './missing.tsx'

export default function ContactPage({ route }: PageProps) {
  const channel = route.params['channel']
  const who = useCell(account)
  const [faults, setFaults] = useState<Faults>({})
  useEffect(() => {
    if (who === undefined) void loadAccount()
    if (who === null) askToSignIn()
  }, [who])
  if (channel !== 'email' && channel !== 'phone') return <Missing />
  if (!who) return <Loading />
  const contact = who.contacts.find((each) => each.channel === channel)
  const title = contact && !contact.confirmed ? t(`contact.confirm_title_${channel}`) : t(`contact.${channel}_title`)
  return (
    <Page title={title} lead={t('contact.lead')} faults={faults}>
      <ContactForm channel={channel} contact={contact} faults={faults} setFaults={setFaults} onDone={() => go('/account')} backTo="/account" />
    </Page>
  )
}
