// The built-in line provisioning: an SM-DP+ in a folder. Every step is one file written whole, so a kill loses nothing acknowledged.
import { randomBytes } from 'node:crypto'
import { mkdir, readFile, rm } from 'node:fs/promises'
import { join } from 'node:path'
import { isIccid, makeIccid } from './iccid.ts'
import { activationCode, isEid } from './line.ts'
import type { LineAnswer, LineProfile, LineProvisioning, LineRefusal, LineServices } from './line.ts'
import { digestOf, referenceOf } from './reference.ts'
import { writeFileOnce, writeFileWhole } from './write-file.ts'

export type LineSimulator = Required<LineProvisioning> & {
  /** Plays the phone: scans the activation code and installs. */
  install(op: { readonly operationId: string; readonly lineRef: string }): Promise<LineAnswer>
}
export type LineSimulatorOptions = {
  readonly folder: string
  /** Host in the activation codes. */
  readonly smdpAddress?: string
}

/** One line as kept on disk. `done` holds each operation's call (as a digest) and answer, so that a call repeated is answered alike. */
type Kept = {
  readonly lineRef: string
  readonly iccid: string
  readonly productRef: string
  readonly profile: LineProfile
  readonly services: LineServices
  readonly eid: string | null
  readonly done: Readonly<Record<string, { readonly call: string; readonly answer: object }>>
}
type Step<T> = { readonly next: Partial<Kept>; readonly answer: T }

const LOCKED: LineServices = { data: 'locked', voice_sms_in: 'locked', voice_sms_out: 'locked' }
const refused = (detail: string): LineRefusal => ({ ok: false, retry: false, detail })
const isRefusal = (answer: object): answer is LineRefusal => 'ok' in answer && answer.ok === false
const REFERENCE = /^sim-[0-9a-f]{32}$/

/** The same call gives the same digest, in whatever order its keys stand. A confirmation code is not kept in the clear. */
const callOf = (name: string, op: object): string =>
  referenceOf(JSON.stringify([name, op], (_, value: unknown) => (isPlain(value) ? Object.fromEntries(Object.entries(value).sort(([a], [b]) => (a < b ? -1 : 1))) : value)))
const isPlain = (value: unknown): value is Record<string, unknown> => typeof value === 'object' && value !== null && !Array.isArray(value)

/** Which profile states each call may meet (SGP.22 5.3). */
const FROM: Record<'confirm' | 'release' | 'cancel' | 'setServices' | 'install', readonly LineProfile[]> = {
  confirm: ['allocated', 'linked'],
  release: ['confirmed'],
  cancel: ['allocated', 'linked', 'confirmed', 'released'],
  setServices: ['allocated', 'linked', 'confirmed', 'released', 'downloaded', 'installed'],
  install: ['released', 'downloaded'],
}

/** Makes the simulator over a folder; one process at a time may write to it. */
export function createLineSimulator({ folder, smdpAddress = 'smdp.utopia.example' }: LineSimulatorOptions): LineSimulator {
  const fileOf = (lineRef: string) => join(folder, 'lines', `${lineRef}.json`)
  const queues = new Map<string, Promise<unknown>>()

  /** One call after the other on a line: each reads what the one before wrote. */
  function inTurn<T>(lineRef: string, work: () => Promise<T>): Promise<T> {
    const turn = (queues.get(lineRef) ?? Promise.resolve()).then(work, work)
    queues.set(lineRef, turn)
    const leave = () => void (queues.get(lineRef) === turn && queues.delete(lineRef))
    turn.then(leave, leave)
    return turn
  }

  async function load(lineRef: string): Promise<Kept | null> {
    if (!REFERENCE.test(lineRef)) return null
    try {
      return JSON.parse(await readFile(fileOf(lineRef), 'utf8')) as Kept
    } catch (cause) {
      if (cause instanceof Error && 'code' in cause && cause.code === 'ENOENT') return null
      throw cause
    }
  }

  /** Gives a number to one line only. True as well for the line that has it already. */
  async function claim(kind: 'iccid' | 'matching', number: string, lineRef: string): Promise<boolean> {
    await mkdir(join(folder, kind), { recursive: true, mode: 0o700 })
    const file = join(folder, kind, referenceOf(number))
    return (await writeFileOnce(file, lineRef)) || (await readFile(file, 'utf8')) === lineRef
  }

  /** Gives a number back, if it is this line's. */
  async function unclaim(kind: 'iccid', number: string, lineRef: string): Promise<void> {
    const file = join(folder, kind, referenceOf(number))
    if ((await readFile(file, 'utf8').catch(() => '')) === lineRef) await rm(file, { force: true })
  }

  /** The operation's earlier answer, if the call is the same; a refusal, if the id was used for another. */
  function earlier(line: Kept, operationId: string, call: string): object | null {
    const done = line.done[operationId]
    if (!done) return null
    return done.call === call ? done.answer : refused('operation id was used for another call')
  }

  /** Carries out one call on a line: once, in a state that admits it, the state and the answer written together. */
  function operate<T extends object>(
    name: keyof typeof FROM, op: { operationId: string; lineRef: string }, step: (line: Kept) => Step<T> | LineRefusal | Promise<Step<T> | LineRefusal>,
  ): Promise<LineAnswer<T>> {
    return inTurn(op.lineRef, async () => {
      const line = await load(op.lineRef)
      if (!line) return refused('unknown line')
      const call = callOf(name, op)
      const before = earlier(line, op.operationId, call)
      if (before) return before as LineAnswer<T>
      if (!FROM[name].includes(line.profile)) return refused(`${name} does not go from ${line.profile}`)
      const made = await step(line)
      if (isRefusal(made)) return made
      const answer: LineAnswer<T> = { ok: true, ...made.answer }
      await writeFileWhole(fileOf(line.lineRef), JSON.stringify({ ...line, ...made.next, done: { ...line.done, [op.operationId]: { call, answer } } }))
      return answer
    })
  }

  /** A free ICCID. From the operation's id first, so that a reserve cut off half way takes the same again. */
  async function freeIccid(operationId: string, lineRef: string): Promise<string> {
    for (let round = 0; ; round += 1) {
      const iccid = makeIccid(digestOf(`${operationId} ${round}`))
      if (await claim('iccid', iccid, lineRef)) return iccid
    }
  }

  return {
    capabilities: () => ({ releaseGate: true, serviceControl: 'perService', events: 'poll' }),

    reserve(op) {
      // Made from the operation's id: the same reserve finds its own line again.
      const lineRef = `sim-${referenceOf(op.operationId)}`
      return inTurn(lineRef, async () => {
        const call = callOf('reserve', op)
        const known = await load(lineRef)
        if (known) return earlier(known, op.operationId, call) as LineAnswer<{ lineRef: string; iccid: string }>
        if (op.eid !== undefined && !isEid(op.eid)) return refused('not an EID')
        if (op.iccid !== undefined && !isIccid(op.iccid)) return refused('not an ICCID')
        if (op.iccid !== undefined && !(await claim('iccid', op.iccid, lineRef))) return refused('ICCID is in use')
        const iccid = op.iccid ?? (await freeIccid(op.operationId, lineRef))
        const answer = { ok: true, lineRef, iccid } as const
        const profile = op.eid === undefined ? 'allocated' : 'linked'
        const { productRef, eid = null, operationId } = op
        const line: Kept = { lineRef, iccid, productRef, profile, services: LOCKED, eid, done: { [operationId]: { call, answer } } }
        await mkdir(join(folder, 'lines'), { recursive: true, mode: 0o700 })
        await writeFileWhole(fileOf(lineRef), JSON.stringify(line))
        return answer
      })
    },

    confirm: (op) =>
      operate('confirm', op, async (line) => {
        if (op.eid !== undefined && !isEid(op.eid)) return refused('not an EID')
        if (op.eid !== undefined && line.eid !== null && op.eid !== line.eid) return refused('linked to another EID')
        const matchingId = op.matchingId ?? randomBytes(16).toString('hex').toUpperCase()
        if (!/^[0-9A-Z-]{1,64}$/.test(matchingId)) return refused('not a matching id')
        if (!(await claim('matching', matchingId, line.lineRef))) return refused('matching id is in use')
        return {
          next: { profile: op.release ? 'released' : 'confirmed', eid: op.eid ?? line.eid },
          answer: { smdpAddress, matchingId, activationCode: activationCode(smdpAddress, matchingId, op.confirmationCode !== undefined) },
        }
      }),

    release: (op) => operate('release', op, () => ({ next: { profile: 'released' }, answer: {} })),

    async cancel(op) {
      const profile = op.returnToStock ? 'available' : 'unavailable'
      const answer = await operate('cancel', op, () => ({ next: { profile, services: LOCKED }, answer: {} }))
      const line = answer.ok && op.returnToStock ? await load(op.lineRef) : null
      // Only after the line has let go of it on disk: else two lines could hold one number.
      if (line) await unclaim('iccid', line.iccid, line.lineRef)
      return answer
    },

    setServices: (op) => operate('setServices', op, () => ({ next: { services: op.services }, answer: {} })),

    install: (op) => operate('install', op, () => ({ next: { profile: 'installed' }, answer: {} })),

    async status(lineRef) {
      const line = await load(lineRef)
      return line ? { ok: true, profile: line.profile, services: line.services } : refused('unknown line')
    },
  }
}
