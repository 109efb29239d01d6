import { expect, it } from 'vitest'
import { MISSING_MS, nobody, peersAfter, withoutExpired } from './known-peers.ts'
import type { CallPeer } from './messages.ts'

function peer(name: string, peerId = `tab-of-${name}`): CallPeer {
  return { peerId, userId: name, sessionRole: 'candidate', audio: true, video: true, here: true }
}

const says = (call: string, ...peers: CallPeer[]) => ({ type: 'peers' as const, call, me: null, peers })
const names = (known: { peers: readonly CallPeer[] }) => known.peers.map(({ peerId }) => peerId)
const both = peersAfter(nobody, says('first', peer('a'), peer('b')), 0)

it('CA11 who leaves is let go at once', () => {
  expect(names(peersAfter(both, says('first', peer('a')), 10))).toEqual(['tab-of-a'])
})

it('CA11 whom a fresh server does not name yet stays, until they come back or the time is over', () => {
  const fresh = peersAfter(both, says('second', peer('a')), 1000)
  expect(names(fresh)).toEqual(['tab-of-a', 'tab-of-b'])
  expect(fresh.peers[1]).toMatchObject({ here: false, missingSince: 1000 })
  const still = peersAfter(fresh, says('second', peer('a')), 9000)
  expect(still.peers[1]).toMatchObject({ missingSince: 1000 })
  expect(peersAfter(still, says('second', peer('a'), peer('b')), 9500).peers[1]).toMatchObject({
    here: true,
    missingSince: null,
  })
  expect(names({ peers: withoutExpired(still.peers, 1000 + MISSING_MS) })).toEqual(['tab-of-a'])
})

it('CA11 who comes back in another tab is not there twice', () => {
  const fresh = peersAfter(both, says('second', peer('a'), peer('b', 'reloaded')), 1000)
  expect(names(fresh)).toEqual(['tab-of-a', 'reloaded'])
})

it('CA11 who left the fresh server is let go at once', () => {
  const back = peersAfter(peersAfter(both, says('second'), 0), says('second', peer('a'), peer('b')), 10)
  expect(names(peersAfter(back, says('second', peer('a')), 20))).toEqual(['tab-of-a'])
})
