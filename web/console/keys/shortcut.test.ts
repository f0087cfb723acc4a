// Single keys act only when nobody types, no modifier is held and they are switched on (WCAG 2.1.4).
import assert from 'node:assert/strict'
import { test } from 'node:test'
import { shortcutOf, type Press } from './shortcut.ts'

const plain: Press = { key: 'a', ctrl: false, alt: false, meta: false, repeat: false, composing: false, tag: 'body', type: '', role: '', editable: false }
const press = (part: Partial<Press>): string | null => shortcutOf({ ...plain, ...part }, true)

void test('a letter, a digit and the question mark name themselves; capitals count as small letters', () => {
  assert.deepEqual([press({}), press({ key: 'A' }), press({ key: '7' }), press({ key: '?' })], ['a', 'a', '7', '?'])
})

void test('switched off, nothing acts', () => {
  for (const key of ['a', '1', '?', 'Enter']) assert.equal(shortcutOf({ ...plain, key }, false), null)
})

void test('a modifier, a held key and an input method keep their own meaning', () => {
  for (const name of ['ctrl', 'alt', 'meta', 'repeat', 'composing'] as const) assert.equal(press({ [name]: true }), null, name)
})

void test('named keys other than Enter are left alone', () => {
  for (const key of ['Tab', 'Escape', 'ArrowDown', 'F5', 'Shift', 'Dead']) assert.equal(press({ key }), null, key)
})

const TYPING: Partial<Press>[] = [
  { tag: 'textarea' }, { tag: 'select' }, { tag: 'div', editable: true }, { tag: 'div', role: 'textbox' }, { tag: 'button', role: 'combobox' },
  { tag: 'ul', role: 'listbox' }, ...['text', 'email', 'password', 'search', 'tel', 'url', 'number', 'date', ''].map((type) => ({ tag: 'input', type })),
]
for (const where of TYPING) {
  void test(`never while typing in ${JSON.stringify(where)}`, () => {
    for (const key of ['a', '1', '?', 'Enter']) assert.equal(press({ ...where, key }), null)
  })
}

void test('letters act on buttons, links, check boxes and radio buttons', () => {
  for (const where of [{ tag: 'button' }, { tag: 'a' }, { tag: 'input', type: 'checkbox' }, { tag: 'input', type: 'radio' }]) assert.equal(press(where), 'a')
})

void test('Enter confirms from the page and from check boxes, and presses buttons and links otherwise', () => {
  for (const where of [{ tag: 'body' }, { tag: 'section' }, { tag: 'input', type: 'checkbox' }, { tag: 'input', type: 'radio' }]) assert.equal(press({ ...where, key: 'Enter' }), 'Enter')
  for (const where of [{ tag: 'button' }, { tag: 'a' }, { tag: 'summary' }, { tag: 'input', type: 'submit' }]) assert.equal(press({ ...where, key: 'Enter' }), null)
})
