// A shell of a box on the terminal at hand, through the host as a page has it: numbered input, acknowledged output, sizes.
import { randomBytes } from 'node:crypto'
import type { SandboxClient, ViewerChannel } from '#sandbox/client.ts'
import { clampSize, decodeToPage, encodeFromPage, FRAMES_VERSION, INPUT_BYTES_MAX } from '#sandbox/frames.ts'
import type { FromPage, ToPage } from '#sandbox/frames.ts'

/** The host only compares it: whoever sits here holds control. */
const SOLVER = 'solver'
/** Between two sizes, so that a program gets to see both. */
const JIGGLE_MS = 80

export type Size = { cols: number; rows: number }

export type ShellScreen = {
  size(): Size
  /** `seen` is called when the bytes are on the screen. */
  write(bytes: Uint8Array, seen: () => void): void
  /** What comes next is the whole screen, not its continuation. */
  clear(): void
}

export type Shell = {
  type(bytes: Uint8Array): void
  resize(): void
  /** Makes programs draw their screen, or the shell its line, once more. */
  redraw(): void
  /** `exited`: somebody left the shell, or the box went down. `lost`: the host is gone or threw us out. */
  ended: Promise<'exited' | 'lost'>
  close(): void
}

export async function openShell(
  client: SandboxClient,
  { sandboxId, count }: { sandboxId: string; count: number },
  screen: ShellScreen,
): Promise<Shell> {
  const terminalId = `${sandboxId}-${count}`
  await client.request('openTerminal', {
    sandboxId,
    terminalId,
    title: `Terminal ${count}`,
    ...sizeOf(screen),
  })
  await client.request('setControl', { sandboxId, holder: SOLVER })
  const link = new Link(screen)
  const viewer = { terminalId, participantId: SOLVER, mayType: true }
  const channel = await client.openViewer(viewer, {
    onFrame: (bytes) => link.receive(bytes),
    onClose: () => link.end('lost'),
  })
  link.start(channel)
  return link
}

class Link implements Shell {
  readonly ended: Promise<'exited' | 'lost'>
  readonly #screen: ShellScreen
  #channel: ViewerChannel | null = null
  #finish: (how: 'exited' | 'lost') => void = () => {}
  #epoch = 0
  #seq = 0
  #timer: NodeJS.Timeout | undefined

  constructor(screen: ShellScreen) {
    this.#screen = screen
    this.ended = new Promise((resolve) => (this.#finish = resolve))
  }

  start(channel: ViewerChannel): void {
    this.#channel = channel
    const clientId = randomBytes(8).toString('hex')
    // From its very first byte, as a stream: a picture of the screen would come without what is above it.
    this.#send({ type: 'hello', version: FRAMES_VERSION, clientId, resumeOffset: 0, sizeCount: 0 })
  }

  type(bytes: Uint8Array): void {
    for (let at = 0; at < bytes.length; at += INPUT_BYTES_MAX) {
      const part = bytes.slice(at, at + INPUT_BYTES_MAX)
      const more = at + INPUT_BYTES_MAX < bytes.length
      this.#send({ type: 'input', epoch: this.#epoch, seq: ++this.#seq, more, bytes: part })
    }
  }

  resize(): void {
    this.#askSize(this.#screen.size())
  }

  redraw(): void {
    const { cols, rows } = this.#screen.size()
    this.#askSize({ cols, rows: rows - 1 })
    clearTimeout(this.#timer)
    this.#timer = setTimeout(() => this.resize(), JIGGLE_MS)
  }

  receive(bytes: Uint8Array): void {
    const frame = decodeToPage(bytes)
    if (frame) this.#take(frame)
  }

  end(how: 'exited' | 'lost'): void {
    clearTimeout(this.#timer)
    this.#finish(how)
  }

  close(): void {
    this.#channel?.close()
    this.end('exited')
  }

  #take(frame: ToPage): void {
    switch (frame.type) {
      case 'role':
        this.#epoch = frame.epoch
        if (frame.mayType) this.resize()
        return
      case 'snap':
        this.#screen.clear()
        return this.#screen.write(frame.bytes, () => {})
      case 'out': {
        const end = frame.offset + frame.bytes.length
        return this.#screen.write(frame.bytes, () => this.#send({ type: 'ack', offset: end }))
      }
      case 'ping':
        return this.#send({ type: 'pong', nonce: frame.nonce })
      case 'exit':
        return this.close()
      case 'welcome':
      case 'size':
      case 'notice':
      case 'confirm':
      case 'refuse':
        return
    }
  }

  #askSize(size: Size): void {
    this.#send({ type: 'size', epoch: this.#epoch, ...clampSize(size.cols, size.rows) })
  }

  #send(frame: FromPage): void {
    this.#channel?.send(encodeFromPage(frame))
  }
}

function sizeOf(screen: ShellScreen): Size {
  const { cols, rows } = screen.size()
  return clampSize(cols, rows)
}
