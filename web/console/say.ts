// Turns a text key into words of one language.
export type Messages = Readonly<Record<string, string>>
export type Values = Readonly<Record<string, string | number>>

/** The text of `key` with its `{placeholders}` filled in; `undefined` where the language has no such key. */
export function find(messages: Messages, key: string, values: Values = {}): string | undefined {
  return messages[key]?.replaceAll(/\{(\w+)\}/g, (whole, name: string) => String(values[name] ?? whole))
}

/** As `find`, with `otherwise` for keys that come from the server and may be newer than these pages. */
export function say(messages: Messages, key: string, values: Values = {}, otherwise: string = key): string {
  return find(messages, key, values) ?? otherwise
}
