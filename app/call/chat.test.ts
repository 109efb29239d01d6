import { describe, expect, it } from 'vitest'
import { unseenOf } from './chat-count.ts'
import { checkMeetingLink, hostOf } from './meeting-link.ts'

describe('messages not seen yet', () => {
  const chat = [
    { messageId: '1', by: 'a' },
    { messageId: '2', by: 'me' },
    { messageId: '3', by: 'a' },
    { messageId: '4', by: 'b' },
  ]
  const ids = (seen: string | null) => unseenOf(chat, seen, 'me').map(({ messageId }) => messageId)

  it('CA41 are those of the others after the last one that was on screen', () => {
    expect(ids(null)).toEqual(['1', '3', '4'])
    expect(ids('1')).toEqual(['3', '4'])
    expect(ids('4')).toEqual([])
    expect(ids('fallen off')).toEqual(['1', '3', '4'])
  })
})

describe('a link to a meeting', () => {
  it.each([
    ['https://meet.example.org/abc', { url: 'https://meet.example.org/abc' }],
    ['  https://meet.example.org/abc ', { url: 'https://meet.example.org/abc' }],
    ['meet.example.org/abc', { mistake: 'no-address' }],
    ['http://meet.example.org', { mistake: 'not-https' }],
    ['javascript:alert(1)', { mistake: 'no-address' }],
    [`https://meet.example.org/${'x'.repeat(500)}`, { mistake: 'too-long' }],
  ])('CA42 %s is told what is wrong with it, or taken', (text, outcome) => {
    expect(checkMeetingLink(text)).toEqual(outcome)
  })

  it('CA42 shows where it leads, and nowhere but to https', () => {
    expect(hostOf('https://meet.example.org:8443/room?x=1')).toBe('meet.example.org:8443')
    expect(hostOf('javascript:alert(1)')).toBeNull()
    expect(hostOf('nonsense')).toBeNull()
  })
})
