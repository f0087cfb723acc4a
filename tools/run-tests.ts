// Runs the tests. One PostgreSQL serves them all: the embedded one, or Debian's with --postgres15; each test file gets a database of its own.
// Usage: node tools/run-tests.ts [--postgres15] [PATTERN...]   (default: every test)
import { spawn, spawnSync } from 'node:child_process'
import { chownSync, existsSync, globSync, mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { startTestServer, type TestServer } from '../store/test-database.ts'

const ROOMS = '{contract,rulebook,core,optics,vision,store,couriers,flow,specimens,web,tools,bench,journeys}'
const BIN = '/usr/lib/postgresql/15/bin'

/** Debian's PostgreSQL 15 in a temporary folder; it refuses to run as root, so root lends it to `postgres`. */
async function debian(folder: string): Promise<TestServer> {
  if (!existsSync(join(BIN, 'initdb'))) throw new Error('Debian\'s PostgreSQL 15 is not there: apt-get install postgresql-15')
  const isRoot = process.getuid?.() === 0
  const owner = isRoot ? Number(spawnSync('id', ['-u', 'postgres'], { encoding: 'utf8' }).stdout) : process.getuid?.()
  if (isRoot && owner !== undefined) chownSync(folder, owner, owner)
  const as = (command: string, ...args: string[]): void => {
    const [file, rest] = isRoot ? ['setpriv', ['--reuid', String(owner), '--regid', String(owner), '--clear-groups', join(BIN, command), ...args]] : [join(BIN, command), args]
    const done = spawnSync(file, rest, { encoding: 'utf8', cwd: folder, stdio: ['ignore', 'pipe', 'pipe'] })
    if (done.status !== 0) throw new Error(`${command} failed: ${done.stderr}`)
  }
  const data = join(folder, 'pg')
  as('initdb', '-D', data, '-U', 'realname', '-E', 'UTF8', '--locale=C.UTF-8', '-A', 'trust')
  as('pg_ctl', '-D', data, '-w', '-l', join(folder, 'log'), '-o', `-k ${folder} -c listen_addresses= -c fsync=off -c unix_socket_permissions=0777`, 'start')
  return {
    url: `postgres://realname@localhost:5432/postgres?host=${encodeURIComponent(folder)}`,
    stop: async () => as('pg_ctl', '-D', data, '-m', 'fast', '-w', 'stop'),
  }
}

const args = process.argv.slice(2)
const on15 = args.includes('--postgres15')
const patterns = args.filter((arg) => !arg.startsWith('--'))
const wanted = patterns.length > 0 ? patterns : [`${ROOMS}/**/*.test.ts`]
const files = [...new Set(wanted.flatMap((pattern) => globSync(pattern)))].filter((file) => !file.includes('node_modules')).sort()
if (files.length === 0) throw new Error(`no test matches ${wanted.join(' ')}`)

const folder = mkdtempSync(join(tmpdir(), 'rn-test-'))
const server = on15 ? await debian(folder) : await startTestServer()
const child = spawn(process.execPath, ['--test', '--test-concurrency=2', ...files], {
  stdio: 'inherit',
  env: { ...process.env, REALNAME_TEST_DATABASE_URL: server.url, REALNAME_LOG: process.env['REALNAME_LOG'] ?? 'error', ...(on15 ? { REALNAME_JOURNEYS_DATABASE: 'given' } : {}) },
})
for (const signal of ['SIGINT', 'SIGTERM'] as const) process.on(signal, () => child.kill(signal))
process.exitCode = await new Promise<number>((resolve) => child.on('exit', (code) => resolve(code ?? 1)))
await server.stop()
rmSync(folder, { recursive: true, force: true })
