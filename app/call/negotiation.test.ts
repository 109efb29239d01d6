import { describe, expect, it } from 'vitest'
import {
  directionBetween,
  hearsFrom,
  isPolite,
  nextMend,
  takesDescription,
  videoBitsPerSecond,
  type Negotiation,
} from './negotiation.ts'

/** One end as WebRTC defines it, without media: its state, and what it has said that is still under way. */
type End = Negotiation & { outbox: Said[]; wants: boolean; agreed: number | null }
type Said = { kind: 'offer' | 'answer'; round: number }

function makeEnd(polite: boolean): End {
  return {
    polite,
    makingOffer: false,
    settingAnswer: false,
    signalingState: 'stable',
    outbox: [],
    wants: true,
    agreed: null,
  }
}

function offer(end: End, round: number): void {
  end.signalingState = 'have-local-offer'
  end.wants = false
  end.outbox.push({ kind: 'offer', round })
}

/** Hears what the other side said first. A polite side rolls its own offer back, and has to make it again. */
function hear(end: End, { kind, round }: Said): void {
  if (!takesDescription(kind, end)) return
  if (kind === 'answer') {
    end.signalingState = 'stable'
    end.agreed = round
    return
  }
  if (end.signalingState === 'have-local-offer') end.wants = true
  end.signalingState = 'stable'
  end.agreed = round
  end.outbox.push({ kind: 'answer', round })
}

/** Seeded, so that a failing order is the same tomorrow. */
function randoms(seed: number): () => number {
  let state = seed
  return () => (state = (state * 1103515245 + 12345) & 0x7fffffff) / 0x7fffffff
}

/** Lets both speak in a random order until nobody has anything to say. */
function negotiate(seed: number): { a: End; b: End; steps: number } {
  const random = randoms(seed)
  const [a, b] = [makeEnd(true), makeEnd(false)]
  let steps = 0
  for (; steps < 200; steps++) {
    const moves = [
      a.wants && a.signalingState === 'stable' ? () => offer(a, steps) : null,
      b.wants && b.signalingState === 'stable' ? () => offer(b, steps) : null,
      a.outbox.length > 0 ? () => hear(b, a.outbox.shift() as Said) : null,
      b.outbox.length > 0 ? () => hear(a, b.outbox.shift() as Said) : null,
    ].filter((move) => move !== null)
    if (moves.length === 0) break
    moves[Math.floor(random() * moves.length)]?.()
  }
  return { a, b, steps }
}

describe('two browsers that both begin', () => {
  it('CA9 agree in every order in which their words may arrive', () => {
    for (let seed = 1; seed <= 2000; seed++) {
      const { a, b, steps } = negotiate(seed)
      expect(steps, `seed ${seed} never ends`).toBeLessThan(200)
      expect([a.signalingState, b.signalingState, a.wants, b.wants]).toEqual([
        'stable',
        'stable',
        false,
        false,
      ])
      expect(a.agreed, `seed ${seed}`).toBe(b.agreed)
    }
  })

  it('CA9 are one polite and one not, whoever asks', () => {
    expect([isPolite('a', 'b'), isPolite('b', 'a')]).toEqual([false, true])
  })

  it('CA9 the impolite one lets a crossing offer fall, and an answer nobody waits for', () => {
    const waiting: Negotiation = {
      polite: false,
      makingOffer: false,
      settingAnswer: false,
      signalingState: 'have-local-offer',
    }
    expect(takesDescription('offer', waiting)).toBe(false)
    expect(takesDescription('offer', { ...waiting, polite: true })).toBe(true)
    expect(takesDescription('offer', { ...waiting, settingAnswer: true })).toBe(true)
    expect(takesDescription('offer', { ...waiting, signalingState: 'stable', makingOffer: true })).toBe(false)
    expect(takesDescription('answer', waiting)).toBe(true)
    expect(takesDescription('answer', { ...waiting, signalingState: 'stable' })).toBe(false)
  })
})

it('CA7 a shadow is sent to and not heard; two shadows have nothing to say', () => {
  expect(directionBetween('candidate', 'interviewer')).toBe('sendrecv')
  expect(directionBetween('candidate', 'shadow')).toBe('sendonly')
  expect(directionBetween('shadow', 'candidate')).toBe('recvonly')
  expect(directionBetween('shadow', 'shadow')).toBeNull()
})

it('CA10 first another way, then a fresh connection, and words when two have failed; never an end', () => {
  expect([0, 1, 2, 3, 50].map((attempt) => nextMend(attempt))).toEqual([
    { step: 'restart', waitMs: 8000, hopeless: false },
    { step: 'rebuild', waitMs: 8000, hopeless: false },
    { step: 'rebuild', waitMs: 8000, hopeless: false },
    { step: 'rebuild', waitMs: 20_000, hopeless: true },
    { step: 'rebuild', waitMs: 20_000, hopeless: true },
  ])
})

it('CA16 four pictures out cost little more than one', () => {
  expect(videoBitsPerSecond(4) * 4).toBeLessThanOrEqual(1_000_000)
  expect(videoBitsPerSecond(1)).toBeGreaterThan(videoBitsPerSecond(2))
})

it('CA7 nothing of a shadow is played or shown, neither voice nor captions, and a shadow hears the others', () => {
  const hears = (mine: 'candidate' | 'shadow', theirs: 'interviewer' | 'shadow') => {
    const direction = directionBetween(mine, theirs)
    return direction === null ? null : hearsFrom(direction)
  }
  expect(hears('candidate', 'interviewer')).toBe(true)
  expect(hears('candidate', 'shadow')).toBe(false)
  expect(hears('shadow', 'interviewer')).toBe(true)
  expect(hears('shadow', 'shadow')).toBeNull()
})
