// Promise to whoever reads documents on this machine: `read --explain` writes one page that shows what was seen, and a browser shows it without any network.
import assert from 'node:assert/strict'
import { spawn } from 'node:child_process'
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { after, before, test } from 'node:test'
import { fileURLToPath, pathToFileURL } from 'node:url'
import type axe from 'axe-core'
import type { Browser, Page } from 'playwright-core'
import { makeNothing } from '#specimens/nothing.ts'
import { makeSpecimen } from '#specimens/specimen.ts'
import { openBrowser } from './browser.ts'

const BIN = fileURLToPath(new URL('../bin/realname.js', import.meta.url))
const AXE = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8')
/** The name of a file is a stranger's too. */
const HOSTILE = '<img src=x onerror=document.title=1>.jpg'
const folder = mkdtempSync(join(tmpdir(), 'rn-explained-'))
const PAGE = join(folder, 'seen.html')
let browser: Browser
let page: Page
let ran: Ran
const noise: string[] = []
const asked: string[] = []

type Ran = { code: number | null; out: string; err: string }
/** `realname read` in the folder of the pictures. */
function read(...args: string[]): Promise<Ran> {
  return new Promise((resolve) => {
    const child = spawn(process.execPath, [BIN, 'read', ...args], { cwd: folder, env: { ...process.env, NO_COLOR: '1' } })
    let [out, err] = ['', '']
    child.stdout.on('data', (text: Buffer) => (out += text.toString()))
    child.stderr.on('data', (text: Buffer) => (err += text.toString()))
    child.on('close', (code) => resolve({ code, out, err }))
  })
}

before(async () => {
  const card = await makeSpecimen({ kind: 'id_card', side: 'back', seed: 74_001, longSide: 1200 })
  const glare = await makeSpecimen({ kind: 'cn_resident_id', side: 'portrait', seed: 74_002, defect: 'glare', longSide: 1200 })
  const files = { 'card.jpg': card.jpeg, 'glare.jpg': glare.jpeg, 'receipt.jpg': await makeNothing(74_003, 'receipt', 1000), 'cut.jpg': card.jpeg.subarray(0, 9000), [HOSTILE]: Buffer.from('no picture') }
  for (const [name, bytes] of Object.entries(files)) writeFileSync(join(folder, name), bytes)
  ran = await read('--json', '--explain', PAGE, ...Object.keys(files))
  browser = await openBrowser()
  page = await browser.newPage({ viewport: { width: 1280, height: 900 } })
  page.on('console', (message) => noise.push(message.text()))
  page.on('pageerror', (error) => noise.push(error.message))
  page.on('request', (request) => void (request.url().startsWith('data:') || asked.push(request.url())))
  await page.goto(pathToFileURL(PAGE).href)
})
after(async () => {
  await browser.close()
  rmSync(folder, { recursive: true, force: true })
})

test('the command says what it always says, and names the page apart from it', () => {
  assert.equal(ran.code, 1, ran.err)
  const lines = ran.out.trim().split('\n').map((line) => (JSON.parse(line) as { file: string }).file)
  assert.deepEqual(lines, ['card.jpg', 'glare.jpg', 'receipt.jpg', 'cut.jpg', HOSTILE])
  assert.match(ran.err, /explained in .*seen\.html/)
})

test('a file that is no such page is left as it is, and nothing is read', async () => {
  const { code, out, err } = await read('--explain', 'card.jpg', 'receipt.jpg')
  assert.deepEqual([code, out], [2, ''])
  assert.match(err, /card\.jpg exists and is no page of this command/)
})

test('every file has its section, in order, with its verdict and its picture', async () => {
  assert.deepEqual(await page.locator('.index a b').allTextContents(), ['card.jpg', 'glare.jpg', 'receipt.jpg', 'cut.jpg', HOSTILE])
  assert.deepEqual(await page.locator('section.file h2').allTextContents(), ['card.jpg', 'glare.jpg', 'receipt.jpg', 'cut.jpg', HOSTILE])
  const verdicts = (await page.locator('section.file > header .verdict').allInnerTexts()).map((text) => text.slice(2))
  assert.deepEqual([verdicts[0], ...verdicts.slice(2)], ['Read', 'No document recognised', 'Could not be opened', 'Could not be opened'])
  assert.equal(await page.locator('.glass image').count(), 3)
  const shown = await page.evaluate(async () => {
    for (const image of document.images) await image.decode()
    return [...document.images].every((image) => image.naturalWidth > 0)
  })
  assert.ok(shown, 'every crop and thumbnail can be decoded')
  assert.equal(await page.title(), 'What the reader saw')
})

test('each layer is switched by its checkbox', async () => {
  const card = page.locator('#file-1')
  for (const layer of ['corners', 'zone', 'fields']) {
    const [box, drawn] = [card.locator(`.switch-${layer}`), card.locator(`.on-${layer} polygon`).first()]
    assert.ok(await box.isChecked(), layer)
    assert.ok(await drawn.isVisible(), layer)
    await box.uncheck()
    assert.ok(!(await drawn.isVisible()), layer)
    await box.check()
  }
  assert.ok(!(await card.locator('.on-lines polygon').first().isVisible()), 'text lines are off where the document is known')
  await card.locator('.switch-lines').check()
  assert.ok(await card.locator('.on-lines polygon').first().isVisible())
  await card.locator('.switch-lines').uncheck()
  assert.ok(await page.locator('#file-3 .on-lines polygon').first().isVisible(), 'and on where it is not')
})

test('a row pointed at or focused lights up its box, and a box its row', async () => {
  const width = (): Promise<string> => page.locator('#file-1 .glass [data-at=v0] polygon').evaluate((each) => getComputedStyle(each).strokeWidth)
  const ground = (): Promise<string> => page.locator('#file-1 tr[data-at=v0]').evaluate((each) => getComputedStyle(each).backgroundColor)
  const row = page.locator('#file-1 tr[data-at=v0]')
  const calm = [await width(), await ground()]
  await row.hover()
  const lit = [await width(), await ground()]
  assert.notDeepEqual(lit, calm)
  assert.equal(lit[0], '4px')
  await page.mouse.move(2, 2)
  assert.deepEqual([await width(), await ground()], calm)
  await row.focus()
  assert.deepEqual([await width(), await ground()], lit)
  await page.locator('#file-1 .glass a[data-at=v0]').focus()
  assert.deepEqual([await width(), await ground()], lit, 'the box is a link: the keyboard reaches it')
  await page.locator('#file-1 .switch-corners').focus()
  await page.locator('#file-1 .glass [data-at=v0] polygon').hover()
  assert.deepEqual([await width(), await ground()], lit)
  await page.mouse.move(2, 2)
})

test('axe finds nothing and nothing scrolls sideways, light and dark, wide and narrow', async () => {
  for (const colorScheme of ['light', 'dark'] as const) {
    for (const width of [1280, 360]) {
      await page.emulateMedia({ colorScheme })
      await page.setViewportSize({ width, height: 900 })
      await page.evaluate(AXE)
      const faults = await page.evaluate(async () => {
        const { violations } = await (globalThis as unknown as { axe: typeof axe }).axe.run({ runOnly: ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice'], resultTypes: ['violations'] })
        const wide = document.documentElement.scrollWidth - document.documentElement.clientWidth
        return [...violations.flatMap((rule) => rule.nodes.map((node) => `${rule.id} at ${node.target.join(' ')}`)), ...(wide > 0 ? [`scrolls sideways by ${wide}`] : [])]
      })
      assert.deepEqual(faults, [], `${colorScheme} ${width}`)
    }
  }
})

test('the browser had nothing to complain of and asked for nothing but the file', () => {
  assert.deepEqual(noise, [])
  assert.deepEqual(asked, [pathToFileURL(PAGE).href])
})
