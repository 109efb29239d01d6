import { expect, it } from 'vitest'
import { readStart } from './replay-start.ts'

const read = (query: string) => readStart(new URLSearchParams(query))

it('RP22 a link leads to a second, and to a terminal where it names one', () => {
  expect(read('t=754&terminal=2')).toEqual({ sessionMs: 754_000, terminal: 2 })
  expect(read('t=0')).toEqual({ sessionMs: 0, terminal: null })
})

it('RP22 a link that is broken leads to the beginning', () => {
  for (const query of ['', 't=-1', 't=1e9', 't=9999999', 't=x&terminal=x', 't=1.5', 't=%00'])
    expect(read(query)).toEqual({ sessionMs: 0, terminal: null })
})
