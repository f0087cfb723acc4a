// What is shown of contacts, numbers and names to those who may not see them.
import assert from 'node:assert/strict'
import { test } from 'node:test'
import { assert as holds, emailAddress, property, stringMatching } from 'fast-check'
import { maskEmail, maskName, maskNumber, maskPhone } from './mask.ts'

void test('contacts, numbers and names', () => {
  assert.equal(maskEmail('anna@example.org'), 'a•••@example.org')
  assert.equal(maskEmail('no address'), '•••')
  assert.equal(maskPhone('+8613800138042'), '+86•••42')
  assert.equal(maskPhone('12'), '•••')
  assert.equal(maskNumber('110105194912310021'), '•••0021')
  assert.equal(maskNumber('X1234567'), '•••67')
  assert.equal(maskNumber('X12'), '•••')
  assert.equal(maskName('欧阳修'), '欧•••')
  assert.equal(maskName('𠅤文'), '𠅤•••')
  assert.equal(maskName('Anna Maria Eriksson'), 'A••• M••• E•••')
  assert.equal(maskName(' '), '•••')
})

void test('property: the middle is never shown, nor how long it is', () => {
  holds(property(stringMatching(/^\+[1-9][0-9]{6,14}$/), (phone) => {
    assert.ok(!maskPhone(phone).includes(phone.slice(3, -2)) || phone.length < 8)
    assert.ok(maskPhone(phone).length <= 8)
  }))
  holds(property(emailAddress(), (email) => {
    const local = email.slice(0, email.lastIndexOf('@'))
    assert.equal(maskEmail(email).split('@')[0], `${Array.from(local)[0]}•••`)
  }))
  holds(property(stringMatching(/^[A-Z0-9]{1,30}$/), (number) => assert.ok(maskNumber(number).length <= 7 && maskNumber(number).length - 3 <= number.length / 3)))
})
