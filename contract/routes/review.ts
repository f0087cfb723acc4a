// Routes of the console: sign-in of staff, the queue, the case, the decision, the team.
import { Type } from 'typebox'
import { Code, Email, Password } from '../account.ts'
import { AnswerRepeat } from '../repeats.ts'
import { Case, CaseNote, CaseRow, Decision, DecisionPreview, QueueItem, QueuePage, Staff, StaffSession, WebauthnJson } from '../review.ts'
import { route } from '../route.ts'
import { Id, PhotoSide, RegistrationStatus, StaffRole } from '../words.ts'

const ById = Type.Object({ id: Id })
const staff = ['staff'] as const
const token = Type.String({ minLength: 20, maxLength: 200 })

export const staffRoutes = {
  openStaffLink: route({
    method: 'POST', path: '/v1/staff/links/open', who: ['anyone', 'staff'], tag: 'staff', summary: 'Come in by the one-time link',
    description: 'The session may only enrol a passkey, or a password with TOTP, until one of them stands.',
    body: Type.Object({ token }, { additionalProperties: false }), status: 200, answer: StaffSession, problems: ['link_expired'],
  }),
  passkeyRegistrationOptions: route({
    method: 'POST', path: '/v1/staff/passkeys/options', who: staff, tag: 'staff', summary: 'Options for navigator.credentials.create',
    status: 200, answer: WebauthnJson, problems: [],
  }),
  addPasskey: route({
    method: 'POST', path: '/v1/staff/passkeys', who: staff, tag: 'staff', summary: 'Enrol a passkey',
    body: WebauthnJson, status: 201, answer: StaffSession, problems: ['passkey_not_accepted'],
  }),
  passkeySignInOptions: route({
    method: 'POST', path: '/v1/staff/sessions/passkey/options', who: ['anyone'], tag: 'staff', summary: 'Options for navigator.credentials.get',
    status: 200, answer: Type.Object({ id: Id, options: WebauthnJson }), problems: [],
  }),
  signInByPasskey: route({
    method: 'POST', path: '/v1/staff/sessions/passkey', who: ['anyone'], tag: 'staff', summary: 'Sign in with a passkey',
    body: Type.Object({ id: Id, answer: WebauthnJson }, { additionalProperties: false }), status: 200, answer: StaffSession, problems: ['passkey_not_accepted'],
  }),
  startTotp: route({
    method: 'POST', path: '/v1/staff/totp', who: staff, tag: 'staff', summary: 'A TOTP secret to scan (RFC 6238)',
    status: 200, answer: Type.Object({ uri: Type.String(), secret: Type.String() }), problems: ['not_possible_now'],
  }),
  setStaffPassword: route({
    method: 'PUT', path: '/v1/staff/password', who: staff, tag: 'staff', summary: 'Set password and TOTP together',
    body: Type.Object({ password: Password, totp: Code }, { additionalProperties: false }),
    status: 200, answer: StaffSession, problems: ['password_too_weak', 'code_wrong', 'not_possible_now'],
  }),
  signInStaff: route({
    method: 'POST', path: '/v1/staff/sessions', who: ['anyone'], tag: 'staff', summary: 'Sign in with password and TOTP',
    body: Type.Object({ email: Email, password: Password, totp: Code }, { additionalProperties: false }),
    status: 200, answer: StaffSession, problems: ['wrong_credentials'],
  }),
  getStaffSession: route({
    method: 'GET', path: '/v1/staff/sessions/current', who: staff, tag: 'staff', summary: 'Who is signed in', status: 200, answer: StaffSession, problems: [],
  }),
  signOutStaff: route({
    method: 'DELETE', path: '/v1/staff/sessions/current', who: staff, tag: 'staff', summary: 'Sign out', status: 204, answer: null, problems: [],
  }),
  listStaff: route({
    method: 'GET', path: '/v1/staff', who: staff, tag: 'staff', summary: 'The team (admin)',
    status: 200, answer: Type.Object({ items: Type.Array(Staff) }), problems: [],
  }),
  inviteStaff: route({
    method: 'POST', path: '/v1/staff', who: staff, tag: 'staff', summary: 'Invite somebody by a one-time link (admin)',
    body: Type.Object(
      { name: Type.String({ minLength: 1, maxLength: 80 }), email: Email, roles: Type.Array(StaffRole, { minItems: 1 }) },
      { additionalProperties: false },
    ),
    status: 201, answer: Type.Object({ staff: Staff, link: Type.String() }), problems: ['contact_taken'],
  }),
  closeStaff: route({
    method: 'DELETE', path: '/v1/staff/{id}', who: staff, tag: 'staff', summary: 'Close an account and end its sessions (admin)',
    params: ById, status: 204, answer: null, problems: ['not_found', 'not_possible_now'],
  }),
}

export const reviewRoutes = {
  listQueue: route({
    method: 'GET', path: '/v1/review/queue', who: staff, tag: 'review', summary: 'Waiting cases by due time',
    query: Type.Object(
      {
        country: Type.Optional(Type.String({ pattern: '^[A-Z]{2}$' })), status: Type.Optional(RegistrationStatus), mine: Type.Optional(Type.Boolean()),
        after: Type.Optional(Type.String({ maxLength: 200 })), limit: Type.Optional(Type.Integer({ minimum: 1, maximum: 100 })),
      },
      { additionalProperties: false },
    ),
    status: 200, answer: QueuePage, problems: [],
  }),
  takeNext: route({
    method: 'POST', path: '/v1/review/queue/next', who: staff, tag: 'review', summary: 'Lease the case due first',
    status: 200, answer: Type.Object({ item: Type.Union([QueueItem, Type.Null()]) }), problems: [],
  }),
  takeCase: route({
    method: 'PUT', path: '/v1/review/cases/{id}/lease', who: staff, tag: 'review', summary: 'Lease a case, or keep the lease alive',
    description: 'Ten minutes from now by the database clock.', params: ById, status: 200, answer: QueueItem, problems: ['not_found', 'leased_by_another', 'not_possible_now'],
  }),
  releaseCase: route({
    method: 'DELETE', path: '/v1/review/cases/{id}/lease', who: staff, tag: 'review', summary: 'Give the case back to the queue',
    params: ById, status: 204, answer: null, problems: ['not_found'],
  }),
  searchCases: route({
    method: 'GET', path: '/v1/review/cases', who: staff, tag: 'review', summary: 'Find registrations by id, status or exact contact',
    query: Type.Object(
      {
        id: Type.Optional(Id), status: Type.Optional(RegistrationStatus), after: Type.Optional(Id),
        limit: Type.Optional(Type.Integer({ minimum: 1, maximum: 100 })),
      },
      { additionalProperties: false },
    ),
    status: 200, answer: Type.Object({ items: Type.Array(CaseRow), next: Type.Union([Id, Type.Null()]) }), problems: [],
  }),
  getCase: route({
    method: 'GET', path: '/v1/review/cases/{id}', who: staff, tag: 'review', summary: 'The case page', params: ById, status: 200, answer: Case, problems: ['not_found'],
  }),
  getCasePhoto: route({
    method: 'GET', path: '/v1/review/cases/{id}/photos/{side}', who: staff, tag: 'review', picture: 'answer', summary: 'One picture, watermarked',
    description: 'Every view is an event with the viewer. Support is refused.', params: Type.Object({ id: Id, side: PhotoSide }),
    status: 200, answer: null, problems: ['not_found', 'picture_damaged'],
  }),
  previewDecision: route({
    method: 'POST', path: '/v1/review/cases/{id}/preview', who: staff, tag: 'review', summary: 'The text the subscriber would get',
    params: ById, body: Decision, status: 200, answer: DecisionPreview, problems: ['not_found'],
  }),
  decideCase: route({
    method: 'POST', path: '/v1/review/cases/{id}/decision', who: staff, tag: 'review', summary: 'Approve, ask again, or reject',
    params: ById, body: Decision, status: 200, answer: Case, problems: ['not_found', 'not_leased', 'leased_by_another', 'changed_meanwhile', 'not_possible_now', 'not_complete', 'country_not_served'],
  }),
  answerRepeat: route({
    method: 'POST', path: '/v1/review/cases/{id}/repeats/{other}', who: staff, tag: 'review', summary: 'Say what a repeat is',
    description: '`other` is the registration the case is beside. The newest answer about a pair counts; all are kept. The status of neither changes.',
    params: Type.Object({ id: Id, other: Id }), body: AnswerRepeat, status: 200, answer: Case, problems: ['not_found', 'not_possible_now', 'not_complete'],
  }),
  addCaseNote: route({
    method: 'POST', path: '/v1/review/cases/{id}/notes', who: staff, tag: 'review', summary: 'Write a note for staff',
    params: ById, body: Type.Object({ text: Type.String({ minLength: 1, maxLength: 2000 }) }, { additionalProperties: false }),
    status: 201, answer: CaseNote, problems: ['not_found'],
  }),
}
