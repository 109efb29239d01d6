// The room's JSON socket in the browser: says hello, keeps the newest view, answers buttons, comes back by itself.
import { useCallback, useEffect, useMemo, useReducer, useRef } from 'react'
import type { CallToBrowser, CallToServer } from '#app/call/messages.ts'
import { noRuns, runsAfter, type RunsShown } from '#app/coding/run-state.ts'
import { closeCodes, shouldReconnect } from '#app/protocol/close-codes.ts'
import type { ToBrowser, ToServer } from '#app/protocol/session-messages.ts'
import { PROTOCOL_VERSION } from '#app/protocol/version.ts'
import type { Command } from './commands.ts'
import {
  firstLink,
  isRepeatable,
  linkAfter,
  maySendLater,
  retryDelayMs,
  type Connection,
  type LinkAction,
  type PendingCommand,
} from './link.ts'
import type { SessionView } from './view-types.ts'

export type CommandOutcome = { ok: true } | { ok: false; words: string }
export type SessionNotice = { id: string; tone: 'calm' | 'warning'; words: string }

/** The call's part of the line. What cannot be sent now is not kept: the call makes itself known anew when the line is back. */
export type CallLine = {
  send(message: CallToServer): boolean
  /** Returns the stop. */
  listen(listener: (message: CallToBrowser) => void): () => void
}

/** What is known of runs, and a way to hear when that changes. Apart from the view: output comes twenty times a second. */
export type RunsLine = { get(): RunsShown; listen(listener: () => void): () => void }

export type SessionLink = {
  view: SessionView
  /** `performance.now()` when the view arrived; null before the first one over the socket. */
  viewAtMs: number | null
  connection: Connection
  /** Notes that still wait to be saved. */
  unsaved: number
  send(command: Command): Promise<CommandOutcome>
  call: CallLine
  runs: RunsLine
  retryNow(): void
}

/** Quiet for this long: ask whether anybody is there; no answer within the second figure: dial again. */
const PING_EVERY_MS = 10_000
const ANSWER_WITHIN_MS = 6_000

const NOT_CONNECTED = 'You are not connected right now. Try again when the connection is back.'
const DROPPED = 'The connection dropped before an answer came. Look whether it happened, then try again.'

type Answer = (outcome: CommandOutcome) => void
type Wire = {
  socket: WebSocket | null
  retry: () => void
  call: Set<(message: CallToBrowser) => void>
  runs: RunsShown
  onRuns: Set<() => void>
}

export function useSession(options: {
  sessionId: string
  firstView: SessionView
  onNotice: (notice: SessionNotice) => void
}): SessionLink {
  const { sessionId, firstView, onNotice } = options
  const [link, dispatch] = useReducer(linkAfter, firstView, firstLink)
  const wire = useRef<Wire>({
    socket: null,
    retry: () => undefined,
    call: new Set(),
    runs: noRuns,
    onRuns: new Set(),
  })
  const answers = useRef(new Map<string, Answer>())
  const pending = useRef<PendingCommand[]>([])
  pending.current = link.pending
  useKeptNotes(sessionId, link.pending, dispatch)
  const tell = useRef(onNotice)
  tell.current = onNotice

  const answer = useCallback((ref: string, outcome: CommandOutcome) => {
    answers.current.get(ref)?.(outcome)
    answers.current.delete(ref)
    dispatch({ type: 'answered', ref })
  }, [])

  useEffect(() => {
    return keepConnected({
      url: `${location.protocol === 'https:' ? 'wss' : 'ws'}://${location.host}/ws/sessions/${sessionId}`,
      wire: wire.current,
      dispatch,
      pending: () => pending.current,
      answer,
      notice: (notice) => tell.current(notice),
    })
  }, [sessionId, answer])

  const send = useCallback((command: Command) => {
    const ref = makeRef()
    const open = isOpen(wire.current.socket)
    if (!open && !maySendLater(command)) {
      return Promise.resolve<CommandOutcome>({ ok: false, words: NOT_CONNECTED })
    }
    dispatch({ type: 'asked', ref, command })
    if (open) say(wire.current.socket, { type: 'command', ref, command })
    return new Promise<CommandOutcome>((resolve) => answers.current.set(ref, resolve))
  }, [])
  const call = useMemo(() => callLine(wire.current), [])
  const runs = useMemo(() => runsLine(wire.current), [])
  const retryNow = useCallback(() => wire.current.retry(), [])
  const unsaved = link.pending.filter(({ command }) => command.type === 'add-note').length
  return {
    view: link.view,
    viewAtMs: link.viewAtMs,
    connection: link.connection,
    unsaved,
    send,
    call,
    runs,
    retryNow,
  }
}

function runsLine(wire: Wire): RunsLine {
  return {
    get: () => wire.runs,
    listen(listener) {
      wire.onRuns.add(listener)
      return () => void wire.onRuns.delete(listener)
    },
  }
}

function callLine(wire: Wire): CallLine {
  return {
    send(message) {
      const open = isOpen(wire.socket)
      if (open) say(wire.socket, message)
      return open
    },
    listen(listener) {
      wire.call.add(listener)
      return () => void wire.call.delete(listener)
    },
  }
}

/** Notes the server has not confirmed outlive a reload in this tab; their ids make sending them again harmless. */
function useKeptNotes(
  sessionId: string,
  pending: PendingCommand[],
  dispatch: (action: LinkAction) => void,
): void {
  const key = `unsaved-notes:${sessionId}`
  useEffect(() => {
    const kept = sessionStorage.getItem(key)
    if (!kept) return
    // why: written by the effect below, in this tab, by this code
    for (const { ref, command } of JSON.parse(kept) as PendingCommand[])
      dispatch({ type: 'asked', ref, command })
  }, [key, dispatch])
  useEffect(() => {
    const notes = pending.filter(({ command }) => command.type === 'add-note')
    if (notes.length > 0) sessionStorage.setItem(key, JSON.stringify(notes))
    else sessionStorage.removeItem(key)
  }, [key, pending])
}

type KeepConnected = {
  url: string
  wire: Wire
  dispatch: (action: LinkAction) => void
  pending: () => PendingCommand[]
  answer: (ref: string, outcome: CommandOutcome) => void
  notice: (notice: SessionNotice) => void
}

/** Dials until told to stop. Returns the stop. */
function keepConnected({ url, wire, dispatch, pending, answer, notice }: KeepConnected): () => void {
  let stopped = false
  let failures = 0
  let redial: ReturnType<typeof setTimeout> | undefined

  const quiet = watchQuiet({
    ask: () => say(wire.socket, { type: 'ping' }),
    giveUp: () => wire.socket && giveUpOn(wire.socket),
  })

  function dial(): void {
    clearTimeout(redial)
    if (stopped || isAlive(wire.socket)) return
    const socket = new WebSocket(url)
    wire.socket = socket
    socket.onopen = () => {
      say(socket, { type: 'hello', protocol: PROTOCOL_VERSION })
      for (const { ref, command } of pending()) say(socket, { type: 'command', ref, command })
      quiet.heard()
    }
    socket.onmessage = ({ data }: MessageEvent<string>) => {
      quiet.heard()
      const message = JSON.parse(data) as ToBrowser // why: the server's own type; a view is replaced whole, never merged
      if (message.type === 'view') failures = 0
      take(message, { dispatch, answer, notice, wire })
    }
    socket.onclose = ({ code }) => wire.socket === socket && dropped(code)
  }

  /** A dead network does not close a socket: after sleep `onclose` may take minutes, so it is not waited for. */
  function giveUpOn(socket: WebSocket): void {
    socket.close()
    if (wire.socket === socket) dropped(closeCodes.silent)
  }

  function dropped(code: number): void {
    wire.socket = null
    quiet.stop()
    if (stopped) return
    const retry = shouldReconnect(code)
    for (const { ref, command } of pending()) {
      if (!retry || !isRepeatable(command)) answer(ref, { ok: false, words: DROPPED })
    }
    dispatch({ type: 'dropped', code, retry })
    if (!retry) return
    failures += 1
    redial = setTimeout(dial, retryDelayMs(failures, Math.random()))
  }

  const wake = () => {
    if (document.visibilityState === 'visible') dial()
  }
  wire.retry = dial
  window.addEventListener('online', dial)
  document.addEventListener('visibilitychange', wake)
  dial()
  return () => {
    stopped = true
    clearTimeout(redial)
    quiet.stop()
    window.removeEventListener('online', dial)
    document.removeEventListener('visibilitychange', wake)
    wire.socket?.close()
  }
}

function take(message: ToBrowser, to: Pick<KeepConnected, 'dispatch' | 'answer' | 'notice' | 'wire'>): void {
  switch (message.type) {
    case 'view':
      to.dispatch({ type: 'opened' })
      return to.dispatch({ type: 'view', view: message.view, atMs: performance.now() })
    case 'done':
      return to.answer(message.ref, { ok: true })
    case 'refused':
      return to.answer(message.ref, { ok: false, words: message.words })
    case 'notice':
      return to.notice(message)
    case 'peers':
    case 'call-joined':
    case 'call-refused':
    case 'call-moved':
    case 'signal':
      return to.wire.call.forEach((listener) => listener(message))
    case 'run':
      to.wire.runs = runsAfter(to.wire.runs, message.news)
      return to.wire.onRuns.forEach((listener) => listener())
    case 'pong':
      return undefined
    default:
      return undefined
  }
}

/** Asks after a while without a word, gives up when the question stays unanswered. */
function watchQuiet({ ask, giveUp }: { ask: () => void; giveUp: () => void }) {
  let timer: ReturnType<typeof setTimeout> | undefined
  return {
    heard() {
      clearTimeout(timer)
      timer = setTimeout(() => {
        ask()
        timer = setTimeout(giveUp, ANSWER_WITHIN_MS)
      }, PING_EVERY_MS)
    },
    stop: () => clearTimeout(timer),
  }
}

function say(socket: WebSocket | null, message: ToServer): void {
  if (isOpen(socket)) socket?.send(JSON.stringify(message))
}

function isOpen(socket: WebSocket | null): boolean {
  return socket?.readyState === WebSocket.OPEN
}

function isAlive(socket: WebSocket | null): boolean {
  return isOpen(socket) || socket?.readyState === WebSocket.CONNECTING
}

function makeRef(): string {
  return Array.from(crypto.getRandomValues(new Uint32Array(3)), (part) => part.toString(36)).join('')
}
