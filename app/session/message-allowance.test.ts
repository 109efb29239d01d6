import { expect, it } from 'vitest'
import { MessageAllowance } from './message-allowance.ts'

it('SE34 a burst is fine, more is refused, and a pause makes it fine again', () => {
  const allowance = new MessageAllowance(0)
  const burst = Array.from({ length: 41 }, () => allowance.take(0))
  expect(burst.slice(0, 40).every((answer) => answer === 'ok')).toBe(true)
  expect(burst[40]).toBe('too-fast')
  expect(allowance.take(1000)).toBe('ok')
})

it('SE34 a flood is hung up on', () => {
  const allowance = new MessageAllowance(0)
  const answers = Array.from({ length: 260 }, () => allowance.take(0))
  expect(answers.at(-1)).toBe('hang-up')
})

it('SE34 a flood is hung up on also where a busy server reads it slowly; fast hands never are', () => {
  const flood = new MessageAllowance(0)
  const answers = Array.from({ length: 500 }, (_, n) => flood.take(n * 20))
  expect(answers.at(-1)).toBe('hang-up')
  const hands = new MessageAllowance(0)
  const taken = Array.from({ length: 2000 }, (_, n) => hands.take(n * 60))
  expect(taken).toContain('too-fast')
  expect(taken).not.toContain('hang-up')
})
