// Job: runs every check on a submitted registration and decides by the policy, in one transaction.
import type { Jobs } from '#core/jobs.ts'
import { localDate } from '#core/local-date.ts'
import { runChecks } from '#core/run-checks.ts'
import { decide } from '#core/decide.ts'
import { claimDocument, listDocumentsOf, listSameDocument } from '#store/documents.ts'
import { countLinesOnDocument } from '#store/lines.ts'
import { lockRegistration } from '#store/registrations.ts'
import type { Tx } from '#store/schema.ts'
import type { House } from '../house.ts'
import { conclude } from './conclude.ts'
import { move } from './move.ts'
import { policyOf } from './registration-access.ts'
import { SYSTEM } from './registration-event.ts'
import { documentIndex } from './submit.ts'
import { documentOf, isRead, know, type Known } from './view-registration.ts'

/** Checks and decides. A job of an earlier attempt, or one run twice, does nothing. */
export async function checkRegistration(house: House, job: Jobs['check_registration']): Promise<void> {
  // Serializable: two registrations on one document, decided at once, may not both pass the quota.
  await house.store.transaction(
    async (tx) => {
      const row = await lockRegistration(tx, job.subscriberId, job.registrationId)
      if (row.status !== 'submitted' || row.attempt !== job.attempt) return
      const known = await know(house, tx, row)
      const document = documentOf(row)
      if (!document || !isRead(known)) return
      const checking = await move(house, tx, row, 'start_checking', SYSTEM)
      if (!checking) return
      await claimWhatWasRead(house, tx, known, document)
      const { sameDocument, linesHeld } = await countOthers(tx, known)
      const { policy } = policyOf(house, row.country)
      const checks = runChecks({
        policy, today: localDate(house.now().toISOString(), policy.timezone), document, readings: known.readings,
        usedAnyway: [...known.photos.values()].filter((photo) => photo.used_anyway).map((photo) => photo.side),
        details: known.details ?? {}, contacts: known.contacts, sameDocument, linesHeld, linesAsked: row.line_ids.length, mode: house.operator.mode,
      })
      const { outcome, reasons } = decide(checks, policy, { attempt: row.attempt })
      await conclude(house, tx, checking, { outcome, reasons, checks }, SYSTEM)
    },
    { serializable: true },
  )
}

/** Checks that fail by a fault of our own, after all tries, end with a person: never with an approval. */
export async function sendUncheckedToReview(house: House, job: Jobs['check_registration']): Promise<void> {
  await house.store.transaction(async (tx) => {
    const row = await lockRegistration(tx, job.subscriberId, job.registrationId)
    if (row.status !== 'submitted' || row.attempt !== job.attempt) return
    const checking = await move(house, tx, row, 'start_checking', SYSTEM, {}, { failed: true })
    if (checking) await conclude(house, tx, checking, { outcome: 'in_review', reasons: [], checks: [] }, SYSTEM)
  })
}

/** A number read on the document counts as shown even when another one was typed: otherwise a slip of the finger would hide a repeat. */
async function claimWhatWasRead(house: House, tx: Tx, known: Known, document: { kind: Parameters<typeof documentIndex>[1]['kind']; issuing_country: string }): Promise<void> {
  const { row } = known
  const numbers = Object.values(known.readings).flatMap((reading) => reading?.fields.filter((field) => field.name === 'document_number' && !field.doubtful) ?? [])
  for (const number of new Set(numbers.map((field) => field.value))) {
    const index = documentIndex(house, document, number)
    await claimDocument(tx, { operatorId: row.operator_id, index, subscriberId: row.subscriber_id, registrationId: row.id, at: house.now() })
  }
}

/** Other subscribers' registrations with the same document, and lines that stand on it already. */
async function countOthers(tx: Tx, known: Known): Promise<{ sameDocument: number; linesHeld: number }> {
  const { row } = known
  const same = new Set<string>()
  let linesHeld = 0
  for (const index of await listDocumentsOf(tx, row)) {
    for (const other of await listSameDocument(tx, row.operator_id, index, row.subscriber_id)) same.add(other.id)
    linesHeld = Math.max(linesHeld, await countLinesOnDocument(tx, row.operator_id, index, row.line_ids))
  }
  return { sameDocument: same.size, linesHeld }
}
