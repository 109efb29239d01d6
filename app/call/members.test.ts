import { describe, expect, it } from 'vitest'
import { withMember, withMemberAway, withoutMember } from './members.ts'
import { costOf, signalMessage, SDP_CHARS_MAX, type CallPeer } from './messages.ts'

function peer(name: string, more: Partial<CallPeer> = {}): CallPeer {
  return {
    peerId: `tab-of-${name}`,
    userId: name,
    sessionRole: 'candidate',
    audio: true,
    video: false,
    here: true,
    ...more,
  }
}

const five = ['a', 'b', 'c', 'd', 'e'].map((name) => peer(name))

describe('who is in the call', () => {
  it('CA3 the sixth finds it full, and a place that becomes free is taken', () => {
    expect(withMember(five, peer('f'), false)).toEqual({ ok: false, reason: 'call-full' })
    expect(withMember(withoutMember(five, 'tab-of-c'), peer('f'), false).ok).toBe(true)
  })

  it('CA3 somebody of the five may say anew how they are', () => {
    const muted = withMember(five, peer('b', { audio: false }), false)
    expect(muted.ok && muted.value.members.map(({ audio }) => audio)).toEqual([true, false, true, true, true])
    expect(muted.ok && muted.value.replaced).toBeNull()
  })

  it('CA4 a second tab of one person is refused, takes over when it says so, and when the first has lost its line', () => {
    const second = peer('a', { peerId: 'other-tab' })
    expect(withMember(five, second, false)).toEqual({ ok: false, reason: 'in-another-tab' })
    for (const taken of [
      withMember(five, second, true),
      withMember(withMemberAway(five, 'tab-of-a'), second, false),
    ]) {
      expect(taken.ok && taken.value.replaced?.peerId).toBe('tab-of-a')
      expect(taken.ok && taken.value.members.length).toBe(5)
    }
  })
})

describe('what may be said', () => {
  const parsed = (signal: object, to: unknown = 'abcdefghij234567') =>
    signalMessage.safeParse({ type: 'signal', to, signal }).success

  it('CA5 a description or candidate beyond its size, or to nobody, is no message', () => {
    const link = 'abcdefgh1234'
    expect(parsed({ kind: 'offer', link, sdp: 'x'.repeat(SDP_CHARS_MAX) })).toBe(true)
    expect(parsed({ kind: 'offer', link, sdp: 'x'.repeat(SDP_CHARS_MAX + 1) })).toBe(false)
    expect(parsed({ kind: 'offer', link: '../x', sdp: '' })).toBe(false)
    expect(parsed({ kind: 'candidate', link, candidate: { candidate: 'x'.repeat(1001) } })).toBe(false)
    expect(parsed({ kind: 'candidate', link, candidate: null })).toBe(true)
    expect(parsed({ kind: 'eval', code: 'x' })).toBe(false)
    expect(parsed({ kind: 'again' }, 'everybody')).toBe(false)
  })

  it('CA5 what is large costs more of the pace', () => {
    const signal = { kind: 'offer', link: 'abcdefgh1234', sdp: '' } as const
    expect(costOf({ type: 'signal', to: 'x', signal })).toBeGreaterThan(
      costOf({ type: 'signal', to: 'x', signal: { kind: 'again' } }),
    )
  })
})
