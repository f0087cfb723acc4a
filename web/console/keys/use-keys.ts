// Binds single-key shortcuts to the page while a screen is shown.
import { useEffect, useRef } from 'react'
import { useSettings } from '../settings.tsx'
import { shortcutOf, type Press } from './shortcut.ts'

export type Keys = Readonly<Record<string, () => void>>

function pressOf(event: KeyboardEvent): Press {
  const at = event.target instanceof HTMLElement ? event.target : null
  return {
    key: event.key, ctrl: event.ctrlKey, alt: event.altKey, meta: event.metaKey, repeat: event.repeat, composing: event.isComposing,
    tag: at?.tagName.toLowerCase() ?? '', type: at instanceof HTMLInputElement ? at.type : '',
    role: at?.getAttribute('role') ?? '', editable: at?.isContentEditable ?? false,
  }
}

/** Runs `keys[name]` on the press of that key; not while `active` is false, typing, or single keys are switched off. */
export function useKeys(keys: Keys, active = true): void {
  const { singleKeys } = useSettings()
  const latest = useRef(keys)
  useEffect(() => {
    latest.current = keys
  })
  useEffect(() => {
    if (!active) return undefined
    const onKey = (event: KeyboardEvent): void => {
      // A modal dialog has the page's attention; what lies under it hears no keys.
      if (event.defaultPrevented || document.querySelector('[aria-modal="true"]')) return
      const run = latest.current[shortcutOf(pressOf(event), singleKeys) ?? '']
      if (!run) return
      event.preventDefault()
      run()
    }
    document.addEventListener('keydown', onKey)
    return () => document.removeEventListener('keydown', onKey)
  }, [active, singleKeys])
}
