// The portal's texts in one language: its own, and those of the rulebook a subscriber can meet.
import base from '#rulebook/texts/en.json' with { type: 'json' }
import own from '#rulebook/texts/portal.en.json' with { type: 'json' }

const { countries, consents, documents, durations, elsewhere, fields, line_statuses, places, problems, services, sides, states, statuses } = base

export const texts = {
  ...own, countries, consents, documents, durations, elsewhere, fields, line_statuses, places, problems, services, sides, states, statuses,
}
