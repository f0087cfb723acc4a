// The subscriber's account: sign-up, sign-in, codes, lines.
import { Type, type Static } from 'typebox'
import { Channel, Id, LineStatus, Locale, RegistrationStatus, Timestamp, oneOf } from './words.ts'

export const Email = Type.String({ format: 'email', maxLength: 254 })
/** E.164 with the plus sign. */
export const Phone = Type.String({ pattern: '^\\+[1-9][0-9]{6,14}$' })
/** Ten characters or more; longer and common ones are checked by the rules in core (NIST SP 800-63B-4 3.1.1). */
export const Password = Type.String({ minLength: 1, maxLength: 200 })
/** Six digits. */
export const Code = Type.String({ pattern: '^[0-9]{6}$' })

/** Where a code went; the address is masked. */
export const CodeSent = Type.Object({
  channel: Channel,
  to: Type.String(),
  expires_at: Timestamp,
  /** Seconds until another may be asked for. */
  resend_after: Type.Integer(),
})
export type CodeSent = Static<typeof CodeSent>

/** A conversation of codes, for signing up or in. Its answers are the same whether or not an account exists. */
export const CodeFlow = Type.Object({ id: Id, sent: Type.Array(CodeSent) })
export type CodeFlow = Static<typeof CodeFlow>

export const Contact = Type.Object({ channel: Channel, value: Type.String(), confirmed: Type.Boolean() })
export type Contact = Static<typeof Contact>

/** A line with its services. `services` says per service whether it is on. */
export const Line = Type.Object({
  id: Id,
  subscriber_id: Id,
  status: LineStatus,
  services: Type.Object({
    data: oneOf(['locked', 'on']),
    voice_sms_in: oneOf(['locked', 'on']),
    voice_sms_out: oneOf(['locked', 'on']),
  }),
  plan_id: Id,
  plan_name: Type.Record(Type.String(), Type.String()),
  country: Type.String(),
  /** Shown to its holder once the line is unlocked: `LPA:1$...` (SGP.22 4.1). */
  activation_code: Type.Union([Type.String(), Type.Null()]),
  iccid: Type.Union([Type.String(), Type.Null()]),
  /** The registration that unlocks it, if one was begun. */
  registration_id: Type.Union([Id, Type.Null()]),
  created_at: Timestamp,
})
export type Line = Static<typeof Line>

export const Account = Type.Object({
  id: Id,
  contacts: Type.Array(Contact),
  locale: Locale,
  has_password: Type.Boolean(),
  lines: Type.Array(Line),
  registrations: Type.Array(
    Type.Object({ id: Id, status: RegistrationStatus, country: Type.String(), created_at: Timestamp, due_at: Type.Union([Timestamp, Type.Null()]) }),
  ),
  /** Set when the session came by a link and reaches only this registration. */
  only_registration: Type.Union([Id, Type.Null()]),
})
export type Account = Static<typeof Account>

/** Answer to a confirmed code: the account once a session is open. */
export const Confirmed = Type.Object({ confirmed: Type.Array(Channel), account: Type.Union([Account, Type.Null()]) })
export type Confirmed = Static<typeof Confirmed>
