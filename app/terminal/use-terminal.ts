// The hook behind the terminal view: one xterm and one link per terminal, sized, drawn and disposed with the element.
import { useCallback, useEffect, useRef, useState, type RefObject } from 'react'
import { openPageSocket } from '#app/lib/page-socket.ts'
import { shouldReconnect } from '#app/protocol/close-codes.ts'
import { PageLink, type LinkState, type TypingRefusal } from './page-link.ts'
import { drawFast, loadPageScreen, plainTitle, transcriptOf, type PageScreen } from './page-screen.ts'
import { palette, type TerminalTheme } from './palette.ts'
import { watchSize } from './watch-size.ts'

export type TerminalStatus = LinkState & {
  /** One word for the screen: `read-only` is live without control. */
  word: 'connecting' | 'live' | 'read-only' | 'reconnecting' | 'ended'
}

export type TerminalHandle = {
  focus(): void
  /** Selects the next match; false = there is none. */
  search(text: string, direction?: 'next' | 'previous'): boolean
  clearSearch(): void
  /** Everything in the terminal as plain text, for the transcript pane. */
  transcript(): string
  /** The selected text; empty = nothing is selected. */
  selection(): string
  /** Try to reconnect now instead of waiting. */
  retry(): void
}

export type UseTerminalOptions = {
  terminalId: string
  /** False while another tab of the deck is in front: nothing is drawn or sent then. */
  shown: boolean
  /** What the room says; the host has the last word on every key. */
  canType: boolean
  theme: TerminalTheme
  fontSize: number
  screenReader: boolean
  onStatus?: ((status: TerminalStatus) => void) | undefined
  onRefused?: ((reason: TypingRefusal) => void) | undefined
  onTitle?: ((title: string) => void) | undefined
}

const firstStatus: TerminalStatus = {
  word: 'connecting',
  connection: 'connecting',
  mayType: false,
  holder: null,
  catchingUp: false,
  exitCode: null,
  closeCode: null,
}

type Live = { screen: PageScreen; link: PageLink; resize: { refit(): void; stop(): void } }

export function useTerminal(container: RefObject<HTMLElement | null>, options: UseTerminalOptions) {
  const { terminalId, shown, canType, theme, fontSize, screenReader } = options
  const [status, setStatus] = useState(firstStatus)
  const latest = useRef(options)
  latest.current = options
  const live = useRef<Live | null>(null)

  useEffect(() => {
    const element = container.current
    if (!element) return
    let disposed = false
    void startTerminal(element, latest, setStatus).then((started) => {
      if (disposed) return stopTerminal(started)
      live.current = started
    })
    return () => {
      disposed = true
      if (live.current) stopTerminal(live.current)
      live.current = null
    }
  }, [container, terminalId])

  useEffect(() => {
    const onStatus = latest.current.onStatus
    onStatus?.(status)
  }, [status])

  useEffect(() => {
    const terminal = live.current?.screen.terminal
    if (!terminal) return
    terminal.options.theme = palette[theme]
    terminal.options.screenReaderMode = screenReader
    terminal.options.disableStdin = !(canType && status.mayType)
    live.current?.resize.refit()
  }, [theme, screenReader, canType, fontSize, status])

  useEffect(() => {
    const tellVisible = () => live.current?.link.setVisible(latest.current.shown && !document.hidden)
    const wake = () => live.current?.link.retryNow()
    tellVisible()
    if (shown) live.current?.resize.refit()
    document.addEventListener('visibilitychange', tellVisible)
    document.addEventListener('visibilitychange', wake)
    window.addEventListener('online', wake)
    return () => {
      document.removeEventListener('visibilitychange', tellVisible)
      document.removeEventListener('visibilitychange', wake)
      window.removeEventListener('online', wake)
    }
  }, [shown])

  const handle = useCallback((): TerminalHandle => toHandle(live), [])
  return { status, handle }
}

type Latest = { readonly current: UseTerminalOptions }

async function startTerminal(
  element: HTMLElement,
  latest: Latest,
  setStatus: (status: TerminalStatus) => void,
): Promise<Live> {
  const { theme, fontSize, screenReader, terminalId } = latest.current
  const screen = await loadPageScreen({
    fontSize,
    theme: palette[theme],
    screenReaderMode: screenReader,
    disableStdin: true,
  })
  const { terminal } = screen
  terminal.open(element)
  await drawFast(terminal)
  const encoder = new TextEncoder()
  const link = new PageLink({
    open: () => openPageSocket(`/ws/terminals/${encodeURIComponent(terminalId)}`),
    clientId: newClientId(),
    screen: screen.link,
    shouldReconnect,
    random: Math.random,
    onState(state) {
      setStatus({ ...state, word: wordOf(state) })
      // Before the next key, not after the next paint.
      terminal.options.disableStdin = !(state.mayType && latest.current.canType)
      resize.refit()
    },
    onRefused: (reason) => latest.current.onRefused?.(reason),
  })
  const resize = watchSize({
    element,
    screen,
    preferredFontSize: () => latest.current.fontSize,
    controls: () => link.state.mayType,
    want: (cols, rows) => link.wantSize(cols, rows),
  })
  link.setVisible(latest.current.shown && !document.hidden)
  terminal.onData((text) => link.type(encoder.encode(text)))
  terminal.onBinary((text) => link.type(Uint8Array.from(text, (char) => char.charCodeAt(0))))
  terminal.onTitleChange((title) => latest.current.onTitle?.(plainTitle(title)))
  terminal.attachCustomKeyEventHandler((event) => onKey(event, screen))
  return { screen, link, resize }
}

function stopTerminal({ screen, link, resize }: Live): void {
  link.close()
  resize.stop()
  screen.dispose()
}

function newClientId(): string {
  const bytes = crypto.getRandomValues(new Uint8Array(8))
  return Array.from(bytes, (byte) => byte.toString(16).padStart(2, '0')).join('')
}

/** Copy and paste as terminals have them; false = the terminal does not see the key. */
function onKey(event: KeyboardEvent, { terminal }: PageScreen): boolean {
  if (event.type !== 'keydown' || !event.ctrlKey || !event.shiftKey || event.altKey) return true
  if (event.code === 'KeyC') {
    event.preventDefault()
    const text = terminal.getSelection()
    if (text) void navigator.clipboard.writeText(text).catch(() => {})
    return false
  }
  // The browser's own paste follows, which xterm takes, with brackets where the program wants them.
  return event.code !== 'KeyV'
}

function wordOf(state: LinkState): TerminalStatus['word'] {
  if (state.exitCode !== null) return 'ended'
  return state.connection === 'live' && !state.mayType ? 'read-only' : state.connection
}

function toHandle(live: { readonly current: Live | null }): TerminalHandle {
  const screen = () => live.current?.screen
  return {
    focus: () => screen()?.terminal.focus(),
    search(text, direction = 'next') {
      const search = screen()?.search
      if (!search || !text) return false
      return direction === 'next' ? search.findNext(text) : search.findPrevious(text)
    },
    clearSearch() {
      screen()?.search.clearDecorations()
      screen()?.terminal.clearSelection()
    },
    transcript() {
      const terminal = screen()?.terminal
      return terminal ? transcriptOf(terminal) : ''
    },
    selection: () => screen()?.terminal.getSelection() ?? '',
    retry: () => live.current?.link.retryNow(),
  }
}
