import { describe, expect, it } from 'vitest'
import { PASTE_BYTES_MAX } from '../frames.ts'
import { Control } from './control.ts'
import { Typing } from './typing.ts'

const key = (seq: number, text: string, more = false) => ({ seq, more, bytes: Buffer.from(text) })

describe('control', () => {
  it('TE21 is refused to everybody but the holder, and to the holder under an old epoch', () => {
    const control = new Control()
    const ada = { participantId: 'ada', mayType: true }
    const ben = { participantId: 'ben', mayType: true }
    expect(control.refusalFor(ada, 0)).toBe('not-yours')
    control.set('ada')
    expect(control.refusalFor(ada, 1)).toBeNull()
    expect(control.refusalFor(ben, 1)).toBe('not-yours')
    control.set('ben')
    control.set('ada')
    expect(control.refusalFor(ada, 1)).toBe('old-epoch')
    expect(control.refusalFor(ada, 3)).toBeNull()
    control.set(null)
    expect(control.refusalFor(ada, 4)).toBe('not-yours')
  })

  it('TE22 is refused to a shadow even by name', () => {
    const control = new Control()
    control.set('shadow')
    expect(control.refusalFor({ participantId: 'shadow', mayType: false }, 1)).toBe('not-yours')
  })
})

describe('numbered input', () => {
  it('TE23 is typed once, however often it is sent', () => {
    const typing = new Typing()
    expect(typing.take('a', key(1, 'x'), true)).toEqual({ outcome: 'type', bytes: Buffer.from('x') })
    expect(typing.take('a', key(1, 'x'), true)).toEqual({ outcome: 'repeated' })
    expect(typing.take('a', key(2, 'y'), true)).toEqual({ outcome: 'type', bytes: Buffer.from('y') })
    expect(typing.lastSeq('a')).toBe(2)
  })

  it('TE23 with a hole is not typed, so that it can be sent again in order', () => {
    const typing = new Typing()
    typing.take('a', key(1, 'x'), true)
    expect(typing.take('a', key(3, 'z'), true)).toEqual({ outcome: 'gap' })
    expect(typing.lastSeq('a')).toBe(1)
  })

  it('TE23 is numbered by each page for itself', () => {
    const typing = new Typing()
    typing.take('a', key(1, 'x'), true)
    expect(typing.take('b', key(1, 'y'), true)).toMatchObject({ outcome: 'type' })
  })

  it('TE23 of a page long forgotten goes on where that page is', () => {
    const typing = new Typing()
    typing.take('old', key(1, 'x'), true)
    for (let i = 0; i < 200; i++) typing.take(`page ${i}`, key(1, 'y'), true)
    expect(typing.lastSeq('old')).toBe(0)
    expect(typing.take('old', key(2, 'z'), true)).toMatchObject({ outcome: 'type' })
  })

  it('TE24 a paste of several frames is typed when the last is here', () => {
    const typing = new Typing()
    expect(typing.take('a', key(1, 'one ', true), true)).toEqual({ outcome: 'wait' })
    expect(typing.take('a', key(2, 'two ', true), true)).toEqual({ outcome: 'wait' })
    expect(typing.take('a', key(3, 'three'), true)).toEqual({
      outcome: 'type',
      bytes: Buffer.from('one two three'),
    })
  })

  it('TE24 nothing of a paste is typed when control changes in the middle of it', () => {
    const typing = new Typing()
    typing.take('a', key(1, 'one ', true), true)
    typing.dropPastes()
    expect(typing.take('a', key(2, 'two ', true), true)).toEqual({ outcome: 'spoiled' })
    expect(typing.take('a', key(3, 'three'), true)).toEqual({ outcome: 'spoiled' })
    expect(typing.take('a', key(4, 'k'), true)).toEqual({ outcome: 'type', bytes: Buffer.from('k') })
  })

  it('TE24 nothing of a paste is typed when one frame of it was refused', () => {
    const typing = new Typing()
    typing.take('a', key(1, 'one ', true), true)
    expect(typing.take('a', key(2, 'two ', true), false)).toEqual({ outcome: 'spoiled' })
    expect(typing.take('a', key(3, 'three'), true)).toEqual({ outcome: 'spoiled' })
  })

  it('TE24 a paste beyond the limit is refused whole', () => {
    const typing = new Typing()
    const frames = PASTE_BYTES_MAX / 16384 + 1
    const outcomes: string[] = []
    for (let seq = 1; seq <= frames; seq++)
      outcomes.push(typing.take('a', { seq, more: seq < frames, bytes: Buffer.alloc(16384) }, true).outcome)
    expect(outcomes.filter((outcome) => outcome === 'type')).toEqual([])
    expect(outcomes.at(-1)).toBe('full')
  })
})
