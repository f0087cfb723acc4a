// Job: runs every check on a submitted registration and decides by the policy, in one transaction.
import type { Jobs } from '#core/jobs.ts'
import { localDate } from '#core/local-date.ts'
import { runChecks } from '#core/run-checks.ts'
import { decide } from '#core/decide.ts'
import { getRegistration, lockRegistration, type SavedRegistration } from '#store/registrations.ts'
import type { Tx } from '#store/schema.ts'
import type { House } from '../house.ts'
import { blockedKindsOf } from './blocked-values.ts'
import { conclude } from './conclude.ts'
import { findRepeats } from './find-repeats.ts'
import { facesForChecks, isReady } from './known-faces.ts'
import { move } from './move.ts'
import { policyOf } from './registration-access.ts'
import { SYSTEM } from './registration-event.ts'
import { seekAlike } from './seek-alike.ts'
import { claimShown, countLinesHeld, countLinesOfPerson } from './shown-documents.ts'
import { documentOf, know } from './view-registration.ts'

/** Checks and decides. A job of an earlier attempt, or one run twice, does nothing. */
export async function checkRegistration(house: House, job: Jobs['check_registration']): Promise<void> {
  const waiting = await getRegistration(house.store.db, job.subscriberId, job.registrationId)
  if (waiting.status !== 'submitted' || waiting.attempt !== job.attempt) return
  // Before anything is held: it may take a while, and what it finds stays found.
  await seekAlike(house, job.subscriberId, job.registrationId)
  // Serializable: two registrations on one document, decided at once, may not both pass the quota.
  await house.store.transaction(
    async (tx) => {
      const row = await lockRegistration(tx, job.subscriberId, job.registrationId)
      if (row.status !== 'submitted' || row.attempt !== job.attempt) return
      const known = await know(house, tx, row)
      const document = documentOf(row)
      if (!document || !isReady(known)) return
      const loaded = policyOf(house, row.country)
      // Under no law nobody is approved: a person sees what was given.
      if (!loaded) return sendOn(house, tx, row)
      const { policy, hash } = loaded
      // The decision is made by, and bears, the policy of this moment, which may be another than that of the submission.
      const checking = await move(house, tx, row, 'start_checking', SYSTEM, { policy_version: policy.version, policy_hash: hash })
      if (!checking) return
      await claimShown(house, tx, known)
      const repeats = await findRepeats(house, tx, known)
      const blocked = await blockedKindsOf(house, tx, known)
      const linesHeld = await countLinesHeld(house, tx, known)
      const linesTogether = await countLinesOfPerson(tx, known)
      const checks = runChecks({
        policy, today: localDate(house.now().toISOString(), policy.timezone), document, readings: known.readings,
        usedAnyway: [...known.photos.values()].filter((photo) => photo.used_anyway).map((photo) => photo.side),
        details: known.details ?? {}, contacts: known.contacts, repeats, blocked, linesHeld, linesTogether, linesAsked: row.line_ids.length,
        regions: house.regions, samples: house.samples, alphabet: house.alphabet, mode: house.operator.mode,
        faces: facesForChecks(known),
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
    await sendOn(house, tx, row)
  })
}

/** To a person, unchecked. */
async function sendOn(house: House, tx: Tx, row: SavedRegistration): Promise<void> {
  const checking = await move(house, tx, row, 'start_checking', SYSTEM, {}, { failed: true })
  if (checking) await conclude(house, tx, checking, { outcome: 'in_review', reasons: [], checks: [] }, SYSTEM)
}
