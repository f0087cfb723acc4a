// For journeys: real Chromium, and windows in it that speak a language and note every fault of the page.
import assert from 'node:assert/strict'
import { chromium, type Browser, type BrowserContext, type BrowserContextOptions, type Locator, type Page } from 'playwright-core'
import type { Locale } from '#contract/words.ts'
import { consoleTexts, portalTexts, type Texts } from './texts.ts'

const FLAGS = [
  '--headless', '--no-sandbox', '--disable-gpu', '--disable-quic', '--no-first-run', '--disable-background-networking', '--disable-component-update', '--disable-sync',
]
const PATIENCE_MS = 20_000
/** Where nothing is wanted from the network but this server, a resource refused by the page's own policy is a fault. */
const FAULTS = /Content Security Policy|Minified (Preact|React) error/i

export type Visit = { readonly page: Page; readonly context: BrowserContext; readonly locale: Locale; readonly t: Texts; readonly faults: string[] }
export type Window = { locale?: Locale; width?: number; height?: number; scheme?: 'light' | 'dark'; phone?: boolean }

/** Starts Chromium; `camera` are flags of camera.ts. */
export function openBrowser(camera: readonly string[] = []): Promise<Browser> {
  return chromium.launch({ executablePath: process.env['CHROMIUM'] ?? '/usr/bin/chromium', args: [...FLAGS, ...camera] })
}

/** Opens a window with cookies of its own, as another device or a private window has. */
export async function openWindow(browser: Browser, on: 'portal' | 'console', base: string, window: Window = {}): Promise<Visit> {
  const { locale = 'en', width = 1280, height = 900, scheme = 'light', phone = false } = window
  const options: BrowserContextOptions = {
    // By the name that is printed at the start, as passkeys need it.
    baseURL: base.replace('//127.0.0.1:', '//localhost:'), locale: locale === 'en' ? 'en-GB' : 'zh-CN', viewport: { width, height }, colorScheme: scheme, reducedMotion: 'reduce', timezoneId: 'UTC',
    ...(phone ? { isMobile: true, hasTouch: true, deviceScaleFactor: 2 } : {}),
  }
  const context = await browser.newContext(options)
  context.setDefaultTimeout(PATIENCE_MS)
  return openTab(context, on, locale)
}

/** One more tab in the same window. */
export async function openTab(context: BrowserContext, on: 'portal' | 'console', locale: Locale): Promise<Visit> {
  const page = await context.newPage()
  const faults: string[] = []
  page.on('pageerror', (error) => faults.push(error.stack ?? error.message))
  page.on('console', (message) => void (message.type() === 'error' && FAULTS.test(message.text()) && faults.push(message.text())))
  return { page, context, locale, t: on === 'portal' ? portalTexts(locale) : consoleTexts(locale), faults }
}

/** Closes a window; an error thrown on its pages fails the test. */
export async function leave(visit: Visit): Promise<void> {
  await visit.context.close()
  assert.deepEqual(visit.faults, [])
}

/** Waits until something is seen; a failure tells what stood there instead. */
export async function see({ page, faults }: Visit, what: Locator): Promise<void> {
  try {
    await what.first().waitFor()
  } catch (cause) {
    throw new Error(`not seen at ${new URL(page.url()).pathname}: ${what.toString()}\n${await page.locator('body').innerText()}\n${faults.join('\n')}`, { cause })
  }
}

/** Waits for the page with this main heading. */
export async function arrive(visit: Visit, title: string): Promise<void> {
  await see(visit, visit.page.getByRole('heading', { level: 1, name: title, exact: true }))
}

/** Presses the button of this name. */
export async function press(visit: Visit, name: string): Promise<void> {
  await visit.page.getByRole('button', { name, exact: true }).click()
}

/** Follows the link of this name. */
export async function follow(visit: Visit, name: string): Promise<void> {
  await visit.page.getByRole('link', { name, exact: true }).click()
}

/** Waits until a text stands on the page. */
export async function sees(visit: Visit, text: string): Promise<void> {
  await see(visit, visit.page.getByText(text))
}
