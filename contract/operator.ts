// What the operator's own systems read and write: subscribers, webhook endpoints, deliveries.
import { Type, type Static } from 'typebox'
import { Contact, Email, Phone } from './account.ts'
import { Id, Locale, Timestamp, oneOf } from './words.ts'

/** A subscriber made by the operator's system. `confirmed` names contacts the operator has itself confirmed by a code. */
export const NewSubscriber = Type.Object(
  {
    email: Type.Optional(Email),
    phone: Type.Optional(Phone),
    confirmed: Type.Optional(Type.Array(oneOf(['email', 'phone']))),
    locale: Type.Optional(Locale),
    /** The operator's own id of the person; no personal data. */
    external_ref: Type.Optional(Type.String({ maxLength: 100, pattern: '^[A-Za-z0-9._:-]+$' })),
  },
  { additionalProperties: false },
)
export type NewSubscriber = Static<typeof NewSubscriber>

/** Contacts are masked. */
export const Subscriber = Type.Object({
  id: Id,
  external_ref: Type.Union([Type.String(), Type.Null()]),
  contacts: Type.Array(Contact),
  locale: Locale,
  created_at: Timestamp,
})
export type Subscriber = Static<typeof Subscriber>

export const WEBHOOK_TYPES = [
  'registration.submitted', 'registration.in_review', 'registration.resubmission_requested', 'registration.approved',
  'registration.rejected', 'registration.canceled', 'registration.expired', 'line.unlocked', 'line.locked', 'endpoint.test',
] as const
export const WebhookType = oneOf(WEBHOOK_TYPES)
export type WebhookType = Static<typeof WebhookType>

/** The body posted to an endpoint, signed by Standard Webhooks (`webhook-id`, `webhook-timestamp`, `webhook-signature`). Ids and codes only. */
export const WebhookBody = Type.Object({
  type: WebhookType,
  timestamp: Timestamp,
  data: Type.Record(Type.String(), Type.Unknown()),
})
export type WebhookBody = Static<typeof WebhookBody>

export const NewWebhookEndpoint = Type.Object(
  { url: Type.String({ format: 'uri', maxLength: 2000 }), types: Type.Optional(Type.Array(WebhookType)) },
  { additionalProperties: false },
)
export type NewWebhookEndpoint = Static<typeof NewWebhookEndpoint>

export const WebhookEndpoint = Type.Object({
  id: Id,
  url: Type.String(),
  types: Type.Array(WebhookType),
  /** `whsec_...`, only in the answer to the call that made it. */
  secret: Type.Union([Type.String(), Type.Null()]),
  created_at: Timestamp,
})
export type WebhookEndpoint = Static<typeof WebhookEndpoint>

/** One attempt line per message and endpoint. */
export const WebhookDelivery = Type.Object({
  id: Id,
  endpoint_id: Id,
  type: WebhookType,
  status: oneOf(['waiting', 'delivered', 'given_up']),
  tries: Type.Integer(),
  last_status: Type.Union([Type.Integer(), Type.Null()]),
  created_at: Timestamp,
})
export type WebhookDelivery = Static<typeof WebhookDelivery>
