// Draws docs/picture.png, the picture in the README, from the running demo in a real browser.  npm run build && npm run picture
import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { createInterface } from 'node:readline'
import { fileURLToPath } from 'node:url'
import { chromium } from 'playwright-core'

const at = (path) => fileURLToPath(new URL(`../${path}`, import.meta.url))
const BUILT = 300_000
const folder = await mkdtemp(join(tmpdir(), 'chibo-picture-'))
const demo = spawn(process.execPath, [at('dist/main.js')], { env: { PATH: process.env.PATH, DATA_DIR: folder, PORT: '0' }, stdio: ['ignore', 'pipe', 'inherit'] })
const browser = await chromium.launch({ executablePath: process.env.CHROMIUM ?? '/usr/bin/chromium', args: ['--no-sandbox', '--disable-dev-shm-usage'] })
try {
  const [line] = await once(createInterface({ input: demo.stdout }), 'line')
  const page = await browser.newPage({ viewport: { width: 1280, height: 800 }, colorScheme: 'light' })
  page.setDefaultTimeout(30_000)
  await page.goto(/http:\/\/[\w.:]+/.exec(line)[0])
  const an = page.locator('#tree a').filter({ hasText: 'Đỗ Thử An' })
  await an.waitFor({ timeout: BUILT })
  await page.goto(new URL(await an.getAttribute('href'), page.url()).href)
  const press = (label) => page.getByRole('button', { name: label, exact: true, disabled: false }).last().click()
  await press('Đến việc kế tiếp')
  await page.locator('.told').getByText('Đỗ Thử An').waitFor()
  await press('Xem')
  await press('Bắt đầu')
  for (let n = 1; n < 3; n++) {
    await page.getByText(`Biểu hiện ${n}/27`).waitFor()
    await press('Chưa thấy')
  }
  await page.getByText('Biểu hiện 3/27').waitFor()
  await page.getByText('Đã ghi. 2/27.').waitFor()
  await page.screenshot({ path: at('docs/picture.png') })
} finally {
  await browser.close()
  demo.kill()
  await once(demo, 'exit')
  await rm(folder, { recursive: true, force: true })
}
