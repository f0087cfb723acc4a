// Where the portal's texts of each language are; each is loaded when it is first spoken.
import type { Locale } from '#contract/words.ts'
import { speak } from './texts.ts'

const TEXTS = { en: () => import('./portal-en.ts'), 'zh-Hans': () => import('./portal-zh-Hans.ts') } as const satisfies Record<Locale, unknown>

/** Loads the portal's texts in a language and speaks it from then on. */
export async function loadPortalTexts(locale: Locale): Promise<void> {
  speak(locale, (await TEXTS[locale]()).texts)
}
