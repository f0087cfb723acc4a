// Something to know, set apart: good, a warning, bad, or plain.
import type { ComponentChildren } from 'preact'

type Props = { readonly kind?: 'plain' | 'good' | 'warn' | 'bad'; readonly title: string; readonly children?: ComponentChildren; readonly live?: boolean }

export function Notice({ kind = 'plain', title, children, live }: Props) {
  return (
    <section class={`notice ${kind}`} role={live ? 'status' : undefined}>
      <h2>{title}</h2>
      {children}
    </section>
  )
}
