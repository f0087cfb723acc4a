// Signatures as the receivers' own library checks them: every secret in use, every bit, every minute.
import assert from 'node:assert/strict'
import { test } from 'node:test'
import * as fc from 'fast-check'
import { Webhook } from 'standardwebhooks'
import { newWebhookSecret, signWebhook } from './webhook-signature.ts'

const now = () => Math.floor(Date.now() / 1000)
const body = JSON.stringify({ type: 'registration.approved', timestamp: '2026-11-22T12:00:00Z', data: { registration_id: '019ab000-0000-7000-8000-000000000001' } })
const [young, old] = [newWebhookSecret(), newWebhookSecret()]

void test('the published example of Standard Webhooks', () => {
  const headers = signWebhook({
    id: 'msg_p5jXN8AQM9LWM0D4loKWxJek', timestamp: 1614265330, body: '{"test": 2432232314}', secrets: ['whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw'],
  })
  assert.equal(headers['webhook-signature'], 'v1,g0hM9SsE+OTPJTGt/tmIKtSyZlE3uFJELVlNIOLJ1OE=')
})

void test('while rotating, the holder of either secret can check, and no other', () => {
  const headers = signWebhook({ id: 'm1', timestamp: now(), body, secrets: [young, old] })
  assert.match(headers['webhook-signature'], /^v1,[\w+/]{43}= v1,[\w+/]{43}=$/)
  for (const secret of [young, old]) assert.deepEqual(new Webhook(secret).verify(body, headers), JSON.parse(body))
  assert.throws(() => new Webhook(newWebhookSecret()).verify(body, headers), /No matching signature/)
})

void test('one bit changed in body, id or signature, or the time moved, is refused', () => {
  const signedAt = now()
  const headers = signWebhook({ id: 'm1', timestamp: signedAt, body, secrets: [young] })
  const check = (text: string, changed: Partial<typeof headers>) => new Webhook(young).verify(Buffer.from(text), { ...headers, ...changed })
  const flip = (text: string, at: number, bit: number) => {
    const bytes = Buffer.from(text, 'latin1')
    const place = at % bytes.length
    bytes[place] = (bytes[place] ?? 0) ^ (1 << bit)
    return bytes.toString('latin1')
  }
  fc.assert(
    fc.property(fc.nat(10_000), fc.nat(6), (at, bit) => {
      assert.throws(() => check(flip(body, at, bit), {}))
      assert.throws(() => check(body, { 'webhook-id': flip(headers['webhook-id'], at, bit) }))
      assert.throws(() => check(body, { 'webhook-signature': flip(headers['webhook-signature'], at, bit) }))
      assert.throws(() => check(body, { 'webhook-timestamp': String(signedAt - 1 - (at % 299)) }))
    }),
    { numRuns: 500 },
  )
})

void test('what is more than five minutes old or ahead is refused, though rightly signed', () => {
  for (const off of [-3600, -302, 302, 3600]) {
    const headers = signWebhook({ id: 'm1', timestamp: now() + off, body, secrets: [young] })
    assert.throws(() => new Webhook(young).verify(body, headers), /too (old|new)/)
  }
  for (const off of [-290, 290]) new Webhook(young).verify(body, signWebhook({ id: 'm1', timestamp: now() + off, body, secrets: [young] }))
})

void test('nothing is signed without a secret, with a short one, or under an id that could be split', () => {
  const base = { id: 'm1', timestamp: 1, body, secrets: [young] }
  assert.throws(() => signWebhook({ ...base, secrets: [] }), /unsigned/)
  for (const secret of ['', 'whsec_', 'whsec_c2hvcnQ=']) assert.throws(() => signWebhook({ ...base, secrets: [secret] }), /24 bytes/)
  for (const id of ['', 'a.1', 'a b', 'a\nb']) assert.throws(() => signWebhook({ ...base, id }), /webhook id/)
})

void test('secrets are new each time, and of 32 bytes', () => {
  const made = Array.from({ length: 100 }, newWebhookSecret)
  assert.equal(new Set(made).size, 100)
  for (const secret of made) assert.match(secret, /^whsec_[\w+/]{43}=$/)
})
