// For journeys: the words on the pages, by key and language, from the files translators work in. An unknown key is a fault of the test.
import { readFileSync } from 'node:fs'
import type { Locale } from '#contract/words.ts'
import { fill, flatten, type Values } from '#web/ui/texts.ts'

export type Texts = (key: string, values?: Values) => string

type Tree = Parameters<typeof flatten>[0]

/** All texts of one file, flat. */
function fileOf(name: string): Record<string, string> {
  return flatten(JSON.parse(readFileSync(new URL(`../rulebook/texts/${name}.json`, import.meta.url), 'utf8')) as Tree)
}

function textsOf(words: Readonly<Record<string, string>>): Texts {
  return (key, values = {}) => {
    const text = words[key]
    if (text === undefined) throw new Error(`no text "${key}"`)
    return fill(text, values)
  }
}

/** What a subscriber reads: the portal's own texts over those of the rulebook, messages included. */
export function portalTexts(locale: Locale): Texts {
  return textsOf({ ...fileOf(locale), ...fileOf(`portal.${locale}`) })
}

/** What staff reads. */
export function consoleTexts(locale: Locale): Texts {
  return textsOf(fileOf(`console.${locale}`))
}
