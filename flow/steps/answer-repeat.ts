// A reviewer says what a repeat is: one person, two persons, or somebody to be blocked. It is noted for both, and a later answer undoes it.
import { refuse, type Refusal } from '#contract/problems.ts'
import type { AnswerRepeat } from '#contract/repeats.ts'
import type { Case } from '#contract/review.ts'
import type { RouteInput } from '#contract/route.ts'
import type { Routes } from '#contract/routes.ts'
import { mayStaff } from '#core/access.ts'
import { findRegistration, getRegistration, type SavedRegistration } from '#store/registrations.ts'
import { insertAnswer } from '#store/repeats.ts'
import type { Tx } from '#store/schema.ts'
import { sealJson } from '#store/seal.ts'
import { done, type ActorOf, type House, type Outcome } from '../house.ts'
import { valuesToBlock } from './blocked-values.ts'
import { findPairs } from './find-repeats.ts'
import { byOf, note } from './registration-event.ts'
import { viewCase } from './review-case.ts'
import { boundTo, keyOf } from './sealed.ts'
import { know, type Known } from './view-registration.ts'
import { writeBlock } from './write-block.ts'

/** What is wrong with an answer, or null: only `block` says what is blocked, and only who may block says it. */
function faultOf(actor: ActorOf<'staff'>, body: AnswerRepeat): Refusal | null {
  if (body.answer !== 'block') return body.block ? refuse('not_complete', [{ at: 'block', code: 'not_expected', text: 'only a block names values' }]) : null
  if (!mayStaff(actor.roles, 'block')) return refuse('not_allowed')
  return body.block ? null : refuse('not_complete', [{ at: 'block', code: 'missing', text: 'say why, and which values are blocked' }])
}

/** Blocks the values named; those on the list already stay as they are. Gives how many were added, or null where there is none of these kinds. */
async function block(house: House, tx: Tx, actor: ActorOf<'staff'>, known: Known, body: AnswerRepeat): Promise<number | null> {
  const values = (await valuesToBlock(house, tx, known)).filter((value) => body.block?.kinds.includes(value.kind))
  if (values.length === 0 || !body.block) return null
  let added = 0
  for (const value of values) {
    const row = await writeBlock(house, tx, {
      value, reason: body.block.reason, note: body.reason.trim(), expiresAt: null, registrationId: known.row.id, author: 'staff', authorId: actor.id,
    })
    added += row ? 1 : 0
  }
  return added
}

/** `POST /v1/review/cases/{id}/repeats/{other}`. */
export async function answerRepeat(
  house: House,
  actor: ActorOf<'staff'>,
  { params, body }: Pick<RouteInput<Routes['answerRepeat']>, 'params' | 'body'>,
): Promise<Outcome<Case>> {
  const fault = faultOf(actor, body)
  if (fault) return fault
  const row = await findRegistration(house.store.db, house.operator.id, params.id)
  const other = await findRegistration(house.store.db, house.operator.id, params.other)
  if (!row || !other || row.subscriber_id === other.subscriber_id) return refuse('not_found')
  const answered = await house.store.transaction((tx) => answer(house, tx, actor, row, other, body))
  if (answered) return answered
  return done(await viewCase(house, actor, await getRegistration(house.store.db, row.subscriber_id, row.id)))
}

async function answer(
  house: House, tx: Tx, actor: ActorOf<'staff'>, row: SavedRegistration, other: SavedRegistration, body: AnswerRepeat,
): Promise<Refusal | null> {
  const known = await know(house, tx, row)
  const pair = (await findPairs(house, tx, known)).find((each) => each.subscriberId === other.subscriber_id)
  if (!pair) return refuse('not_possible_now', [{ at: 'other', code: 'nothing_in_common', text: 'these two registrations have nothing in common' }])
  const blocked = body.answer === 'block' ? await block(house, tx, actor, known, body) : 0
  if (blocked === null) return refuse('not_complete', [{ at: 'block', code: 'nothing_to_block', text: 'this registration has no value of these kinds' }])
  const id = house.newId()
  await insertAnswer(tx, {
    subscriber_id: row.subscriber_id, id, operator_id: row.operator_id, other_subscriber_id: other.subscriber_id, registration_id: row.id,
    other_registration_id: other.id, answer: body.answer, kinds: pair.kinds, staff_id: actor.id, at: house.now(),
    sealed: sealJson(await keyOf(house, tx, row.subscriber_id), boundTo('repeat', row.subscriber_id, id), body.reason.trim()),
  })
  // On both chains, always in the order of the ids: two who answer at once wait for one another and never in a circle.
  const noted = [[row, other], [other, row]] as const
  for (const [one, beside] of noted.toSorted(([a], [b]) => a.subscriber_id.localeCompare(b.subscriber_id))) {
    await note(house, tx, one, 'repeat.answered', byOf(actor), {
      answer: body.answer, repeat_kinds: pair.kinds, answer_id: id, other_registration_id: beside.id, ...(body.answer === 'block' ? { blocked } : {}),
    })
  }
  return null
}
