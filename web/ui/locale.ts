// Which language to speak: the one chosen before, else the first of the browser's that we have.
import type { Locale } from '#contract/words.ts'

const KEY = 'locale'

/** The best of our languages for what a browser asks for, in its order. Every kind of Chinese reads zh-Hans until there is another. */
export function bestLocale(asked: readonly string[]): Locale {
  for (const tag of asked) {
    if (/^zh\b/i.test(tag)) return 'zh-Hans'
    if (/^en\b/i.test(tag)) return 'en'
  }
  return 'en'
}

/** The language to begin with. Storage may be closed (private mode): then the browser's wish counts. */
export function firstLocale(): Locale {
  let kept: string | null = null
  try {
    kept = localStorage.getItem(KEY)
  } catch (error) {
    console.warn('the chosen language cannot be read', error)
  }
  return kept === 'en' || kept === 'zh-Hans' ? kept : bestLocale(navigator.languages)
}

/** Keeps the choice on this device. */
export function keepLocale(locale: Locale): void {
  try {
    localStorage.setItem(KEY, locale)
  } catch (error) {
    console.warn('the chosen language cannot be kept', error)
  }
}
