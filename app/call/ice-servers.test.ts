import { describe, expect, it } from 'vitest'
import { readEnv } from '#app/env.server.ts'
import { credentialFor, iceServersFor } from './ice-servers.server.ts'

const turn = { urls: ['turn:turn.example.org:3478', 'turns:turn.example.org:5349'], secret: 'north wind' }

describe('who passes media on', () => {
  it('CA12 the password is what coturn computes from the same secret', () => {
    // printf '1795354400:demo-priya' | openssl dgst -sha1 -hmac 'north wind' -binary | base64
    expect(credentialFor('north wind', '1795354400:demo-priya')).toBe('9m5Rp+LBP7n7eKyNYVHRk4CzkhA=')
  })

  it('CA12 each person gets their own for six hours', () => {
    const now = new Date('2026-11-22T08:00:00.500Z')
    const [stun, relay] = iceServersFor({ stun: ['stun:a.example'], turn }, 'demo-priya', now)
    expect(stun).toEqual({ urls: ['stun:a.example'] })
    expect(relay?.username).toBe(`${Date.parse('2026-11-22T14:00:00Z') / 1000}:demo-priya`)
    expect(relay?.credential).toBe(credentialFor(turn.secret, relay?.username ?? ''))
    const [, other] = iceServersFor({ stun: ['stun:a.example'], turn }, 'demo-jun', now)
    expect(other?.credential).not.toBe(relay?.credential)
  })

  it('CA13 without settings there is neither', () => {
    expect(readEnv({}).ice).toEqual({ stun: [], turn: null })
    expect(iceServersFor(readEnv({}).ice, 'demo-priya', new Date(0))).toEqual([])
  })

  it('CA13 settings are read as lists', () => {
    const env = readEnv({
      CALL_STUN: 'stun:a.example:3478, stun:b.example',
      CALL_TURN_URLS: 'turn:a.example:3478?transport=udp,turns:a.example:5349',
      CALL_TURN_SECRET: 'north wind',
    })
    expect(env.ice.stun).toEqual(['stun:a.example:3478', 'stun:b.example'])
    expect(env.ice.turn?.urls).toEqual(['turn:a.example:3478?transport=udp', 'turns:a.example:5349'])
  })

  it.each([
    [{ CALL_STUN: 'a.example:3478' }, /stun:/],
    [{ CALL_STUN: 'https://a.example' }, /stun:/],
    [{ CALL_TURN_URLS: 'turn:a.example' }, /CALL_TURN_SECRET/],
    [{ CALL_TURN_SECRET: 'x' }, /CALL_TURN_URLS/],
    [{ CALL_TURN_URLS: 'stun:a.example', CALL_TURN_SECRET: 'x' }, /turn:/],
  ])('CA13 %j is told with words before anything starts', (settings, words) => {
    expect(() => readEnv(settings)).toThrow(words)
  })
})
