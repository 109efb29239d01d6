// The browser's xterm, made safe for hostile output and fed in the order of the stream. Loaded only in a browser.
import type { FitAddon } from '@xterm/addon-fit'
import type { SearchAddon } from '@xterm/addon-search'
import type { IDisposable, ITerminalOptions, Terminal } from '@xterm/xterm'
import { boundWork } from '#sandbox/terminal/bounded-work.ts'
import type { LinkScreen } from './page-link.ts'
import { FONT_FAMILY } from './palette.ts'

/** Lines above the screen in the page; the host's snapshot brings two hundred, the stream the rest. */
const SCROLLBACK = 5000
const TITLE_MAX = 60

export type PageScreen = {
  terminal: Terminal
  fit: FitAddon
  search: SearchAddon
  link: LinkScreen
  dispose(): void
}

/** In its own chunk: the room's first paint does not wait for an emulator. */
export async function loadPageScreen(options: ITerminalOptions): Promise<PageScreen> {
  const [{ Terminal }, { FitAddon }, { SearchAddon }, { Unicode11Addon }] = await Promise.all([
    import('@xterm/xterm'),
    import('@xterm/addon-fit'),
    import('@xterm/addon-search'),
    import('@xterm/addon-unicode11'),
  ])
  const terminal = new Terminal({
    allowProposedApi: true,
    fontFamily: FONT_FAMILY,
    lineHeight: 1.15,
    // Programs choose colours for a dark screen; on a light one some could not be read.
    minimumContrastRatio: 4.5,
    scrollback: SCROLLBACK,
    cursorBlink: false,
    // A link in a box's output leads wherever a stranger likes.
    linkHandler: { activate: () => {} },
    macOptionIsMeta: true,
    rightClickSelectsWord: true,
    ...options,
  })
  const fit = new FitAddon()
  const search = new SearchAddon()
  terminal.loadAddon(fit)
  terminal.loadAddon(search)
  terminal.loadAddon(new Unicode11Addon())
  swallowQueries(terminal)
  boundWork(terminal)
  return { terminal, fit, search, link: orderedScreen(terminal), dispose: () => terminal.dispose() }
}

/** Drawn by the processor instead of a graphics card, WebGL takes the time that parsing needs; the DOM is quicker then. */
function hasGraphicsCard(): boolean {
  const gl = document.createElement('canvas').getContext('webgl2', { failIfMajorPerformanceCaveat: true })
  if (!gl) return false
  // Chromium does not count its own software renderer as a caveat; it only gives the name away.
  const named = gl.getExtension('WEBGL_debug_renderer_info')
  const name = String(gl.getParameter(named ? named.UNMASKED_RENDERER_WEBGL : gl.RENDERER))
  gl.getExtension('WEBGL_lose_context')?.loseContext()
  return !/swiftshader|llvmpipe|softpipe|software|basic render/i.test(name)
}

/** Draws with WebGL where a graphics card does it; xterm's own DOM renderer otherwise, also when the context is lost later. */
export async function drawFast(terminal: Terminal): Promise<void> {
  if (!hasGraphicsCard()) return
  try {
    const { WebglAddon } = await import('@xterm/addon-webgl')
    const webgl = new WebglAddon()
    webgl.onContextLoss(() => webgl.dispose())
    terminal.loadAddon(webgl)
  } catch {
    // why: no WebGL here; the DOM renderer is already at work.
  }
}

/** The title a program sets, as a person may be shown it. */
export function plainTitle(title: string): string {
  return Array.from(title.replace(/\p{C}/gu, '')).slice(0, TITLE_MAX).join('').trim()
}

/** Everything in the terminal as text, for people who read it with a screen reader. */
export function transcriptOf(terminal: Terminal): string {
  const buffer = terminal.buffer.active
  const lines: string[] = []
  for (let y = 0; y < buffer.length; y++) {
    const line = buffer.getLine(y)
    const text = line?.translateToString(true) ?? ''
    if (line?.isWrapped && lines.length > 0) lines[lines.length - 1] += text
    else lines.push(text)
  }
  while (lines.at(-1) === '') lines.pop()
  return lines.join('\n')
}

/**
 * The host's screen answers programs' questions, and it alone: a page that answered as well would type into the shell,
 * once per viewer and again with every replay. The clipboard and links of a box are nobody's business either.
 */
export function swallowQueries(terminal: Pick<Terminal, 'parser'>): IDisposable[] {
  const { parser } = terminal
  const yes = () => true
  const asks = (data: string) => data.includes('?')
  return [
    ...['', '>', '='].map((prefix) =>
      parser.registerCsiHandler({ ...(prefix && { prefix }), final: 'c' }, yes),
    ),
    parser.registerCsiHandler({ final: 'n' }, yes),
    parser.registerCsiHandler({ prefix: '?', final: 'n' }, yes),
    parser.registerCsiHandler({ intermediates: '$', final: 'p' }, yes),
    parser.registerCsiHandler({ prefix: '?', intermediates: '$', final: 'p' }, yes),
    parser.registerCsiHandler({ prefix: '>', final: 'q' }, yes),
    parser.registerCsiHandler({ final: 't' }, yes),
    parser.registerDcsHandler({ intermediates: '$', final: 'q' }, yes),
    ...[4, 10, 11, 12].map((id) => parser.registerOscHandler(id, asks)),
    parser.registerOscHandler(52, yes),
    parser.registerOscHandler(8, yes),
  ]
}

/** xterm parses later than it is written to; sizes and restarts wait for their place in the queue. */
export function orderedScreen(terminal: Pick<Terminal, 'write' | 'reset' | 'resize'>): LinkScreen {
  return {
    restart: (cols, rows) =>
      terminal.write('', () => {
        terminal.reset()
        terminal.resize(cols, rows)
      }),
    write: (bytes, parsed) => terminal.write(bytes, parsed),
    resize: (cols, rows) => terminal.write('', () => terminal.resize(cols, rows)),
  }
}
