import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import { Doc, encodeStateAsUpdate } from 'yjs'
import type { PageSocket } from '#app/lib/page-socket.ts'
import { decodeFromPage, encodeToPage, type FromPage, type ToPage } from './frames.ts'
import { connectDocument, type DocumentStatus, type Refused } from './link.ts'
import { notesOf } from './shape.ts'

/** A line that does nothing by itself. */
function openLine() {
  const said: FromPage[] = []
  const socket: PageSocket = {
    binaryType: '',
    readyState: 1,
    send(bytes) {
      const frame = decodeFromPage(bytes)
      if (frame) said.push(frame)
    },
    close: () => undefined,
    onopen: null,
    onmessage: null,
    onclose: null,
    onerror: null,
  }
  const hear = (frame: ToPage) => socket.onmessage?.({ data: Uint8Array.from(encodeToPage(frame)).buffer })
  return { socket, said, hear }
}

function openPage() {
  const lines: ReturnType<typeof openLine>[] = []
  const refused: Refused[] = []
  const statuses: DocumentStatus[] = []
  const link = connectDocument({
    open() {
      const line = openLine()
      lines.push(line)
      return line.socket
    },
    shouldReconnect: (code) => code !== 4003,
    onStatus: (status) => statuses.push(status),
    onReplaced: () => undefined,
    onRefused: (one) => refused.push(one),
    random: () => 0,
  })
  const line = () => lines.at(-1) ?? expect.fail('nothing was opened')
  const welcome = (access: 'no-control' | null = null) => {
    line().socket.onopen?.()
    line().hear({ type: 'welcome', access, missing: Uint8Array.from([0, 0]) })
  }
  return { link, line, lines, refused, statuses, welcome }
}

beforeEach(() => void vi.useFakeTimers())
afterEach(() => void vi.useRealTimers())

describe('a page on one document', () => {
  it('DO5 that is refused again and again, and then closed, leaves no timer behind', () => {
    const { link, line, welcome } = openPage()
    welcome()
    for (let n = 0; n < 5; n++) line().hear({ type: 'refused', reason: 'no-control' })
    welcome('no-control')
    expect(link.status).toMatchObject({ access: 'no-control', word: 'saved' })
    link.close()
    expect(vi.getTimerCount()).toBe(0)
  })

  it('DO8 keeps what is typed without a line, says so, and hands it over once', () => {
    const { link, line, lines, welcome } = openPage()
    welcome()
    line().socket.onclose?.({ code: 1006 })
    notesOf(link.doc).insert(0, 'typed without a line')
    expect(link.status).toMatchObject({ word: 'offline', unsaved: true })
    vi.advanceTimersByTime(100)
    expect(lines).toHaveLength(2)
    welcome()
    const updates = () => line().said.filter((frame) => frame.type === 'update')
    expect(updates()).toHaveLength(1)
    expect(link.status).toMatchObject({ word: 'saving', unsaved: true })
    line().hear({ type: 'ack', id: updates()[0]?.id ?? 0 })
    expect(link.status).toMatchObject({ word: 'saved', unsaved: false })
    vi.advanceTimersByTime(1000)
    expect(updates()).toHaveLength(1)
    link.close()
    expect(vi.getTimerCount()).toBe(0)
  })

  it('DO8 sends again what was sent and not answered, and never what came from others', () => {
    const { link, line, welcome } = openPage()
    welcome()
    notesOf(link.doc).insert(0, 'sent and not answered')
    const updates = () => line().said.filter((frame) => frame.type === 'update')
    expect(updates()).toHaveLength(1)
    const others = new Doc()
    notesOf(others).insert(0, 'of others')
    line().hear({ type: 'update', update: encodeStateAsUpdate(others) })
    vi.advanceTimersByTime(1000)
    expect([updates().length, notesOf(link.doc).length]).toEqual([1, 'sent and not answeredof others'.length])
    line().socket.onclose?.({ code: 1006 })
    vi.advanceTimersByTime(100)
    welcome()
    expect(updates()).toHaveLength(1)
    expect(link.status).toMatchObject({ word: 'saving', unsaved: true })
    link.close()
  })

  it('DO7 whose door is closed for good does not knock again, and leaves no timer behind', () => {
    const { link, line, lines } = openPage()
    line().socket.onopen?.()
    line().socket.onclose?.({ code: 4003 })
    expect(link.status).toMatchObject({ word: 'ended', closeCode: 4003 })
    link.retryNow()
    vi.advanceTimersByTime(60_000)
    expect(lines).toHaveLength(1)
    link.close()
    expect(vi.getTimerCount()).toBe(0)
  })

  it('DO3 that hears nothing, not even an answer, dials again', () => {
    const { link, line, lines, welcome } = openPage()
    welcome()
    vi.advanceTimersByTime(10_000)
    expect(line().said.at(-1)).toEqual({ type: 'ping' })
    vi.advanceTimersByTime(6_000 + 100)
    expect(lines).toHaveLength(2)
    link.close()
    expect(vi.getTimerCount()).toBe(0)
  })
})
