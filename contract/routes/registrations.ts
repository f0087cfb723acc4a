// Routes of a registration, for the subscriber's own pages and the operator's systems alike.
import { Type } from 'typebox'
import { ConsentPurpose } from '../service.ts'
import { ChosenDocument, Details, Photo, Registration, RegistrationEvent, Upload } from '../registration.ts'
import { route } from '../route.ts'
import { CountryCode, Id, Locale, PhotoSide, RegistrationStatus, Timestamp, oneOf } from '../words.ts'

const ById = Type.Object({ id: Id })
const both = ['subscriber', 'operator'] as const
const OfUpload = Type.Object({ id: Id, side: PhotoSide, upload: Id })
/** Pictures of documents are at most this large, in one request or in parts. */
export const PICTURE_BYTES = 8 * 1024 * 1024
/** RFC 9530 section 3: the SHA-256 of the whole picture, base64 between colons. Other algorithms may stand beside it. */
const REPR_DIGEST = 'sha-256=:[A-Za-z0-9+/]{43}=:'

export const registrationRoutes = {
  createRegistration: route({
    method: 'POST', path: '/v1/registrations', who: both, tag: 'registrations', idempotent: true,
    summary: 'Begin a registration',
    description:
      'For the operator with `subscriber_id`; a subscriber begins their own. `line_ids` are the lines it unlocks: all locked lines of the country when left out. ' +
      'An open registration of the same subscriber and country is given back instead of a second one. `url` opens the hosted page.',
    body: Type.Object(
      {
        subscriber_id: Type.Optional(Id),
        country: CountryCode,
        line_ids: Type.Optional(Type.Array(Id, { maxItems: 50 })),
        locale: Type.Optional(Locale),
      },
      { additionalProperties: false },
    ),
    status: 201, answer: Registration, problems: ['not_found', 'country_not_served', 'remote_not_allowed', 'not_possible_now'],
  }),
  listRegistrations: route({
    method: 'GET', path: '/v1/registrations', who: ['operator'], tag: 'registrations',
    summary: 'Registrations, newest first',
    query: Type.Object(
      { status: Type.Optional(RegistrationStatus), subscriber_id: Type.Optional(Id), after: Type.Optional(Id), limit: Type.Optional(Type.Integer({ minimum: 1, maximum: 100 })) },
      { additionalProperties: false },
    ),
    status: 200, answer: Type.Object({ items: Type.Array(Registration), next: Type.Union([Id, Type.Null()]) }), problems: [],
  }),
  getRegistration: route({
    method: 'GET', path: '/v1/registrations/{id}', who: both, tag: 'registrations',
    summary: 'Status, photos, details, what is missing, what to mend',
    description: 'Sends an ETag; with If-None-Match an unchanged registration answers 304.',
    params: ById, status: 200, answer: Registration, problems: ['not_found'],
  }),
  chooseDocument: route({
    method: 'PUT', path: '/v1/registrations/{id}/document', who: both, tag: 'registrations',
    summary: 'Choose kind and issuing country of the document', params: ById, body: ChosenDocument,
    status: 200, answer: Registration, problems: ['not_found', 'not_possible_now', 'document_not_accepted', 'country_not_served'],
  }),
  putPhoto: route({
    method: 'PUT', path: '/v1/registrations/{id}/photos/{side}', who: both, tag: 'registrations', picture: 'body',
    summary: 'Send the picture of one side',
    description:
      'The raw image, `Content-Type: image/jpeg`, `image/png` or `image/webp`, at most 8 MB; its bytes decide what it is. The same bytes again change nothing. ' +
      'The picture is read within seconds: look at `photos[].verdict`. Where connections break, send it in parts: `beginUpload`. `anyway=true` sends a refused picture to a reviewer, after two refusals.',
    params: Type.Object({ id: Id, side: PhotoSide }),
    query: Type.Object({ anyway: Type.Optional(Type.Boolean()) }, { additionalProperties: false }),
    status: 200, answer: Photo,
    problems: ['not_found', 'not_possible_now', 'changed_meanwhile', 'side_not_expected', 'country_not_served', 'not_a_picture', 'body_too_large', 'storage_full'],
  }),
  beginUpload: route({
    method: 'POST', path: '/v1/registrations/{id}/photos/{side}/uploads', who: both, tag: 'registrations', upload: true,
    summary: 'Begin to send a picture in parts',
    description:
      'For connections that break: what has arrived is kept, and sending goes on where it stopped. After draft-ietf-httpbis-resumable-upload: no body here, ' +
      '`Upload-Length` says how many bytes the picture has, 8 MB at most; `Location` is where the parts go by `PATCH`. ' +
      'With `Repr-Digest` (RFC 9530, SHA-256) the whole is checked at the end, and beginning again with the same digest goes on with the upload under way. ' +
      'A side has one upload at a time; beginning another picture forgets the one before. An upload is kept for 24 hours, and only while the side may be sent. ' +
      '`anyway` as in `putPhoto`.',
    params: Type.Object({ id: Id, side: PhotoSide }),
    query: Type.Object({ anyway: Type.Optional(Type.Boolean()) }, { additionalProperties: false }),
    headers: Type.Object({
      'upload-length': Type.Integer({ minimum: 1, maximum: PICTURE_BYTES }),
      'upload-complete': Type.Optional(oneOf(['?0'])),
      'repr-digest': Type.Optional(Type.String({ pattern: REPR_DIGEST, maxLength: 400 })),
    }),
    status: 201, answer: Upload,
    problems: ['not_found', 'not_possible_now', 'changed_meanwhile', 'side_not_expected', 'country_not_served'],
  }),
  appendToUpload: route({
    method: 'PATCH', path: '/v1/registrations/{id}/photos/{side}/uploads/{upload}', who: both, tag: 'registrations', picture: 'part', upload: true,
    summary: 'Send the next bytes of a picture',
    description:
      '`Content-Type: application/partial-upload`, `Upload-Offset` where these bytes begin, `Upload-Complete: ?1` with the last of them, else `?0`. Parts of any size. ' +
      'What is acknowledged survives a crash; of a request that is cut, the bytes that came are kept. At another offset nothing is taken: `offset_mismatch` names the true one. ' +
      'The last part makes the bytes the picture, with the same checks and the same effect as `putPhoto`, and answers with `photo`. ' +
      'If that was refused for a while only, an empty part with `?1` tries again.',
    params: OfUpload,
    headers: Type.Object({ 'upload-offset': Type.Integer({ minimum: 0, maximum: PICTURE_BYTES }), 'upload-complete': oneOf(['?0', '?1']) }),
    status: 200, answer: Upload,
    problems: [
      'not_found', 'not_possible_now', 'changed_meanwhile', 'offset_mismatch', 'upload_mismatch', 'side_not_expected', 'country_not_served', 'not_a_picture', 'body_too_large',
      'storage_full',
    ],
  }),
  getUpload: route({
    method: 'GET', path: '/v1/registrations/{id}/photos/{side}/uploads/{upload}', who: both, tag: 'registrations', upload: true,
    summary: 'How much of a picture has arrived',
    description: 'Ask after a cut, and go on at `offset`; a part of the same caller that is still being read ends with the bytes that have come. `HEAD` answers with the same headers: `Upload-Offset`, `Upload-Length`, `Upload-Complete`, `Upload-Limit`.',
    params: OfUpload, status: 200, answer: Upload, problems: ['not_found'],
  }),
  cancelUpload: route({
    method: 'DELETE', path: '/v1/registrations/{id}/photos/{side}/uploads/{upload}', who: both, tag: 'registrations',
    summary: 'Forget what has arrived of a picture', params: OfUpload, status: 204, answer: null, problems: ['not_found'],
  }),
  putDetails: route({
    method: 'PUT', path: '/v1/registrations/{id}/details', who: both, tag: 'registrations',
    summary: 'Give the details as printed on the document', params: ById, body: Details,
    status: 200, answer: Registration, problems: ['not_found', 'not_possible_now'],
  }),
  putConsents: route({
    method: 'PUT', path: '/v1/registrations/{id}/consents', who: both, tag: 'registrations',
    summary: 'Give or refuse consents, one by one, each with the version shown', params: ById,
    body: Type.Object(
      {
        items: Type.Array(Type.Object({ purpose: ConsentPurpose, version: Type.String({ maxLength: 40 }), granted: Type.Boolean() }, { additionalProperties: false }), {
          minItems: 1, maxItems: 10,
        }),
      },
      { additionalProperties: false },
    ),
    status: 200, answer: Registration, problems: ['not_found', 'not_possible_now', 'changed_meanwhile', 'country_not_served'],
  }),
  submitRegistration: route({
    method: 'POST', path: '/v1/registrations/{id}/submit', who: both, tag: 'registrations', idempotent: true,
    summary: 'Submit for checking',
    description: 'Refused with `not_complete` and one fix per missing thing. Submitting what is already submitted changes nothing.',
    params: ById, status: 200, answer: Registration, problems: ['not_found', 'not_possible_now', 'not_complete', 'attempts_exceeded', 'country_not_served'],
  }),
  cancelRegistration: route({
    method: 'POST', path: '/v1/registrations/{id}/cancel', who: both, tag: 'registrations', idempotent: true,
    summary: 'Give up an open registration', params: ById, status: 200, answer: Registration, problems: ['not_found', 'not_possible_now'],
  }),
  listRegistrationEvents: route({
    method: 'GET', path: '/v1/registrations/{id}/events', who: both, tag: 'registrations',
    summary: 'What happened, in order, chained by hash', params: ById,
    status: 200, answer: Type.Object({ items: Type.Array(RegistrationEvent) }), problems: ['not_found'],
  }),
  handOver: route({
    method: 'POST', path: '/v1/registrations/{id}/handover', who: ['subscriber'], tag: 'registrations',
    summary: 'A link to go on with on another device',
    description: 'Single use, ten minutes, bound to this session.', params: ById,
    status: 201, answer: Type.Object({ url: Type.String(), expires_at: Timestamp }), problems: ['not_found', 'not_possible_now'],
  }),
}
