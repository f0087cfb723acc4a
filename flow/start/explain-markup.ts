// Markup that cannot be written wrongly: everything put into it is text unless it was made here. A document may carry `<script>` in its print.

const made = new WeakSet<object>()
export type Markup = { readonly markup: string }
export type Part = string | number | Markup | null | false | undefined | readonly Part[]

const ENTITIES: Readonly<Record<string, string>> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;', "'": '&#39;' }

/** Text as HTML has it, in content and in quoted attributes; characters no page may hold become U+FFFD. */
export function escapeText(text: string): string {
  return text.replace(/[^\P{Cc}\t\n\r]|[\ufffe\uffff]/gu, '\ufffd').replace(/[&<>"']/g, (each) => ENTITIES[each]!)
}

function write(part: Part): string {
  if (part === null || part === undefined || part === false) return ''
  if (typeof part === 'string') return escapeText(part)
  if (typeof part === 'number') return String(part)
  if ('markup' in part && made.has(part)) return part.markup
  if (Array.isArray(part)) return part.map(write).join('')
  throw new Error('only text, numbers and markup made here can be put into markup')
}

/** A template of HTML: what stands in it is markup, what is put into it is escaped. Nothing, null and false leave no trace. */
export function html(literals: TemplateStringsArray, ...parts: readonly Part[]): Markup {
  const markup = literals.map((literal, i) => literal + write(parts[i])).join('')
  const result = Object.freeze({ markup })
  made.add(result)
  return result
}

/** A JPEG as an address that needs no network. */
export function jpegAddress(jpeg: Uint8Array): string {
  return `data:image/jpeg;base64,${Buffer.from(jpeg.buffer, jpeg.byteOffset, jpeg.byteLength).toString('base64')}`
}

/** A number with as many decimals, without the zeros nobody reads. */
export function short(value: number, decimals = 1): string {
  return String(Number(value.toFixed(decimals)))
}

export const percent = (share: number): string => `${Math.round(share * 100)}\u00a0%`
