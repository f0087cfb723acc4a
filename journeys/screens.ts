// For journeys: one screen looked at in both languages, widths and colours: axe finds nothing, nothing scrolls sideways, a picture is kept.
import assert from 'node:assert/strict'
import { mkdirSync, readFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import { join } from 'node:path'
import type axe from 'axe-core'
import type { Page } from 'playwright-core'
import { arrive, type Visit } from './browser.ts'
import type { Session } from './session.ts'
import type { Texts } from './texts.ts'

const AXE = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8')
const TAGS = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa']
const WIDTHS = [360, 1280] as const
const SCHEMES = ['light', 'dark'] as const
const FOLDER = process.env['SCREENSHOTS']

export type Screen = {
  readonly name: string
  /** Who looks; nobody signed in when null. */
  readonly who: () => Session | null
  readonly path: () => string
  /** The main heading by which it is known to be there. */
  readonly title: (t: Texts) => string
  /** Brings things about before it is opened, once for all languages. */
  readonly prepare?: () => Promise<unknown>
  /** What to do on the page until it shows what is meant. */
  readonly reach?: (visit: Visit) => Promise<unknown>
}

/** Waits until nothing moves any more: colours that fade have no contrast of their own. What turns for ever is let turn. */
async function settle(page: Page): Promise<void> {
  await page.evaluate(async () => {
    const ending = (): Animation[] => document.getAnimations().filter((each) => Number(each.effect?.getComputedTiming().endTime) < Infinity && each.playState !== 'finished')
    do {
      await Promise.allSettled(ending().map((each) => each.finished))
      await new Promise((resolve) => requestAnimationFrame(() => requestAnimationFrame(resolve)))
    } while (ending().length > 0)
  })
}

/** Everything wrong with the page as it stands now, in words. */
async function faultsOf(page: Page): Promise<string[]> {
  const { violations } = await page.evaluate(
    (values) => (globalThis as unknown as { axe: typeof axe }).axe.run({ runOnly: { type: 'tag', values }, resultTypes: ['violations'] }), TAGS,
  )
  const faults = violations.flatMap((rule) => rule.nodes.map((node) => `${rule.id} at ${node.target.join(' ')}: ${node.any[0]?.message ?? node.all[0]?.message ?? rule.help}`))
  const wide = await page.evaluate(() => {
    const { scrollWidth, clientWidth } = document.documentElement
    const out = [...document.body.querySelectorAll('*')].filter((each) => each.getBoundingClientRect().right > clientWidth + 1)
    return scrollWidth > clientWidth ? `scrolls sideways, ${scrollWidth} in ${clientWidth}: ${out.slice(-3).map((each) => `${each.tagName.toLowerCase()}.${each.className}`).join(', ')}` : null
  })
  return wide ? [...faults, wide] : faults
}

/** Looks at a screen in every window given, one for each language. */
export async function examine(on: 'portal' | 'console', visits: readonly Visit[], screen: Screen): Promise<void> {
  await screen.prepare?.()
  const found: string[] = []
  for (const visit of visits) {
    const { page, locale, t } = visit
    await page.setViewportSize({ width: 1280, height: 900 })
    await visit.context.clearCookies()
    await screen.who()?.enter(visit)
    await page.goto(screen.path())
    await arrive(visit, screen.title(t))
    await screen.reach?.(visit)
    await page.evaluate(AXE)
    assert.equal(await page.locator('html').getAttribute('lang'), locale)
    for (const scheme of SCHEMES) {
      await page.emulateMedia({ colorScheme: scheme })
      for (const width of WIDTHS) {
        await page.setViewportSize({ width, height: width === 360 ? 780 : 900 })
        await settle(page)
        const variant = `${locale} ${width} ${scheme}`
        found.push(...(await faultsOf(page)).map((fault) => `${variant}: ${fault}`))
        if (FOLDER) {
          mkdirSync(join(FOLDER, on), { recursive: true })
          await page.screenshot({ path: join(FOLDER, on, `${screen.name} ${variant}.png`.replaceAll(' ', '-')), fullPage: true })
        }
      }
    }
    found.push(...visit.faults.splice(0).map((fault) => `${locale}: ${fault}`))
  }
  assert.deepEqual(found, [])
}
