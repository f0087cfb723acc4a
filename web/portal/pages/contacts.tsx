// The ways a person is reached, each with whether a code has confirmed it.
import type { Contact } from '#contract/account.ts'
import { t } from '#web/ui/texts.ts'

const CHANNELS = ['email', 'phone'] as const

export function Contacts({ contacts }: { readonly contacts: readonly Contact[] }) {
  return (
    <section aria-labelledby="contacts-heading">
      <h2 id="contacts-heading">{t('account.contacts')}</h2>
      <div class="card contacts">
        {CHANNELS.map((channel) => {
          const contact = contacts.find((each) => each.channel === channel)
          const name = t(`places.${channel}`)
          const act = !contact ? 'account.add' : contact.confirmed ? 'act.change' : 'account.send_code'
          return (
            <div class="row" key={channel}>
              <dl>
                <dt>{name}</dt>
                <dd>
                  {contact ? contact.value : t('account.none_given')}
                  {contact ? <span class={`tag ${contact.confirmed ? 'good' : 'warn'}`}>{t(contact.confirmed ? 'account.confirmed' : 'account.not_confirmed')}</span> : null}
                </dd>
              </dl>
              <p><a href={`/account/contacts/${channel}`}>{t(act)}<span class="unseen"> {name}</span></a></p>
            </div>
          )
        })}
      </div>
    </section>
  )
}
