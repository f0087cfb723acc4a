// A form that asks our own questions about its answers instead of the browser's bubbles.
import type { ComponentChildren } from 'preact'

export function Form({ onSend, children, label }: { readonly onSend: () => void; readonly children: ComponentChildren; readonly label?: string }) {
  return (
    <form noValidate aria-label={label} onSubmit={(event) => {
      event.preventDefault()
      onSend()
    }}>{children}</form>
  )
}
