// One page: its heading, the title of the window, and the focus set on the heading after going there.
import type { ComponentChildren } from 'preact'
import { useEffect, useRef } from 'preact/hooks'
import { t } from '#web/ui/texts.ts'
import { useCell } from '../cell.ts'
import { service } from '../session.ts'
import { Errors, type Faults } from './errors.tsx'

type Props = {
  readonly title: string
  readonly lead?: ComponentChildren
  /** What stands above the heading, such as the step. */
  readonly above?: ComponentChildren
  readonly faults?: Faults
  readonly wide?: boolean
  readonly children?: ComponentChildren
}

let first = true

export function Page({ title, lead, above, faults, wide, children }: Props) {
  const heading = useRef<HTMLHeadingElement>(null)
  const operator = useCell(service)?.operator.name
  useEffect(() => {
    document.title = operator ? t('app.title', { page: title, operator }) : title
  }, [title, operator])
  useEffect(() => {
    // The page first opened keeps the browser's own focus; every later one is announced by its heading.
    if (!first) heading.current?.focus({ preventScroll: true })
    first = false
  }, [title])
  return (
    <div class={wide ? 'page wide' : 'page'}>
      <Errors faults={faults ?? {}} />
      {above}
      <h1 ref={heading} tabIndex={-1}>{title}</h1>
      {lead ? <p class="lead">{lead}</p> : null}
      {children}
    </div>
  )
}
