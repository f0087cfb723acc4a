// For journeys: how each ends for the operator: line, mail and SMS, webhook, events. What the person sees is each journey's own.
import assert from 'node:assert/strict'
import type { Registration } from '#contract/registration.ts'
import type { WebhookType } from '#contract/operator.ts'
import { dataOf, look, untilActive } from './api-steps.ts'
import { listen, type Listener } from './listener.ts'
import { messageTo } from './outbox.ts'
import type { Server } from './server.ts'
import type { Texts } from './texts.ts'

export type End = { server: Server; hooks: Listener; t: Texts; id: string; email: string; phone: string }

/** A listener with an endpoint of its own at the server. */
export async function hear(server: Server): Promise<Listener> {
  const hooks = await listen()
  hooks.secret = dataOf(await server.api('createWebhookEndpoint', { body: { url: hooks.url } })).secret ?? ''
  return hooks
}

/** Types of all events of a registration, in order. */
export async function eventTypes(server: Server, id: string): Promise<string[]> {
  return dataOf(await server.api('listRegistrationEvents', { params: { id } })).items.map((event) => event.type)
}

/** Everything an approval brings: all lines of the registration on, both messages, both webhooks, the chain. */
export async function endsApproved({ server, hooks, t, id, email, phone }: End): Promise<Registration> {
  const registration = await look(server.api, id)
  assert.equal(registration.status, 'approved')
  for (const lineId of registration.line_ids) {
    await untilActive(server.api, lineId)
    const { services, activation_code: code } = dataOf(await server.api('getLine', { params: { id: lineId } }))
    assert.deepEqual([services.data, code?.startsWith('LPA:1$')], ['on', true])
    await hooks.next((body) => body.type === 'line.unlocked' && body.data['line_id'] === lineId)
  }
  await hooks.next((body) => body.type === 'registration.approved' && body.data['registration_id'] === id)
  await messageTo(server, email, (entry) => entry.subject === t('messages.registration_approved.email.subject'))
  await messageTo(server, phone, (entry) => entry.text === t('messages.registration_approved.sms', { operator: 'Utopia Mobile' }))
  const types = await eventTypes(server, id)
  for (const type of ['registration.created', 'photo.received', 'photo.read', 'details.given', 'consents.given', 'registration.submitted', 'registration.approved']) {
    assert.ok(types.includes(type), `${type} is on the chain: ${types.join(', ')}`)
  }
  return registration
}

/** Everything a refusal brings, and that no line opened. `reasonKey` is the text the subscriber is given. */
export async function endsRejected(end: End, reasonKey: string): Promise<Registration> {
  const { server, t, id, email, phone } = end
  const registration = await look(server.api, id)
  assert.equal(registration.status, 'rejected')
  await staysLocked(end, registration)
  await heard(end, 'registration.rejected')
  const mail = await messageTo(server, email, (entry) => entry.subject === t('messages.registration_rejected.email.subject'))
  assert.ok(mail.text.includes(t(`reasons.${reasonKey}.title`)) && mail.text.includes(t(`reasons.${reasonKey}.remedy`)), 'the mail says why')
  await messageTo(server, phone, (entry) => entry.text === t('messages.registration_rejected.sms', { operator: 'Utopia Mobile' }))
  assert.equal((await eventTypes(server, id)).at(-1), 'registration.rejected')
  return registration
}

/** No line of the registration carries anything. */
export async function staysLocked({ server }: Pick<End, 'server'>, registration: Registration): Promise<void> {
  assert.ok(registration.line_ids.length > 0)
  for (const lineId of registration.line_ids) {
    const line = dataOf(await server.api('getLine', { params: { id: lineId } }))
    assert.equal(line.status, 'locked')
    assert.deepEqual(line.services, { data: 'locked', voice_sms_in: 'locked', voice_sms_out: 'locked' })
    assert.equal(line.activation_code, null)
  }
}

/** Waits for a webhook about the registration. */
export async function heard({ hooks, id }: Pick<End, 'hooks' | 'id'>, type: WebhookType): Promise<void> {
  await hooks.next((body) => body.type === type && body.data['registration_id'] === id)
}
