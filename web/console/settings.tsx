// What one person set for this browser: language and single-key shortcuts. Kept in localStorage, never sent.
import { createContext, use, useCallback, useEffect, useMemo, useState, type ReactNode } from 'react'
import type { Locale } from '#contract/words.ts'
import { find, say, type Values } from './say.ts'

export type Settings = { readonly locale: Locale; readonly singleKeys: boolean }
type Held = Settings & { change: (part: Partial<Settings>) => void }

const PLACE = 'realname.console.settings'
const isLocale = (value: unknown): value is Locale => value === 'en' || value === 'zh-Hans'

/** The settings kept in the browser, else the browser's own language and shortcuts on. */
function read(): Settings {
  const wanted: Locale = navigator.language.toLowerCase().startsWith('zh') ? 'zh-Hans' : 'en'
  const kept = localStorage.getItem(PLACE)
  if (kept === null) return { locale: wanted, singleKeys: true }
  const value = JSON.parse(kept) as Partial<Record<keyof Settings, unknown>>
  return { locale: isLocale(value.locale) ? value.locale : wanted, singleKeys: value.singleKeys !== false }
}

const Here = createContext<Held | null>(null)

/** Gives settings to everything inside and keeps the document's language in step. */
export function SettingsProvider({ children }: { children: ReactNode }) {
  const [settings, set] = useState(read)
  const change = useCallback((part: Partial<Settings>) => {
    set((old) => {
      const next = { ...old, ...part }
      localStorage.setItem(PLACE, JSON.stringify(next))
      return next
    })
  }, [])
  useEffect(() => {
    document.documentElement.lang = settings.locale
  }, [settings.locale])
  const held = useMemo(() => ({ ...settings, change }), [settings, change])
  return <Here value={held}>{children}</Here>
}

/** The settings and how to change them. */
export function useSettings(): Held {
  const held = use(Here)
  if (!held) throw new Error('useSettings outside SettingsProvider')
  return held
}

export type Text = {
  readonly locale: Locale
  /** The text of a key. */
  readonly t: (key: string, values?: Values) => string
  /** The text of a code that came from the server, or the code itself where these pages do not know it yet. */
  readonly word: (family: string, code: string) => string
  /** The text of a key if there is one. */
  readonly maybe: (key: string, values?: Values) => string | undefined
}

/** Words in the chosen language. */
export function useText(): Text {
  const { locale } = useSettings()
  return useMemo(() => {
    const messages = CONSOLE_TEXTS[locale]
    return {
      locale,
      t: (key, values) => say(messages, key, values),
      word: (family, code) => say(messages, `${family}.${code}`, {}, code),
      maybe: (key, values) => find(messages, key, values),
    }
  }, [locale])
}
