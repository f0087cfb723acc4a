// One line: plan, status, what it can carry, and how to install it once it is unlocked.
import { SERVICES } from './service-names.ts'
import type { Line } from '#contract/account.ts'
import { locale, t } from '#web/ui/texts.ts'
import { countryName, ownWords } from '../words.ts'
import { CopyButton } from './copy-button.tsx'
import { LazyQrCode } from './lazy-qr-code.tsx'
import { LineStatusTag } from './status-tag.tsx'

const SHAPES = {
  on: <path d="M5 10.5l3.5 3.5L15 7" />,
  locked: <path d="M6 9V7a4 4 0 0 1 8 0v2M5 9h10v7H5z" />,
} as const

function Services({ line }: { readonly line: Line }) {
  return (
    <ul class="services">
      {SERVICES.map((name) => {
        const state = line.services[name]
        return (
          <li key={name} class={state}>
            <svg viewBox="0 0 20 20" width="20" height="20" aria-hidden="true">{SHAPES[state]}</svg>
            <span>{t(`services.${name}`)}</span>
            <span class="services-state">{t(`account.service_${state}`)}</span>
          </li>
        )
      })}
    </ul>
  )
}

export function LineCard({ line, open }: { readonly line: Line; readonly open?: boolean }) {
  const id = `line-${line.id}`
  return (
    <article class="card line" aria-labelledby={id}>
      <header>
        <div>
          <h3 id={id}>{ownWords(line.plan_name, locale())}</h3>
          <p class="soft">{countryName(line.country)}</p>
        </div>
        <LineStatusTag status={line.status} />
      </header>
      <Services line={line} />
      {line.activation_code ? (
        <details class="unlock" open={open}>
          <summary>{t('account.unlock')}</summary>
          <div class="unlock-body">
            <LazyQrCode text={line.activation_code} label={t('account.qr_label')} />
            <div>
              <p>{t('account.unlock_text')}</p>
              <dl class="code-value">
                <dt>{t('account.activation_code')}</dt>
                <dd><code id={`${id}-code`}>{line.activation_code}</code></dd>
                {line.iccid ? <><dt>ICCID</dt><dd><code>{line.iccid}</code></dd></> : null}
              </dl>
              <p><CopyButton text={line.activation_code} from={`${id}-code`} /></p>
            </div>
          </div>
        </details>
      ) : null}
    </article>
  )
}
