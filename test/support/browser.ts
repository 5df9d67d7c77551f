import { existsSync } from 'node:fs'
import type { Browser } from 'playwright-core'
import { chromium } from 'playwright-core'

/** A real browser: Debian's chromium, or what CHROMIUM names. */
const PATH = process.env['CHROMIUM'] ?? '/usr/bin/chromium'

/** Whoever has no browser is spared these tests; where everything must hold (CI) they fail. */
export const noBrowser = !existsSync(PATH) && process.env['CI'] === undefined

export const PHONE = { viewport: { width: 360, height: 640 }, hasTouch: true, isMobile: true }
export const DESKTOP = { viewport: { width: 1200, height: 800 } }
/** Patience with a page, for expect.poll. */
export const soon = { timeout: 8000, interval: 30 }

export function launch(): Promise<Browser> {
  return chromium.launch({ executablePath: PATH, args: ['--no-sandbox', '--disable-dev-shm-usage'] })
}
