// Routes for the operator's own systems: subscribers, lines, webhook endpoints.
import { Type } from 'typebox'
import { Line } from '../account.ts'
import { NewSubscriber, NewWebhookEndpoint, Subscriber, WebhookDelivery, WebhookEndpoint } from '../operator.ts'
import { route } from '../route.ts'
import { Id } from '../words.ts'

const ById = Type.Object({ id: Id })
const operator = ['operator'] as const
const page = { after: Type.Optional(Id), limit: Type.Optional(Type.Integer({ minimum: 1, maximum: 100 })) }

export const operatorRoutes = {
  createSubscriber: route({
    method: 'POST', path: '/v1/subscribers', who: operator, tag: 'subscribers', idempotent: true,
    summary: 'Make a subscriber', body: NewSubscriber, status: 201, answer: Subscriber, problems: ['contact_taken'],
  }),
  listSubscribers: route({
    method: 'GET', path: '/v1/subscribers', who: operator, tag: 'subscribers', summary: 'Subscribers, newest first',
    query: Type.Object(page, { additionalProperties: false }),
    status: 200, answer: Type.Object({ items: Type.Array(Subscriber), next: Type.Union([Id, Type.Null()]) }), problems: [],
  }),
  getSubscriber: route({
    method: 'GET', path: '/v1/subscribers/{id}', who: operator, tag: 'subscribers', summary: 'One subscriber, contacts masked',
    params: ById, status: 200, answer: Subscriber, problems: ['not_found'],
  }),
  createLine: route({
    method: 'POST', path: '/v1/lines', who: operator, tag: 'subscribers', idempotent: true,
    summary: 'Give a subscriber a line, locked until verified',
    body: Type.Object({ subscriber_id: Id, plan_id: Id }, { additionalProperties: false }),
    status: 201, answer: Line, problems: ['not_found'],
  }),
  listLines: route({
    method: 'GET', path: '/v1/lines', who: operator, tag: 'subscribers', summary: 'Lines of a subscriber',
    query: Type.Object({ subscriber_id: Id }, { additionalProperties: false }),
    status: 200, answer: Type.Object({ items: Type.Array(Line) }), problems: ['not_found'],
  }),
  getLine: route({
    method: 'GET', path: '/v1/lines/{id}', who: operator, tag: 'subscribers', summary: 'One line with its services',
    params: ById, status: 200, answer: Line, problems: ['not_found'],
  }),
  createWebhookEndpoint: route({
    method: 'POST', path: '/v1/webhook-endpoints', who: operator, tag: 'webhooks', idempotent: true,
    summary: 'Have events sent to an address', description: 'Signed by Standard Webhooks with the secret given back here, once.',
    body: NewWebhookEndpoint, status: 201, answer: WebhookEndpoint, problems: ['address_not_allowed'],
  }),
  listWebhookEndpoints: route({
    method: 'GET', path: '/v1/webhook-endpoints', who: operator, tag: 'webhooks', summary: 'All endpoints',
    status: 200, answer: Type.Object({ items: Type.Array(WebhookEndpoint) }), problems: [],
  }),
  deleteWebhookEndpoint: route({
    method: 'DELETE', path: '/v1/webhook-endpoints/{id}', who: operator, tag: 'webhooks', summary: 'Stop sending there',
    params: ById, status: 204, answer: null, problems: ['not_found'],
  }),
  testWebhookEndpoint: route({
    method: 'POST', path: '/v1/webhook-endpoints/{id}/test', who: operator, tag: 'webhooks', summary: 'Send endpoint.test there',
    params: ById, status: 202, answer: WebhookDelivery, problems: ['not_found'],
  }),
  listWebhookDeliveries: route({
    method: 'GET', path: '/v1/webhook-endpoints/{id}/deliveries', who: operator, tag: 'webhooks', summary: 'The last hundred deliveries',
    params: ById, status: 200, answer: Type.Object({ items: Type.Array(WebhookDelivery) }), problems: ['not_found'],
  }),
}
