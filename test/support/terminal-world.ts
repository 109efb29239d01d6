// A real host process, a real web process and pages without a browser, for tests and benches of terminals.
import { spawn, type ChildProcess } from 'node:child_process'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { WebSocket } from 'ws'
import { shouldReconnect } from '#app/protocol/close-codes.ts'
import type { PageSocket } from '#app/lib/page-socket.ts'
import { PageLink, type LinkScreen, type LinkState, type TypingRefusal } from '#app/terminal/page-link.ts'
import { orderedScreen } from '#app/terminal/page-screen.ts'
import { createSandboxClient, type SandboxClient } from '#sandbox/client.ts'
import { openHeadless, type Headless } from '#sandbox/terminal/headless.ts'

export type Started = {
  process: ChildProcess
  log: () => string
  end(signal?: NodeJS.Signals): Promise<number | null>
}

/** Where each process's program is: sources, or the bundles that benches measure. */
export type Programs = { host: string; web: string }
const SOURCES: Programs = { host: 'sandbox/host.ts', web: 'test/support/terminal-web.ts' }

/** Runs a program and resolves when it says the word. On its leash it ends with us, however we end. */
export async function startProcess(
  argv: string[],
  env: Record<string, string>,
  ready: RegExp,
): Promise<Started & { match: RegExpExecArray }> {
  const imports = argv[0]?.endsWith('.ts') ? ['--import', 'tsx'] : []
  const child = spawn(process.execPath, [...imports, '--import', './scripts/leash.mjs', ...argv], {
    env: { ...process.env, ...env },
    stdio: ['pipe', 'pipe', 'pipe'],
  })
  let log = ''
  const exited = new Promise<number | null>((resolve) => child.once('exit', (code) => resolve(code)))
  const match = await new Promise<RegExpExecArray>((resolve, reject) => {
    const look = (chunk: Buffer) => {
      log += chunk.toString()
      const found = ready.exec(log)
      if (found) resolve(found)
    }
    child.stdout.on('data', look)
    child.stderr.on('data', look)
    child.once('exit', (code) => reject(new Error(`${argv.join(' ')} ended with ${code}: ${log}`)))
  })
  return {
    process: child,
    match,
    log: () => log,
    end(signal = 'SIGTERM') {
      child.kill(signal)
      return exited
    },
  }
}

export type HostProcess = Started & { socketPath: string; state: string; remove(): void }

export async function startHostProcess(
  settings: { env?: Record<string, string>; directory?: string; programs?: Programs } = {},
): Promise<HostProcess> {
  const directory = settings.directory ?? mkdtempSync(join(tmpdir(), 'greenroom-host-'))
  const socketPath = join(directory, 'host.sock')
  const env = {
    GREENROOM_ENGINE: 'fake',
    NODE_ENV: 'test',
    SANDBOX_SOCKET: socketPath,
    GREENROOM_STATE: directory,
  }
  const { host } = settings.programs ?? SOURCES
  const started = await startProcess([host], { ...env, ...settings.env }, /ready/)
  const remove = () => rmSync(directory, { recursive: true, force: true })
  return { ...started, socketPath, state: directory, remove }
}

export type WebProcess = Started & { port: number }

export async function startWebProcess(
  socketPath: string,
  { port = 0, programs = SOURCES } = {},
): Promise<WebProcess> {
  const started = await startProcess([programs.web, socketPath, String(port)], {}, /listening (\d+)/)
  return { ...started, port: Number(started.match[1]) }
}

export type PageOptions = {
  port: number
  terminalId: string
  as?: string
  mayType?: boolean
  /** `screen` parses like a browser, `sink` throws away at once, `stalled` never gets anywhere. */
  reads?: 'screen' | 'sink' | 'stalled'
}

/** A page as a browser has it, minus the browser. */
export class Page {
  readonly link: PageLink
  readonly screen: Headless
  readonly refusals: TypingRefusal[] = []
  readonly states: LinkState[] = []
  snaps = 0
  /** Everything shown since the page was opened or last cleared, snapshots included. */
  text = ''
  bytes = 0
  /** Sees every byte of output, snapshots included. */
  onBytes: (bytes: Buffer) => void = () => {}
  /** The next socket's traffic can be watched, or the socket cut. */
  socket: WebSocket | null = null
  #watchers = new Set<() => void>()
  #reads: NonNullable<PageOptions['reads']>
  #held: (() => void)[] = []

  constructor({ port, terminalId, as = 'ada', mayType = true, reads = 'screen' }: PageOptions) {
    this.screen = openHeadless(80, 24)
    this.#reads = reads
    this.link = new PageLink({
      open: () => {
        const url = `ws://127.0.0.1:${port}/ws/terminals/${terminalId}?as=${as}&mayType=${mayType ? 1 : 0}`
        this.socket = new WebSocket(url, { perMessageDeflate: false })
        return this.socket as unknown as PageSocket
      },
      clientId: Array.from({ length: 16 }, () => Math.floor(Math.random() * 16).toString(16)).join(''),
      screen: this.#linkScreen(orderedScreen(this.screen)),
      shouldReconnect,
      onState: (state) => {
        this.states.push(state)
        this.#changed()
      },
      onRefused: (reason) => {
        this.refusals.push(reason)
        this.#changed()
      },
      random: () => 0,
    })
  }

  type(text: string): void {
    this.link.type(Buffer.from(text))
  }

  clear(): void {
    this.text = ''
  }

  /** Stop parsing, or go on with what has piled up. */
  read(reads: NonNullable<PageOptions['reads']>): void {
    this.#reads = reads
    const held = this.#held
    this.#held = []
    for (const parsed of held) parsed()
  }

  /** Resolves as soon as it is so; the test's own time limit is the only clock. */
  until(condition: () => boolean): Promise<void> {
    if (condition()) return Promise.resolve()
    return new Promise((resolve) => {
      const look = () => {
        if (!condition()) return
        this.#watchers.delete(look)
        resolve()
      }
      this.#watchers.add(look)
    })
  }

  untilText(text: string): Promise<void> {
    return this.until(() => this.text.includes(text))
  }

  /** Live, in control and with a screen. */
  ready(): Promise<void> {
    return this.until(() => this.link.state.connection === 'live' && this.link.received !== null)
  }

  /** Runs a command and resolves when its last line of output is here. */
  async run(command: string): Promise<void> {
    const mark = `done${Math.random().toString(36).slice(2)}`
    this.type(`${command}; echo ${mark.slice(0, 4)}''${mark.slice(4)}\r`)
    await this.untilText(mark)
  }

  /** What the screen shows, once everything written to it is parsed. */
  async shown(): Promise<string> {
    await new Promise<void>((resolve) => this.screen.write('', resolve))
    const buffer = this.screen.buffer.active
    const rows = Array.from({ length: this.screen.rows }, (_, y) => buffer.getLine(buffer.baseY + y))
    return rows
      .map((row) => row?.translateToString(true) ?? '')
      .join('\n')
      .trimEnd()
  }

  close(): void {
    this.link.close()
    this.screen.dispose()
  }

  #linkScreen(screen: LinkScreen): LinkScreen {
    return {
      restart: (cols, rows) => {
        this.snaps++
        screen.restart(cols, rows)
      },
      resize: (cols, rows) => {
        screen.resize(cols, rows)
        this.screen.write('', () => this.#changed())
      },
      write: (bytes, parsed) => {
        this.bytes += bytes.length
        const shared = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.length)
        this.onBytes(shared)
        if (this.#reads !== 'sink' || this.#watchers.size > 0)
          this.text = (this.text + shared.toString('latin1')).slice(-TEXT_KEPT)
        if (this.#reads === 'stalled') this.#held.push(parsed)
        else if (this.#reads === 'sink') parsed()
        else screen.write(bytes, parsed)
        this.#changed()
      },
    }
  }

  #changed(): void {
    for (const look of [...this.#watchers]) look()
  }
}

const TEXT_KEPT = 1 << 20

export type World = {
  host: HostProcess
  web: WebProcess
  sandbox: SandboxClient
  page(options?: Partial<PageOptions>): Page
  openTerminal(terminalId?: string, record?: boolean): Promise<string>
  /** Starts the web process anew on the same port. */
  restartWeb(): Promise<void>
  end(): Promise<void>
}

export const BOX = 's-world-1'

/** One box with one terminal, controlled by `ada`. */
export async function startWorld(env: Record<string, string> = {}, programs = SOURCES): Promise<World> {
  const host = await startHostProcess({ env, programs })
  let web = await startWebProcess(host.socketPath, { programs })
  const sandbox = createSandboxClient({ socketPath: host.socketPath })
  await sandbox.request('createSandbox', { sandboxId: BOX, owner: 'test', spec: {}, leaseMs: 3_600_000 })
  await sandbox.request('setControl', { sandboxId: BOX, holder: 'ada' })
  const pages: Page[] = []
  let count = 0
  const openTerminal = async (terminalId = `${BOX}-t${++count}`, record = true) => {
    await sandbox.request('openTerminal', {
      sandboxId: BOX,
      terminalId,
      title: 'Terminal',
      cols: 80,
      rows: 24,
      record,
    })
    return terminalId
  }
  await openTerminal()
  return {
    host,
    get web() {
      return web
    },
    sandbox,
    page(options = {}) {
      const page = new Page({ port: web.port, terminalId: `${BOX}-t1`, ...options })
      pages.push(page)
      return page
    },
    openTerminal,
    async restartWeb() {
      web = await startWebProcess(host.socketPath, { port: web.port, programs })
    },
    async end() {
      for (const page of pages) page.close()
      sandbox.close()
      await web.end('SIGKILL')
      await host.end()
      host.remove()
    },
  }
}
