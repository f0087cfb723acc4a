// Jobs on a line: reserve a profile while it is locked; unlock its services once its holder is known. The network is asked first, then it is written down.
import type { Service } from '#contract/words.ts'
import type { Jobs } from '#core/jobs.ts'
import type { LineAnswer } from '#couriers/line.ts'
import { appendEvent } from '#store/events.ts'
import { findLine, lockLine, updateLine, type SavedLine } from '#store/lines.ts'
import { findPlan } from '#store/operators.ts'
import { getRegistration } from '#store/registrations.ts'
import { sealJson } from '#store/seal.ts'
import type { House } from '../house.ts'
import { announce } from './announce.ts'
import { boundTo, keyOf } from './sealed.ts'

/** Reserves a profile and confirms it unreleased: it cannot be downloaded before release (SGP.22 5.3.2). Run twice, it reserves once. */
export async function reserveLine(house: House, job: Jobs['reserve_line']): Promise<void> {
  const { db } = house.store
  const line = await findLine(db, job.subscriberId, job.lineId)
  if (!line || line.line_ref || line.status === 'deregistered') return
  const { lineRef, iccid } = given(await house.couriers.line.reserve({ operationId: `${line.id}/reserve`, productRef: line.plan_id }))
  const { activationCode } = given(await house.couriers.line.confirm({ operationId: `${line.id}/confirm`, lineRef, release: false }))
  const key = await keyOf(house, db, line.subscriber_id)
  await house.store.transaction(async (tx) => {
    const row = await lockLine(tx, line.subscriber_id, line.id)
    if (!row || row.line_ref) return
    await updateLine(tx, row, { line_ref: lineRef, iccid, activation_sealed: sealJson(key, boundTo('activation', row.subscriber_id, row.id), activationCode) })
    await appendEvent(tx, {
      subscriberId: row.subscriber_id, operatorId: row.operator_id, registrationId: null, type: 'line.reserved', at: house.now(), actor: 'system', actorId: null, data: { line_id: row.id },
    })
  })
}

/** Which services a plan has: data always, voice and SMS where it includes them. */
function servicesOf(voice: boolean): Record<Service, 'locked' | 'on'> {
  const rest = voice ? 'on' : 'locked'
  return { data: 'on', voice_sms_in: rest, voice_sms_out: rest }
}

/** A line already on has nothing to be unlocked; one given back stays so. */
function isWaiting({ status }: SavedLine): boolean {
  return status !== 'active' && status !== 'deregistered'
}

/** Has the network release the profile and switch the services on, then writes it down and tells the operator's systems. */
export async function unlockLine(house: House, job: Jobs['unlock_line']): Promise<void> {
  await reserveLine(house, job)
  const { db } = house.store
  const line = await findLine(db, job.subscriberId, job.lineId)
  const registration = await getRegistration(db, job.subscriberId, job.registrationId)
  if (!line?.line_ref || !isWaiting(line) || registration.status !== 'approved') return
  const plan = await findPlan(db, line.operator_id, line.plan_id)
  const services = servicesOf(plan?.voice ?? false)
  await askNetwork(house, line, line.line_ref, services)
  await house.store.transaction(async (tx) => {
    const row = await lockLine(tx, line.subscriber_id, line.id)
    if (!row || !isWaiting(row)) return
    await updateLine(tx, row, { status: 'active', services: JSON.stringify(services), unlocked_at: house.now() })
    await appendEvent(tx, {
      subscriberId: row.subscriber_id, operatorId: row.operator_id, registrationId: registration.id, type: 'line.unlocked', at: house.now(), actor: 'system', actorId: null,
      data: { line_id: row.id, services },
    })
    await announce(house, tx, 'line.unlocked', { line_id: row.id, subscriber_id: row.subscriber_id, registration_id: registration.id, services })
  })
}

async function askNetwork(house: House, line: SavedLine, lineRef: string, services: Record<Service, 'locked' | 'on'>): Promise<void> {
  const { line: network } = house.couriers
  if (network.capabilities().releaseGate) given(await network.release({ operationId: `${line.id}/release`, lineRef }))
  if (network.setServices) given(await network.setServices({ operationId: `${line.id}/unlock`, lineRef, services, reason: 'real_name_registered' }))
}

/** The network refused. The queue tries again and in the end reports the line as stuck; it stays locked meanwhile. */
export class NetworkRefused extends Error {
  override name = 'NetworkRefused'
}

function given<T extends object>(answer: LineAnswer<T>): T {
  if (!answer.ok) throw new NetworkRefused(answer.detail)
  return answer
}
