// A terminal tab without a screen: a real page link over a real WebSocket, whose output is kept as text.
import { randomBytes } from 'node:crypto'
import { WebSocket } from 'ws'
import { shouldReconnect } from '#app/protocol/close-codes.ts'
import type { PageSocket } from '#app/lib/page-socket.ts'
import { PageLink, type LinkState } from '#app/terminal/page-link.ts'
import { encodeFromPage, FRAMES_VERSION } from '#sandbox/frames.ts'
import { TEST_ORIGIN } from './context.ts'

const WAIT_MS = 10_000

export type TerminalTab = {
  readonly state: LinkState
  /** Everything written to the screen since the last snapshot. */
  readonly text: string
  type(text: string): void
  shows(pattern: RegExp): Promise<void>
  reaches(isIt: (state: LinkState) => boolean): Promise<LinkState>
  close(): void
}

type Opening = { port: number; terminalId: string; cookie: string }

export function openTerminalSocket({ port, terminalId, cookie }: Opening): WebSocket {
  const headers = { cookie, origin: TEST_ORIGIN }
  return new WebSocket(`ws://127.0.0.1:${port}/ws/terminals/${terminalId}`, { headers })
}

/** `opening` is asked anew at every connect, so that a tab can find a restarted server. */
export function openTerminalTab(opening: () => Opening): TerminalTab {
  let text = ''
  let state: LinkState | null = null
  const watchers = new Set<() => void>()
  const tell = () => [...watchers].forEach((look) => look())
  const link = new PageLink({
    open: () => openTerminalSocket(opening()) as unknown as PageSocket,
    clientId: randomBytes(8).toString('hex'),
    screen: {
      restart: () => void (text = ''),
      write(bytes, parsed) {
        text += Buffer.from(bytes).toString('utf8')
        parsed()
        tell()
      },
      resize: () => {},
    },
    shouldReconnect,
    onState(next) {
      state = next
      tell()
    },
    onRefused: () => {},
    random: () => 0,
  })

  function until(isIt: () => boolean, what: string): Promise<void> {
    return new Promise((resolve, reject) => {
      const timer = setTimeout(
        () => reject(new Error(`${what}; the screen says:\n${text.slice(-500)}`)),
        WAIT_MS,
      )
      const look = () => {
        if (!isIt()) return
        clearTimeout(timer)
        watchers.delete(look)
        resolve()
      }
      watchers.add(look)
      look()
    })
  }

  return {
    get state() {
      return state ?? link.state
    },
    get text() {
      return text
    },
    type: (keys) => link.type(Buffer.from(keys)),
    shows: (pattern) => until(() => pattern.test(text), `${pattern} never came`),
    async reaches(isIt) {
      await until(() => isIt(state ?? link.state), 'the link never got there')
      return state ?? link.state
    },
    close: () => link.close(),
  }
}

/** A page that plays by its own rules: says hello and sends input whatever it was told. Resolves when the host refused it. */
export function forceInput(opening: Opening, keys: string): Promise<void> {
  const socket = openTerminalSocket(opening)
  return new Promise((resolve, reject) => {
    socket.on('error', reject)
    socket.on('open', () => {
      const clientId = randomBytes(8).toString('hex')
      socket.send(
        encodeFromPage({
          type: 'hello',
          version: FRAMES_VERSION,
          clientId,
          resumeOffset: null,
          sizeCount: 0,
        }),
      )
      for (let epoch = 0; epoch < 6; epoch++) {
        const bytes = Buffer.from(keys)
        socket.send(encodeFromPage({ type: 'input', epoch, seq: epoch + 1, more: false, bytes }))
      }
    })
    socket.on('message', (raw: Buffer) => {
      // 9 = refuse (sandbox/frames.ts)
      if (raw[0] !== 9) return
      socket.close()
      resolve()
    })
  })
}
