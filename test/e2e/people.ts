// People in browsers of their own, and what is kept of them when a journey fails.
import { mkdirSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { chromium, type Browser, type BrowserContext, type Page } from 'playwright-core'
import { ROOT } from '../support/source-tree.ts'

/** Chromium as root in a small machine, without the calls home that a closed network refuses. */
export const CHROMIUM = {
  executablePath: process.env.CHROMIUM ?? '/usr/bin/chromium',
  args: [
    '--no-sandbox',
    '--disable-gpu',
    // Without WebGL terminals are drawn as text, which a test can read.
    '--disable-software-rasterizer',
    '--disable-dev-shm-usage',
    '--disable-quic',
    '--no-first-run',
    '--disable-background-networking',
    '--disable-component-update',
    '--disable-sync',
  ],
}
/** Long enough for a box to boot on a busy machine. */
const STEP_MS = 30_000

type StorageState = NonNullable<Parameters<Browser['newContext']>[0]>['storageState']
export type Look = {
  width?: number
  height?: number
  scripts?: boolean
  storageState?: StorageState
  timeZone?: string
}

/** The logins of demo people, by app and name: whoever has signed in once may come back. */
const logins = new Map<string, StorageState>()

type Visitor = { name: string; page: Page; said: string[] }

export class People {
  readonly url: string
  readonly #browser: Browser
  readonly #visitors: Visitor[] = []

  constructor(browser: Browser, url: string) {
    this.#browser = browser
    this.url = url
  }

  /** Somebody with a browser of their own who has not signed in. */
  async visitor(name = 'somebody', look: Look = {}): Promise<Page> {
    const { width = 1440, height = 900, scripts = true, storageState, timeZone } = look
    const context = await this.#browser.newContext({
      baseURL: this.url,
      viewport: { width, height },
      colorScheme: 'light',
      javaScriptEnabled: scripts,
      storageState,
      timezoneId: timeZone,
      permissions: ['clipboard-read', 'clipboard-write'],
    })
    context.setDefaultTimeout(STEP_MS)
    return this.#open(name, context)
  }

  /** The same person in another tab of the same browser. */
  async secondTab(page: Page): Promise<Page> {
    const name = this.#visitors.find((visitor) => visitor.page === page)?.name ?? 'somebody'
    return this.#open(`${name} again`, page.context())
  }

  async #open(name: string, context: BrowserContext): Promise<Page> {
    const page = await context.newPage()
    // Leaving a live room asks first; a reload in a journey means it.
    page.on('dialog', (dialog) => void dialog.accept().catch(() => {}))
    const said: string[] = []
    page.on('console', (message) => said.push(`${message.type()}: ${message.text()}`))
    page.on('pageerror', (error) => said.push(`pageerror: ${error.stack ?? error.message}`))
    this.#visitors.push({ name, page, said })
    return page
  }

  /** A demo person, signed in with the one click that the first page offers. */
  async signInAs(name: string, look: Look = {}): Promise<Page> {
    const page = await this.visitor(name, look)
    await page.goto('/')
    await page.getByRole('button', { name: new RegExp(name) }).click()
    await page.waitForURL('**/home')
    return page
  }

  /** A demo person who has signed in before, in an earlier journey perhaps. */
  async comeBackAs(name: string): Promise<Page> {
    const key = `${this.url} ${name}`
    const storageState = logins.get(key)
    if (storageState) return this.visitor(name, { storageState })
    const page = await this.signInAs(name)
    logins.set(key, await page.context().storageState())
    return page
  }

  /** What broke in a browser without anybody noticing. */
  pageErrors(): string[] {
    return this.#visitors.flatMap(({ name, said }) =>
      said
        .filter((line) => /^pageerror:|Content Security Policy/.test(line))
        .map((line) => `${name}: ${line}`),
    )
  }

  async keepTraces(title: string) {
    const folder = join(ROOT, 'test-results/e2e', title.replace(/\W+/g, '-').slice(0, 60))
    mkdirSync(folder, { recursive: true })
    for (const [index, { name, page, said }] of this.#visitors.entries()) {
      const file = join(folder, `${index}-${name.replace(/\W+/g, '-')}`)
      writeFileSync(`${file}.log`, [page.url(), ...said].join('\n'))
      await page.screenshot({ path: `${file}.png` }).catch(() => {})
    }
  }

  async close() {
    await this.#browser.close()
  }
}

export async function openPeople(url: string): Promise<People> {
  return new People(await chromium.launch(CHROMIUM), url)
}
