// Frames of the running camera looked at in a second, in Chromium: as it is, at six times less processor, and with every thread of the page held back sixfold.
// Usage: npm run -s bench:capture -- [--seconds N] [--help]
import { readdirSync, readFileSync } from 'node:fs'
import { availableParallelism, loadavg } from 'node:os'
import { setTimeout as wait } from 'node:timers/promises'
import { parseArgs } from 'node:util'
import type { Browser } from 'playwright-core'
import { begin } from '../journeys/api-steps.ts'
import { arrive, openBrowser, openWindow, press, see, type Visit } from '../journeys/browser.ts'
import { cameraSeeing } from '../journeys/camera.ts'
import { chooseDocument, openLink } from '../journeys/portal-steps.ts'
import { startServer } from '../journeys/server.ts'
import { makeSpecimen } from '#specimens/specimen.ts'

const { values } = parseArgs({ options: { seconds: { type: 'string', default: '10' }, help: { type: 'boolean' } } })
if (values.help) {
  console.log('Usage: npm run -s bench:capture -- [--seconds N]\n\nPrints frames of the camera looked at in a second, and the milliseconds of processor each took.')
  process.exit(0)
}
const SECONDS = Number(values.seconds)
const MARK = 5
const RATE = 6

/** The process of the page: of all renderers the one that has worked most. */
async function rendererOf(browser: Browser): Promise<number> {
  const session = await browser.newBrowserCDPSession()
  const { processInfo } = await session.send('SystemInfo.getProcessInfo')
  await session.detach()
  const [first] = processInfo.filter(({ type }) => type === 'renderer').toSorted((a, b) => b.cpuTime - a.cpuTime)
  if (!first) throw new Error('the browser has no renderer')
  return first.id
}

/** Processor milliseconds so far of the page's main thread and of its worker (Linux, proc(5); a tick is 10 ms). */
function workOf(pid: number): { page: number; worker: number } {
  const work = { page: 0, worker: 0 }
  for (const thread of readdirSync(`/proc/${pid}/task`)) {
    const [, name = '', rest = ''] = /\((.*)\) (.*)/.exec(readFileSync(`/proc/${pid}/task/${thread}/stat`, 'utf8')) ?? []
    const fields = rest.split(' ')
    const ms = (Number(fields[11]) + Number(fields[12])) * 10
    if (Number(thread) === pid) work.page += ms
    else if (name.startsWith('DedicatedWorker')) work.worker += ms
  }
  return work
}

/** Counts frames looked at from now on. */
async function count({ page }: Visit): Promise<void> {
  await page.evaluate(() => {
    Object.assign(globalThis, { looked: 0 })
    new PerformanceObserver((list) => {
      Object.assign(globalThis, { looked: (globalThis as unknown as { looked: number }).looked + list.getEntriesByName('live-frame').length })
    }).observe({ type: 'mark' })
  })
}
const looked = ({ page }: Visit): Promise<number> => page.evaluate(() => (globalThis as unknown as { looked: number }).looked)

/** Lets a process run a sixth of the time only, all its threads at once, until stopped. Gives the share it truly ran. */
function holdBack(pid: number): () => Promise<number> {
  const end = new AbortController()
  let [ran, held] = [0, 0]
  const loop = (async () => {
    while (!end.signal.aborted) {
      process.kill(pid, 'SIGSTOP')
      const stopped = performance.now()
      await wait(10 * (RATE - 1))
      process.kill(pid, 'SIGCONT')
      const going = performance.now()
      held += going - stopped
      await wait(10)
      ran += performance.now() - going
    }
  })()
  return async () => {
    end.abort()
    await loop
    return ran / (ran + held)
  }
}

type Row = { readonly what: string; readonly isJudged: boolean; readonly perSecond: number; readonly page: number; readonly worker: number }

async function measure(what: string, pid: number, visit: Visit): Promise<Row> {
  const [first, before, began] = [await looked(visit), workOf(pid), performance.now()]
  await wait(SECONDS * 1000)
  const [last, after, took] = [await looked(visit), workOf(pid), performance.now() - began]
  const frames = Math.max(1, last - first)
  return { what, isJudged: true, perSecond: (frames * 1000) / took, page: (after.page - before.page) / frames, worker: (after.worker - before.worker) / frames }
}

const server = await startServer({ REALNAME_LOG: 'error' })
const { jpeg } = await makeSpecimen({ kind: 'passport', side: 'data_page', seed: 84_001, fontSet: 'test', backgrounds: 'test' })
const camera = cameraSeeing(jpeg, 30)
const browser = await openBrowser(camera.flags)
const rows: Row[] = []
try {
  const visit = await openWindow(browser, 'portal', server.url, { width: 390, height: 844 })
  const { page, t } = visit
  await openLink(visit, (await begin(server.api)).url)
  await chooseDocument(visit, 'passport', 'UTO')
  const side = t('sides.data_page')
  await arrive(visit, side)
  await count(visit)
  await press(visit, t('photo.camera'))
  const live = page.getByRole('dialog', { name: t('photo.take', { side }) })
  await live.getByRole('switch', { name: t('camera.auto') }).click()
  await page.setViewportSize({ width: 1280, height: 900 })
  await see(visit, live.getByRole('status').getByText(t('camera.good_manual')))

  const pid = await rendererOf(browser)
  rows.push(await measure('unhindered', pid, visit))
  const session = await visit.context.newCDPSession(page)
  await session.send('Emulation.setCPUThrottlingRate', { rate: RATE })
  rows.push(await measure(`Chromium's throttling, ${RATE}x (the page's main thread)`, pid, visit))
  await session.send('Emulation.setCPUThrottlingRate', { rate: 1 })
  const release = holdBack(pid)
  // Time to find its pace.
  await wait(5000)
  const row = await measure('', pid, visit)
  const share = await release()
  // On a machine that has other work too, the page gets less than the share it is let: told, not judged.
  rows.push({ ...row, what: `every thread of the page held back, ${(1 / share).toFixed(1)}x`, isJudged: false })
} finally {
  await browser.close()
  camera.close()
  await server.close()
}
const [free] = rows
const bound = free ? 1000 / (RATE * Math.max(free.page, free.worker)) : 0
console.log(`${availableParallelism()} cores, load ${loadavg()[0]?.toFixed(1)}, ${SECONDS} s each; frames looked at in a second, processor ms a frame of the page's main thread and of its worker\n`)
console.log(`${''.padEnd(56)}${'frames/s'.padStart(9)}${'page'.padStart(7)}${'worker'.padStart(8)}${'mark'.padStart(6)}`)
for (const { what, perSecond, page, worker, isJudged } of rows) console.log(`${what.padEnd(56)}${perSecond.toFixed(1).padStart(9)}${page.toFixed(0).padStart(7)}${worker.toFixed(0).padStart(8)}${(isJudged ? String(MARK) : '').padStart(6)}`)
console.log(`${`by processor time alone, both threads ${RATE}x slower`.padEnd(56)}${bound.toFixed(1).padStart(9)}${''.padEnd(15)}${String(MARK).padStart(6)}`)
process.exitCode = bound >= MARK && rows.every(({ isJudged, perSecond }) => !isJudged || perSecond >= MARK) ? 0 : 1
