// Which shortcut a key press means, if any. Single keys never act while somebody types and can be switched off (WCAG 2.1.4).
export type Press = {
  readonly key: string
  readonly ctrl: boolean
  readonly alt: boolean
  readonly meta: boolean
  readonly repeat: boolean
  /** An input method is composing a character. */
  readonly composing: boolean
  /** Lower-case tag name of the focused element. */
  readonly tag: string
  /** `type` of a focused input, '' otherwise. */
  readonly type: string
  /** ARIA role of the focused element, '' without one. */
  readonly role: string
  readonly editable: boolean
}

const NOT_TYPING = ['button', 'checkbox', 'radio', 'submit', 'reset', 'range', 'file', 'image', 'color']
const TYPING_ROLES = ['textbox', 'combobox', 'searchbox', 'spinbutton', 'listbox']
/** Elements that do something on Enter by themselves; check boxes and radio buttons do not. */
const ACTS = ['button', 'a', 'input', 'summary']
const QUIET = ['checkbox', 'radio']

/** Whether the focused element takes letters. */
export function isTyping(press: Pick<Press, 'tag' | 'type' | 'role' | 'editable'>): boolean {
  if (press.editable || press.tag === 'textarea' || press.tag === 'select' || TYPING_ROLES.includes(press.role)) return true
  return press.tag === 'input' && !NOT_TYPING.includes(press.type)
}

/** The shortcut's name (a letter in lower case, a digit, `?`, `Enter`), or null when the press means something else. */
export function shortcutOf(press: Press, singleKeys: boolean): string | null {
  if (!singleKeys || press.ctrl || press.alt || press.meta || press.composing || press.repeat || isTyping(press)) return null
  if (press.key === 'Enter') return ACTS.includes(press.tag) && !QUIET.includes(press.type) ? null : 'Enter'
  return press.key.length === 1 ? press.key.toLowerCase() : null
}
