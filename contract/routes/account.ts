// Routes of the subscriber's account and of what a visitor may see.
import { Type } from 'typebox'
import { Account, Code, CodeFlow, CodeSent, Confirmed, Email, Line, Password, Phone } from '../account.ts'
import { route } from '../route.ts'
import { ServiceInfo } from '../service.ts'
import { Channel, Id, Locale } from '../words.ts'

const FlowId = Type.Object({ id: Id })
const ByChannel = Type.Object({ channel: Channel })
const Identifier = Type.Union([Email, Phone])

export const accountRoutes = {
  getService: route({
    method: 'GET', path: '/v1/service', who: ['anyone', 'subscriber', 'operator', 'staff'], tag: 'service',
    summary: 'What the operator offers and what each country asks',
    status: 200, answer: ServiceInfo, problems: [],
  }),
  startSignUp: route({
    method: 'POST', path: '/v1/sign-ups', who: ['anyone'], tag: 'account',
    summary: 'Begin an account: codes go to e-mail and phone',
    description: 'The answer is the same whether or not an account exists. An address that already has an account is told so in the message sent to it.',
    body: Type.Object({ email: Email, phone: Phone, password: Password, locale: Locale }, { additionalProperties: false }),
    status: 202, answer: CodeFlow, problems: ['password_too_weak'],
  }),
  confirmSignUp: route({
    method: 'POST', path: '/v1/sign-ups/{id}/confirm', who: ['anyone', 'subscriber'], tag: 'account',
    summary: 'Confirm one contact of a sign-up by its code',
    description: 'The first confirmed contact opens the account and signs in; where the contact already has an account, it signs in to that one.',
    params: FlowId, body: Type.Object({ channel: Channel, code: Code }, { additionalProperties: false }),
    status: 200, answer: Confirmed, problems: ['code_wrong', 'code_expired', 'contact_taken'],
  }),
  resendSignUp: route({
    method: 'POST', path: '/v1/sign-ups/{id}/resend', who: ['anyone', 'subscriber'], tag: 'account',
    summary: 'Send the code of one channel again',
    params: FlowId, body: Type.Object({ channel: Channel }, { additionalProperties: false }),
    status: 202, answer: CodeSent, problems: ['code_expired'],
  }),
  signIn: route({
    method: 'POST', path: '/v1/sessions', who: ['anyone'], tag: 'account',
    summary: 'Sign in by e-mail or phone and password',
    body: Type.Object({ identifier: Identifier, password: Password }, { additionalProperties: false }),
    status: 200, answer: Account, problems: ['wrong_credentials'],
  }),
  signOut: route({
    method: 'DELETE', path: '/v1/sessions/current', who: ['subscriber'], tag: 'account',
    summary: 'Sign out', status: 204, answer: null, problems: [],
  }),
  startSignInByCode: route({
    method: 'POST', path: '/v1/sign-in-codes', who: ['anyone'], tag: 'account',
    summary: 'Ask for a code to sign in with',
    description: 'The answer is the same whether or not an account exists.',
    body: Type.Object({ identifier: Identifier, locale: Locale }, { additionalProperties: false }),
    status: 202, answer: CodeFlow, problems: [],
  }),
  signInByCode: route({
    method: 'POST', path: '/v1/sign-in-codes/{id}/confirm', who: ['anyone'], tag: 'account',
    summary: 'Sign in with the code', params: FlowId,
    body: Type.Object({ code: Code }, { additionalProperties: false }),
    status: 200, answer: Account, problems: ['code_wrong', 'code_expired'],
  }),
  openLink: route({
    method: 'POST', path: '/v1/links/open', who: ['anyone', 'subscriber'], tag: 'account',
    summary: 'Open a hosted or hand-over link',
    description: 'The token stands in the fragment of the link, so that no server logs it. Single use for a hand-over (10 minutes), many times until it ends for a hosted link.',
    body: Type.Object({ token: Type.String({ minLength: 20, maxLength: 200 }) }, { additionalProperties: false }),
    status: 200, answer: Type.Object({ registration_id: Id, account: Account }), problems: ['link_expired'],
  }),
  getAccount: route({
    method: 'GET', path: '/v1/account', who: ['subscriber'], tag: 'account',
    summary: 'The account with its lines and registrations', status: 200, answer: Account, problems: [],
  }),
  setPassword: route({
    method: 'PUT', path: '/v1/account/password', who: ['subscriber'], tag: 'account',
    summary: 'Set a new password',
    body: Type.Object({ password: Password, old_password: Type.Optional(Password) }, { additionalProperties: false }),
    status: 204, answer: null, problems: ['password_too_weak', 'wrong_credentials'],
  }),
  setContact: route({
    method: 'PUT', path: '/v1/account/contacts/{channel}', who: ['subscriber'], tag: 'account',
    summary: 'Give or change an e-mail address or phone number, and get a code there',
    description: 'Without `value` the code goes to the contact on file again. Takes effect once confirmed.',
    params: ByChannel, body: Type.Object({ value: Type.Optional(Identifier) }, { additionalProperties: false }),
    status: 202, answer: CodeSent, problems: ['not_found'],
  }),
  confirmContact: route({
    method: 'POST', path: '/v1/account/contacts/{channel}/confirm', who: ['subscriber'], tag: 'account',
    summary: 'Confirm a contact by its code', params: ByChannel,
    body: Type.Object({ code: Code }, { additionalProperties: false }),
    status: 200, answer: Account, problems: ['code_wrong', 'code_expired', 'contact_taken'],
  }),
  orderLine: route({
    method: 'POST', path: '/v1/account/lines', who: ['subscriber'], tag: 'account',
    summary: 'Take a plan: a new line, locked until verified',
    body: Type.Object({ plan_id: Id }, { additionalProperties: false }),
    status: 201, answer: Line, problems: ['not_found', 'not_possible_now'],
  }),
  setLocale: route({
    method: 'PUT', path: '/v1/account/locale', who: ['subscriber'], tag: 'account',
    summary: 'Choose the language of messages',
    body: Type.Object({ locale: Locale }, { additionalProperties: false }),
    status: 204, answer: null, problems: [],
  }),
}
