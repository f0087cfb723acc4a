// The summary of what is to correct, at the top of the page; each entry leads to its field (GOV.UK error summary).
import { useEffect, useRef } from 'preact/hooks'
import { t } from '#web/ui/texts.ts'

/** Field id to what is wrong there; the empty id is for the page as a whole. */
export type Faults = Readonly<Record<string, string>>

export function Errors({ faults }: { readonly faults: Faults }) {
  const box = useRef<HTMLDivElement>(null)
  const entries = Object.entries(faults)
  const key = JSON.stringify(faults)
  useEffect(() => {
    if (entries.length > 0) {
      box.current?.focus({ preventScroll: true })
      box.current?.scrollIntoView({ block: 'start' })
    }
  }, [key])
  if (entries.length === 0) return null
  return (
    <div class="errors" role="alert" tabIndex={-1} ref={box} aria-labelledby="errors-title">
      <h2 id="errors-title">{t('error.summary')}</h2>
      <ul>
        {entries.map(([id, text]) => (
          <li key={id}>
            {id === '' ? text : (
              <a href={`#${id}`} onClick={(event) => {
                event.preventDefault()
                document.getElementById(id)?.focus()
              }}>{text}</a>
            )}
          </li>
        ))}
      </ul>
    </div>
  )
}
