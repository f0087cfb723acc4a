// Which passwords are refused, and that length is all that is asked of the rest.
import assert from 'node:assert/strict'
import { test } from 'node:test'
import { passwordFault, type PasswordFault } from './password-rule.ts'

const contacts = { email: 'Raphael.H@example.org', phone: '+4479460018' }
const ROWS: [password: string, PasswordFault | null][] = [
  ['', 'too_short'], ['ninechars', 'too_short'], ['ééééééééé', 'too_short'],
  ['tencharact', null], ['correct horse battery staple', null], ['我的密码是一句很长的话', null], ['          x', 'too_common'],
  ['password123', 'too_common'], ['PassWord123', 'too_common'], ['qwertyuiop', 'too_common'], ['woaini1314520', 'too_common'],
  ['1111111111', 'too_common'], ['1234567890', 'too_common'], ['0987654321', 'too_common'], ['abcdefghij', 'too_common'], ['7890123456', 'too_common'],
  ['abcabcabcabc', 'too_common'], ['1212121212', 'too_common'],
  ['raphael.h@example.org', 'contains_contact'], ['my raphael.h secret', 'contains_contact'], ['call 9460018 now', 'contains_contact'],
]

for (const [password, want] of ROWS) void test(`"${password}" is ${want ?? 'taken'}`, () => assert.equal(passwordFault(password, contacts), want))

void test('without contacts only length and commonness count, and short parts of contacts do not', () => {
  assert.equal(passwordFault('my raphael.h secret', {}), null)
  assert.equal(passwordFault('a fine password', { email: 'a@example.org', phone: null }), null)
})
