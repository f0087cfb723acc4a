// Walks the table of pages: every address finds its page, and what is not there finds none.
import assert from 'node:assert/strict'
import { test } from 'node:test'
import { PAGES, routeOf } from './route.ts'

test('every pattern of the table finds its own page', () => {
  for (const [pattern, page] of Object.entries(PAGES)) {
    const address = pattern.replaceAll(/\{\w+\}/g, 'thing')
    assert.equal(routeOf(address).page, page, address)
    if (address !== '/') assert.equal(routeOf(`${address}/`).page, page, `${address}/`)
  }
})

test('slashes alone are the start page', () => {
  for (const address of ['/', '//']) assert.equal(routeOf(address).page, 'start', address)
})

test('parameters and query come along', () => {
  const route = routeOf('/verify/photo/front?registration=abc')
  assert.deepEqual(route.params, { step: 'photo', side: 'front' })
  assert.equal(route.query.get('registration'), 'abc')
  assert.deepEqual(routeOf('/account/contacts/phone').params, { channel: 'phone' })
})

test('an address of no page is missing', () => {
  for (const address of ['/nowhere', '/verify/a/b/c', '/account/contacts', '/sign-up/codes/more']) assert.equal(routeOf(address).page, 'missing', address)
})
