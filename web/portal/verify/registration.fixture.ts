// A registration of nobody in Utopia, for tests; each test says what differs.
import type { Photo, Registration } from '#contract/registration.ts'
import type { PhotoSide } from '#contract/words.ts'


function photo(side: PhotoSide, more: Partial<Photo> = {}): Photo {
  return { side, status: 'read', verdict: 'good', faults: [], received_at: '2026-11-20T08:00:00Z', refused: 0, used_anyway: false, ...more }
}

/** A draft with a card of two sides chosen and photographed, nothing missing. */
export function registration(more: Partial<Registration> = {}): Registration {
  return {
    id: '01900000-0000-7000-8000-000000000001', subscriber_id: '01900000-0000-7000-8000-000000000002', line_ids: [], status: 'draft', next_actor: 'subscriber',
    country: 'UT', locale: 'en', url: null, document: { kind: 'id_card', issuing_country: 'UTO' }, attempt: 1, attempts_left: 2, photos: [photo('front'), photo('back')],
    details: null, proposed: null, fields: ['name', 'date_of_birth', 'document_number'], consents_asked: [], consents: [], missing: [], reasons: [], redo: [], checks: [],
    due_at: null, created_at: '2026-11-20T07:00:00Z', submitted_at: null, decided_at: null, version: 1, ...more,
  }
}
