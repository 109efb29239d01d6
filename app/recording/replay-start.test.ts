import { expect, it } from 'vitest'
import { readStart, startOnAxis } from './replay-start.ts'

const read = (query: string) => readStart(new URLSearchParams(query))

it('RP22 a link leads to a second, and to a terminal where it names one', () => {
  expect(read('t=754&terminal=2')).toEqual({ sessionMs: 754_000, terminal: 2 })
  expect(read('t=0')).toEqual({ sessionMs: 0, terminal: null })
})

it('RP22 a link that is broken leads to the beginning', () => {
  for (const query of ['', 't=-1', 't=1e9', 't=9999999', 't=x&terminal=x', 't=1.5', 't=%00'])
    expect(read(query)).toEqual({ sessionMs: null, terminal: null })
})

it('RP30 without a second it begins when the first screen has its prompt', () => {
  const terminal = { recordingId: 'r', number: 1, document: null, title: '', toMs: 9000 }
  const clock = [
    { atMs: 1000, sessionMs: 0 },
    { atMs: 61_000, sessionMs: 60_000 },
  ]
  const axis = { clock, terminals: [5000, 3000].map((fromMs) => ({ ...terminal, fromMs })) }
  expect(startOnAxis(axis, { sessionMs: null, terminal: null })).toBe(4000)
  expect(startOnAxis(axis, { sessionMs: 0, terminal: null })).toBe(1000)
  expect(startOnAxis(axis, { sessionMs: 10_000, terminal: null })).toBe(11_000)
  const brief = { ...terminal, fromMs: 3000, toMs: 3400 }
  expect(startOnAxis({ clock, terminals: [brief] }, { sessionMs: null, terminal: null })).toBe(3400)
  expect(startOnAxis({ clock, terminals: [] }, { sessionMs: null, terminal: null })).toBe(0)
})
