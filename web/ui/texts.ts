// The words of the pages: one language is loaded at a time, and `t` gives the text of a key.
import type { Locale } from '#contract/words.ts'

type Tree = { readonly [key: string]: string | Tree }
export type Values = Readonly<Record<string, string | number>>

let words: Readonly<Record<string, string>> = {}
let spoken: Locale = 'en'

/** All texts of a tree by their dotted key. */
export function flatten(tree: Tree, path = ''): Record<string, string> {
  const flat: Record<string, string> = {}
  for (const [key, at] of Object.entries(tree)) {
    if (typeof at === 'string') flat[path + key] = at
    else Object.assign(flat, flatten(at, `${path}${key}.`))
  }
  return flat
}

/** A text with its `{placeholders}` filled in; a placeholder without a value stays as it is, so that it is seen. */
export function fill(text: string, values: Values = {}): string {
  return text.replaceAll(/\{(\w+)\}/g, (whole, name: string) => (name in values ? String(values[name]) : whole))
}

/** Makes a language the spoken one. */
export function speak(locale: Locale, tree: Tree): void {
  words = flatten(tree)
  spoken = locale
}

/** The language spoken now. */
export function locale(): Locale {
  return spoken
}

/** The text of `key`. A key no language has gives itself: a fault that is seen at once. */
export function t(key: string, values?: Values): string {
  return fill(words[key] ?? key, values)
}

/** The text of a key that comes from the server and may be newer than this page, or `otherwise`. */
export function find(key: string, otherwise: string, values?: Values): string {
  const text = words[key]
  return text === undefined ? otherwise : fill(text, values)
}

/** The last parts of all keys right under a section. */
export function keysUnder(section: string): string[] {
  return Object.keys(words).filter((key) => key.startsWith(`${section}.`)).map((key) => key.slice(section.length + 1))
}
