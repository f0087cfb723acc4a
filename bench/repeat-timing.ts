// Whether the answers tell by their time that a document is known already, or blocked: PUT details and submit, for documents nobody has shown, known ones and blocked ones.
// Usage: npm run -s bench:repeat-timing -- [--count N] [--help]
import { parseArgs } from 'node:util'
import { begin, consent, dataOf, giveDetails, look, showDocument, submit, untilDecided, type Shown } from '../journeys/api-steps.ts'
import { startServer, type Server } from '../journeys/server.ts'

const { values } = parseArgs({ options: { count: { type: 'string', default: '20' }, help: { type: 'boolean' } } })
if (values.help) {
  console.log('Usage: npm run -s bench:repeat-timing -- [--count N]\n\nPrints how long PUT details and submit take for unknown, known and blocked documents, and whether the difference is more than chance.')
  process.exit(0)
}
const count = Number(values.count)
const KNOWN: Shown = { kind: 'passport', seed: 940_001 }
const BLOCKED: Shown = { kind: 'passport', seed: 940_002 }
const GROUPS = ['unknown', 'known', 'blocked'] as const
type Group = (typeof GROUPS)[number]
const CALLS = ['details', 'submit'] as const
const times = Object.fromEntries(CALLS.map((call) => [call, Object.fromEntries(GROUPS.map((group) => [group, [] as number[]]))])) as Record<(typeof CALLS)[number], Record<Group, number[]>>

async function timed(list: number[], work: () => Promise<unknown>): Promise<void> {
  const began = performance.now()
  await work()
  list.push(performance.now() - began)
}

/** One registration as far as its submission, the two calls timed while the server has nothing else to do. */
async function walk({ api }: Server, group: Group, shown: Shown): Promise<void> {
  const { id } = await begin(api)
  await showDocument(api, id, shown)
  await giveDetails(api, id)
  await consent(api, id)
  const { details } = await look(api, id)
  await timed(times.details[group], async () => dataOf(await api('putDetails', { params: { id }, body: details ?? {} })))
  await timed(times.submit[group], async () => dataOf(await api('submitRegistration', { params: { id } })))
  await untilDecided(api, id)
}

const median = (list: readonly number[]): number => list.toSorted((a, b) => a - b)[list.length >> 1] ?? 0
const ninth = (list: readonly number[]): number => list.toSorted((a, b) => a - b)[Math.floor(list.length * 0.9)] ?? 0
/** Chance that groups shuffled at random lie as far apart in their medians as these do. */
function chanceOf(a: readonly number[], b: readonly number[]): number {
  const apart = Math.abs(median(a) - median(b))
  const all = [...a, ...b]
  let asFar = 0
  const rounds = 5000
  for (let n = 0; n < rounds; n++) {
    for (let i = all.length - 1; i > 0; i--) {
      const j = Math.floor(Math.random() * (i + 1))
      ;[all[i], all[j]] = [all[j]!, all[i]!]
    }
    if (Math.abs(median(all.slice(0, a.length)) - median(all.slice(a.length))) >= apart) asFar += 1
  }
  return asFar / rounds
}

const server = await startServer()
try {
  const { api } = server
  const first = await begin(api)
  await submit(api, first.id, KNOWN)
  await untilDecided(api, first.id)
  const victim = await begin(api)
  await submit(api, victim.id, BLOCKED)
  const { details } = await untilDecided(api, victim.id)
  dataOf(await api('addBlock', { body: { value: { kind: 'document_number', document_number: details?.document_number ?? '' }, reason: 'fraud' } }))
  // One of each to warm up, left out of the figures; then turn by turn, so that the machine's moods fall on all alike.
  for (let n = -1; n < count; n++) {
    await walk(server, 'unknown', { kind: 'passport', seed: 940_100 + n })
    await walk(server, 'known', KNOWN)
    await walk(server, 'blocked', BLOCKED)
    if (n === -1) for (const call of CALLS) for (const group of GROUPS) times[call][group].length = 0
  }
  for (const call of CALLS) {
    console.log(`\n${call === 'details' ? 'PUT details' : 'submit'}, ${count} of each`)
    for (const group of GROUPS) {
      const list = times[call][group]
      const chance = group === 'unknown' ? '' : `   as far from unknown by chance: ${(chanceOf(times[call].unknown, list) * 100).toFixed(0)} %`
      console.log(`${group.padEnd(10)} median ${median(list).toFixed(1)} ms   90 % below ${ninth(list).toFixed(1)} ms${chance}`)
    }
  }
} finally {
  await server.close()
}
