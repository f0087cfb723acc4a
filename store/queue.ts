// The queue: a job is written in the transaction that wants it, runs at least once, and is tried again when it fails.
import { randomUUID } from 'node:crypto'
import { fromKysely, PgBoss, type JobWithMetadata } from 'pg-boss'
import type { JobName, Jobs } from '#core/jobs.ts'
import { JOB_NAMES } from '#core/jobs.ts'
import type { ClientConfig } from './database.ts'
import { describeError } from './describe-error.ts'
import { JOB_RULES } from './job-rules.ts'
import type { Log } from './log.ts'
import type { Tx } from './schema.ts'
import { DatabaseAway, troubleOf } from './trouble.ts'

export type Queue = {
  /**
   * Writes a job in the caller's transaction: it exists when that commits, and never otherwise.
   * `key`: while a job of this name and key waits, no second one is added; the waiting one then runs after this transaction.
   */
  send<N extends JobName>(tx: Tx, name: N, data: Jobs[N], options?: { delaySeconds?: number; key?: string }): Promise<void>
  /** Runs the jobs of a name, `concurrency` at once in this process. A handler must bear being run twice. */
  work<N extends JobName>(
    name: N, options: { concurrency: number }, handler: (data: Jobs[N], job: { id: string; tries: number }) => Promise<void>,
  ): Promise<void>
  /** Sends a job at the times of a cron expression, in UTC; once for all processes. */
  schedule(name: JobName, cron: string): Promise<void>
  /** Called once when a job has failed all its tries. */
  onGivenUp<N extends JobName>(name: N, handler: (data: Jobs[N], job: { id: string; tries: number }) => Promise<void>): void
  /** Whether nothing runs and nothing is due within a second. For tests. */
  idle(): Promise<boolean>
  /** Takes no more jobs and waits for the running ones, half a minute at most. */
  stop(): Promise<void>
}

const APPLICATION = 'realname-queue'
/** Where jobs go whose tries are spent. */
const GIVEN_UP = 'given_up'
const POLL_SECONDS = 0.5
/** A worker nobody woke looks by itself this often. */
const SPARE_POLL_SECONDS = 30
/** A job whose process gave no sign for so long is handed to another. The least pg-boss knows. */
const LEASE_SECONDS = 10
const WATCH_SECONDS = 3
const STOP_MS = 30_000
const AWAY_TOLD_MS = 10_000

/** What stays in the table of a failed job: no message, for it might quote what a person entered. */
function outputOf(error: unknown): { name: string; code: string } {
  const code = (error as { code?: unknown }).code
  return { name: error instanceof Error ? error.name : typeof error, code: typeof code === 'string' ? code : '' }
}

async function prepareQueues(boss: PgBoss): Promise<void> {
  const known = new Set((await boss.getQueues()).map(({ name }) => name))
  const given = { retryLimit: 1_000, retryDelay: 5, retryBackoff: true, retryDelayMax: 3_600, expireInSeconds: 60, heartbeatSeconds: LEASE_SECONDS }
  if (!known.has(GIVEN_UP)) await boss.createQueue(GIVEN_UP, given)
  for (const name of JOB_NAMES) {
    const rule = JOB_RULES[name]
    const options = {
      retryLimit: rule.tries - 1, retryDelay: rule.rest, retryBackoff: true, retryDelayMax: rule.longestRest, expireInSeconds: rule.limit,
      heartbeatSeconds: LEASE_SECONDS, deleteAfterSeconds: 3_600, deadLetter: GIVEN_UP, notify: true,
    }
    // `short`: no two waiting jobs have the same key; those without a key get one of their own.
    if (known.has(name)) await boss.updateQueue(name, options)
    else await boss.createQueue(name, { ...options, policy: 'short' })
  }
}

/**
 * Hands the jobs of dead processes back at once, each having used a try, when no other process is connected: otherwise the
 * lease ends first. Should one have lost its connections and live, a job runs twice, which every handler bears.
 */
async function handBack(boss: PgBoss, me: string, log: Log): Promise<void> {
  const left = await boss.getDb().executeSql(
    `select id, name from pgboss.job where state = 'active' and not exists (
      select 1 from pg_stat_activity where datname = current_database() and application_name like '${APPLICATION}%' and application_name <> $1)`,
    [me],
  )
  const rows = left.rows as { id: string; name: string }[]
  for (const name of new Set(rows.map((row) => row.name))) {
    const ids = rows.filter((row) => row.name === name).map(({ id }) => id)
    await boss.fail(name, ids, { name: 'ProcessDied', code: 'process_died' })
    await boss.getDb().executeSql(`update pgboss.job set start_after = now() where state = 'retry' and id = any($1)`, [ids])
    log('warn', 'jobs_handed_back', { name, ids })
  }
}

/**
 * Opens the queue.
 * @param connection as the owner of the schema `pgboss`, which is made or brought up to date
 */
export async function openQueue(connection: ClientConfig, log: Log): Promise<Queue> {
  const me = `${APPLICATION}-${randomUUID().slice(0, 8)}`
  const boss = new PgBoss({
    ...connection, application_name: me, max: 4, useListenNotify: true,
    superviseIntervalSeconds: WATCH_SECONDS, monitorIntervalSeconds: WATCH_SECONDS, maintenanceIntervalSeconds: 600,
  } as ConstructorParameters<typeof PgBoss>[0] & object)
  let awayTold = 0
  boss.on('error', (error) => {
    const away = troubleOf(error) instanceof DatabaseAway
    // Every worker says it at every look; once in a while is enough.
    if (away && Date.now() - awayTold < AWAY_TOLD_MS) return
    if (away) awayTold = Date.now()
    log('warn', away ? 'queue_waits_for_database' : 'queue_error', describeError(error))
  })
  boss.on('warning', (warning) => log('warn', 'queue_warning', { message: warning.message }))
  try {
    await boss.start()
    await prepareQueues(boss)
    await handBack(boss, me, log)
  } catch (error) {
    await boss.stop({ graceful: false, close: true })
    throw error
  }

  const givenUp = new Map<string, (data: never, job: { id: string; tries: number }) => Promise<void>>()
  const giveUp = async ([job]: JobWithMetadata[]): Promise<void> => {
    if (!job?.sourceName) return
    const fate = { id: job.sourceId ?? job.id, tries: (job.sourceRetryCount ?? 0) + 1 }
    log('error', 'job_given_up', { job: job.sourceName, ...fate, output: job.sourceOutput })
    await givenUp.get(job.sourceName)?.(job.data as never, fate)
  }
  await boss.work(GIVEN_UP, { pollingIntervalSeconds: POLL_SECONDS, includeMetadata: true }, giveUp)

  return {
    async send(tx, name, data, options = {}) {
      const db = fromKysely(tx)
      const startAfter = options.delaySeconds ? { startAfter: options.delaySeconds } : {}
      // upsert locks a waiting job until this transaction ends: it cannot start before and miss what is written here.
      if (options.key === undefined) await boss.send(name, data, { db, singletonKey: randomUUID(), ...startAfter })
      else await boss.upsert(name, data, { db, singletonKey: options.key, ...startAfter })
    },

    async work(name, { concurrency }, handler) {
      const busy = new Set<string>()
      const workers: string[] = []
      for (let i = 0; i < concurrency; i += 1) {
        const me = i
        // The first looks often, for what comes due without a call; whoever takes a job wakes the next, in case there are more.
        const spare = { pollingIntervalSeconds: i === 0 ? POLL_SECONDS : SPARE_POLL_SECONDS, notifyPollingIntervalSeconds: i === 0 ? POLL_SECONDS : SPARE_POLL_SECONDS }
        workers.push(await boss.work(name, { ...spare, includeMetadata: true }, async ([job]: JobWithMetadata<Jobs[typeof name]>[]) => {
          if (!job) return
          const own = workers[me]!
          busy.add(own)
          const idle = workers.find((id) => !busy.has(id))
          if (idle) boss.notifyWorker(idle)
          const tries = job.retryCount + 1
          try {
            await handler(job.data, { id: job.id, tries })
          } catch (error) {
            log('warn', 'job_failed', { job: name, id: job.id, tries, ...describeError(error) })
            throw outputOf(error)
          } finally {
            busy.delete(own)
            boss.notifyWorker(own)
          }
        }))
      }
    },

    async schedule(name, cron) {
      await boss.schedule(name, cron, {}, { singletonKey: 'schedule' })
    },

    onGivenUp(name, handler) {
      givenUp.set(name, handler)
    },

    async idle() {
      const found = await boss.getDb().executeSql(
        `select 1 from pgboss.job where (state = 'active' or state in ('created', 'retry') and start_after <= now() + interval '1 second') and name = any($1) limit 1`,
        [[...JOB_NAMES, GIVEN_UP]],
      )
      return found.rows.length === 0
    },

    async stop() {
      await boss.stop({ graceful: true, timeout: STOP_MS, close: true })
    },
  }
}
