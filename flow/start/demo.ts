// The command `realname demo`: walks one specimen through the running server by the API alone, and prints what happens.
import { availableParallelism } from 'node:os'
import { randomInt } from 'node:crypto'
import { setTimeout as wait } from 'node:timers/promises'
import { parseArgs } from 'node:util'
import { createClient, Unreachable, type CallAnswer, type Client } from '#contract/client.ts'
import type { Details, Registration } from '#contract/registration.ts'
import type { RouteName } from '#contract/routes.ts'
import { plainLayout } from '#specimens/layouts.ts'
import { makeSpecimen } from '#specimens/specimen.ts'
import { ISSUERS, SIDES, SPECIMEN_KINDS, type SpecimenKind } from '#specimens/kinds.ts'
import { readConfig } from './config.ts'
import { requestKey } from './key-door.ts'
import { createLog } from './logger.ts'
import { explainFault } from './start.ts'

const HELP = `Usage: realname demo [--document KIND] [--url URL] [--key KEY]

Walks a SPECIMEN document of a made-up person through the running server, by the API alone, and prints what happened.

  --document KIND   ${SPECIMEN_KINDS.join(', ')} (passport); a cn_resident_id needs a Chinese font on this machine
  --url URL         the server (REALNAME_URL, or http://localhost:PORT)
  --key KEY         an API key; without it one is made through the data folder
  --help            this text

Exit code: 0 approved and unlocked, 1 it ended otherwise, 2 wrong usage.
`

const WAIT_MS = 60_000
const say = (text: string): void => void process.stdout.write(`${text}\n`)

/** The data of an answer; a problem ends the demo in its own words. */
function dataOf<N extends RouteName>(name: N, answer: CallAnswer<N>): Extract<CallAnswer<N>, { ok: true }>['data'] {
  if (answer.ok) return answer.data
  const fixes = answer.problem.fixes.map((fix) => `\n  ${fix.at}: ${fix.text}`).join('')
  throw new Error(`${name} was refused: ${answer.problem.title}${fixes}`)
}

/** Asks again until a registration is as wanted, or a minute is over. */
async function until(client: Client, id: string, isSo: (registration: Registration) => boolean): Promise<Registration> {
  for (const end = Date.now() + WAIT_MS; ; await wait(100)) {
    const registration = dataOf('getRegistration', await client('getRegistration', { params: { id } }))
    if (isSo(registration) || Date.now() > end) return registration
  }
}

async function walk(client: Client, kind: SpecimenKind, url: string): Promise<boolean> {
  const service = dataOf('getService', await client('getService', {}))
  const country = service.home_country
  const plan = service.plans.find((each) => each.country === country && each.voice) ?? service.plans[0]
  if (!plan) throw new Error('The operator offers no plan.')
  const seed = randomInt(2 ** 31)
  // Numbers of the range ITU-T leaves unassigned (+999), and the domain of RFC 2606: nobody can be reached there.
  const contacts = { email: `demo-${seed}@example.org`, phone: `+999${String(seed).padStart(10, '0')}` }
  const subscriber = dataOf('createSubscriber', await client('createSubscriber', { body: { ...contacts, confirmed: ['email', 'phone'] } }))
  say(`subscriber    ${subscriber.id}`)
  const line = dataOf('createLine', await client('createLine', { body: { subscriber_id: subscriber.id, plan_id: plan.id } }))
  say(`line          ${line.id}, ${plan.name['en'] ?? ''}: ${line.status}`)
  const { id, url: hosted } = dataOf('createRegistration', await client('createRegistration', { body: { subscriber_id: subscriber.id, country } }))
  say(`registration  ${id}`)
  say(`hosted page   ${hosted ?? ''}`)
  dataOf('chooseDocument', await client('chooseDocument', { params: { id }, body: { kind, issuing_country: ISSUERS[kind] } }))
  for (const side of SIDES[kind]) {
    const specimen = await makeSpecimen({ kind, side, seed, level: 0, ...plainLayout(kind) })
    dataOf('putPhoto', await client('putPhoto', { params: { id, side }, query: {}, body: specimen.jpeg }))
    say(`picture       ${side}, ${Math.round(specimen.jpeg.length / 1024)} KB`)
  }
  const began = Date.now()
  const read = await until(client, id, ({ photos }) => photos.every((photo) => photo.verdict !== null))
  for (const photo of read.photos) say(`read          ${photo.side}: ${photo.verdict ?? photo.status}${photo.faults.map((fault) => `, ${fault.title}`).join('')}`)
  const details: Details = read.proposed ?? {}
  say(`details       ${Object.keys(details).join(', ')}: filled in from the document after ${((Date.now() - began) / 1000).toFixed(1)} s`)
  dataOf('putDetails', await client('putDetails', { params: { id }, body: Object.fromEntries(Object.entries(details).filter(([field]) => read.fields.includes(field as never))) }))
  const items = read.consents_asked.map(({ purpose, version }) => ({ purpose, version, granted: true }))
  dataOf('putConsents', await client('putConsents', { params: { id }, body: { items } }))
  const submitted = Date.now()
  dataOf('submitRegistration', await client('submitRegistration', { params: { id } }))
  const decided = await until(client, id, ({ next_actor: next }) => next !== 'system')
  say(`decided       ${decided.status} after ${((Date.now() - submitted) / 1000).toFixed(1)} s`)
  for (const check of decided.checks) {
    if (check.status !== 'not_applicable') say(`  ${check.status.padEnd(8)} ${check.name}${check.field ? ` (${check.field})` : ''}${check.reasons.map((reason) => ` ${reason.code}`).join('')}`)
  }
  const isUnlocked = await untilUnlocked(client, line.id, decided.status === 'approved')
  const { items: events } = dataOf('listRegistrationEvents', await client('listRegistrationEvents', { params: { id } }))
  say(`events        ${events.length}, the last ${events.at(-1)?.type ?? 'none'}`)
  say(`\nLook at:\n  ${url}/outbox    what was written to the subscriber\n  ${url}/console/cases/${id}    the case, signed in to the console\n  ${url}/docs    the API`)
  return decided.status === 'approved' && isUnlocked
}

async function untilUnlocked(client: Client, id: string, hope: boolean): Promise<boolean> {
  for (const end = Date.now() + (hope ? 15_000 : 0); ; await wait(100)) {
    const line = dataOf('getLine', await client('getLine', { params: { id } }))
    if (line.status === 'active' || Date.now() > end) {
      say(`line          ${line.status}; ${Object.entries(line.services).map(([service, state]) => `${service} ${state}`).join(', ')}`)
      return line.status === 'active'
    }
  }
}

/** Gives the exit code. */
export async function demoCommand(args: string[]): Promise<number> {
  let values: { document?: string; url?: string; key?: string; help?: boolean }
  try {
    ;({ values } = parseArgs({ args, options: { document: { type: 'string' }, url: { type: 'string' }, key: { type: 'string' }, help: { type: 'boolean' } } }))
  } catch (error) {
    console.error(`${error instanceof Error ? error.message : String(error)}. See realname demo --help.`)
    return 2
  }
  if (values.help) {
    process.stdout.write(HELP)
    return 0
  }
  const kind = SPECIMEN_KINDS.find((each) => each === (values.document ?? 'passport'))
  if (!kind) {
    console.error(`"${values.document}" is no kind of document: choose ${SPECIMEN_KINDS.join(', ')}.`)
    return 2
  }
  try {
    const config = readConfig(process.env, availableParallelism())
    const url = (values.url ?? config.publicUrl).replace(/\/+$/, '')
    await createClient({ base: url })('getService', {})
    const key = values.key ?? (await requestKey(config, 'demo', createLog(process.env)))
    return (await walk(createClient({ base: url, key }), kind, url)) ? 0 : 1
  } catch (error) {
    console.error(error instanceof Unreachable ? 'No server answers. Start it with "npm start" in another terminal, then run the demo again.' : error instanceof Error ? error.message : explainFault(error))
    return 1
  }
}
