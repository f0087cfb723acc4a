// What a visitor learns before giving anything: the operator, the countries it serves, what each asks, the plans.
import { Type, type Static } from 'typebox'
import { CountryCode, DocumentKind, FieldName, Id, Locale, PhotoSide, StateCode, oneOf } from './words.ts'

/** Consents are given one by one, each with the version of the text shown. */
export const CONSENT_PURPOSES = ['identity_registration', 'sensitive_data', 'document_pictures', 'face_comparison'] as const
export const ConsentPurpose = oneOf(CONSENT_PURPOSES)
export type ConsentPurpose = Static<typeof ConsentPurpose>

/** A document a country accepts, with the sides to be shown and the states that may have issued it (empty: any). */
export const AcceptedDocument = Type.Object({
  kind: DocumentKind,
  sides: Type.Array(PhotoSide),
  issuing_countries: Type.Array(StateCode),
})
export type AcceptedDocument = Static<typeof AcceptedDocument>

export const ConsentAsked = Type.Object({ purpose: ConsentPurpose, version: Type.String(), required: Type.Boolean() })
export type ConsentAsked = Static<typeof ConsentAsked>

/** What one country's policy means for the subscriber. */
export const CountryRules = Type.Object({
  country: CountryCode,
  /** False: pictures sent online are not lawful there, said at the start. */
  remote_pictures: Type.Boolean(),
  /** How the law there wants it done instead, as text keys of rulebook/texts (`elsewhere.*`). */
  elsewhere: Type.Array(Type.String()),
  documents: Type.Array(AcceptedDocument),
  fields: Type.Array(FieldName),
  min_age: Type.Union([Type.Integer(), Type.Null()]),
  max_lines: Type.Union([Type.Integer(), Type.Null()]),
  max_attempts: Type.Integer(),
  /** ISO 8601 duration after the contract ends; null: the law there names none. */
  retention: Type.Union([Type.String(), Type.Null()]),
  review_business_days: Type.Integer(),
  consents: Type.Array(ConsentAsked),
  policy_version: Type.String(),
})
export type CountryRules = Static<typeof CountryRules>

export const Plan = Type.Object({
  id: Id,
  /** Text of the operator by language. */
  name: Type.Record(Type.String(), Type.String()),
  data_gb: Type.Union([Type.Integer(), Type.Null()]),
  days: Type.Integer(),
  voice: Type.Boolean(),
  country: CountryCode,
})
export type Plan = Static<typeof Plan>

export const ServiceInfo = Type.Object({
  operator: Type.Object({ name: Type.String(), support_email: Type.Union([Type.String(), Type.Null()]) }),
  mode: oneOf(['sandbox', 'live']),
  locales: Type.Array(Locale),
  home_country: CountryCode,
  countries: Type.Array(CountryRules),
  plans: Type.Array(Plan),
})
export type ServiceInfo = Static<typeof ServiceInfo>
