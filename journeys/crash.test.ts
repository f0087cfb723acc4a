// kill -9 between any two steps: after the restart the case goes on, and nothing happens twice.
import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import { setTimeout as wait } from 'node:timers/promises'
import { begin, consent, dataOf, giveDetails, showDocument, submit, untilActive, untilDecided, untilRead } from './api-steps.ts'
import { listen, type Listener } from './listener.ts'
import { messageTo, written } from './outbox.ts'
import { startServer, type Server } from './server.ts'

let server: Server
let hooks: Listener
before(async () => {
  server = await startServer()
  hooks = await listen()
  hooks.secret = dataOf(await server.api('createWebhookEndpoint', { body: { url: hooks.url } })).secret ?? ''
})
after(async () => {
  await hooks.close()
  await server.close()
})

const crash = async (): Promise<void> => {
  await server.kill()
  await server.again()
}

/** Each thing that happens once in a life stands once on the chain, in the outbox, and at the operator's listener. */
async function assertOnce(id: string, lineId: string, email: string): Promise<void> {
  const { api } = server
  await messageTo(server, email, (entry) => entry.subject === 'Your registration is approved')
  await hooks.next((body) => body.type === 'line.unlocked' && body.data['line_id'] === lineId)
  const { items } = dataOf(await api('listRegistrationEvents', { params: { id } }))
  for (const type of ['registration.created', 'registration.submitted', 'registration.checking', 'registration.approved', 'line.unlocked']) {
    assert.equal(items.filter((event) => event.type === type).length, 1, `${type} stands once on the chain`)
  }
  assert.deepEqual(items.map((event) => event.seq), items.map((event) => event.seq).toSorted((a, b) => a - b))
  const mails = (await written(server)).filter((entry) => entry.to === email)
  assert.deepEqual(mails.map((entry) => entry.subject ?? '').toSorted((a, b) => a.localeCompare(b)), ['Your registration has arrived', 'Your registration is approved'])
  for (const type of ['registration.submitted', 'registration.approved', 'line.unlocked'] as const) {
    const mine = hooks.heard.filter((body) => body.type === type && (body.data['registration_id'] === id || body.data['line_id'] === lineId))
    assert.equal(new Set(mine.map((body) => body.id)).size, 1, `${type} was announced once`)
  }
}

test('killed after every single step', async () => {
  const { api } = server
  const { id, lineId, email } = await begin(api)
  await crash()
  await showDocument(api, id, { kind: 'id_card', seed: 71_001 })
  // Killed while the pictures wait to be read.
  await crash()
  await untilRead(api, id)
  await crash()
  await giveDetails(api, id)
  await crash()
  await consent(api, id)
  await crash()
  dataOf(await api('submitRegistration', { params: { id } }))
  await crash()
  assert.equal((await untilDecided(api, id)).status, 'approved')
  await crash()
  await untilActive(api, lineId)
  await crash()
  await assertOnce(id, lineId, email)
})

test('killed at moments while the machine works', async () => {
  const { api } = server
  const cases: { id: string; lineId: string; email: string }[] = []
  for (const [index, delay] of [0, 15, 40, 80, 150, 300].entries()) {
    const begun = await begin(api)
    await submit(api, begun.id, { kind: 'passport', seed: 71_100 + index })
    cases.push(begun)
    await wait(delay)
    await crash()
  }
  for (const { id, lineId, email } of cases) {
    assert.equal((await untilDecided(api, id)).status, 'approved')
    await untilActive(api, lineId)
    await assertOnce(id, lineId, email)
  }
})
