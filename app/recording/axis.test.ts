import { describe, expect, it } from 'vitest'
import { minutes } from '#app/lib/time.ts'
import { timelineFor } from '#app/session/timeline.ts'
import { testQuestion } from '#test/support/questions.ts'
import { inBriefing, type SessionScript } from '#test/support/session-script.ts'
import { axisMsOf, layAxis, sessionMsAt } from './axis.ts'

/** Two minutes of briefing, ten of work with a pause of seven in the middle, then the wrap-up and a night of writing. */
function played(): SessionScript {
  const script = inBriefing().wait(minutes(2)).do({ type: 'advance-phase', from: 'briefing' })
  script.wait(minutes(4)).do({ type: 'pause-clock' }).wait(minutes(7)).do({ type: 'resume-clock' })
  script.do({ type: 'add-note', noteId: 'n', text: 'reads the log', mark: 'plus' }).wait(minutes(6))
  script.do({ type: 'advance-phase', from: 'working' }).wait(minutes(1))
  return script.do({ type: 'advance-phase', from: 'wrap-up' })
}

function axisOf(script: SessionScript, recordings: Parameters<typeof layAxis>[2] = []) {
  return layAxis(script.events, timelineFor('interviewer', script.events, [testQuestion]), recordings)
}
const beganAt = (script: SessionScript) =>
  Date.parse(
    script.events.find((event) => event.type === 'phase-changed' && event.to === 'briefing')?.at ?? '',
  )
const recordingAt = (startedAtMs: number, more = {}) => ({
  recordingId: 'r1',
  title: 'Terminal 1',
  startedAtMs,
  durationMs: minutes(5),
  ...more,
})

describe('the axis of a replay', () => {
  it('RP20 begins with the session and ends with its work, and markers lie where things happened', () => {
    const script = played()
    const axis = axisOf(script)
    expect(axis.durationMs).toBe(minutes(20))
    const note = axis.markers.find(({ kind }) => kind === 'note')
    expect(note).toMatchObject({ atMs: minutes(13), words: 'Plus: reads the log' })
    expect(
      axis.markers.filter(({ kind }) => kind === 'phase').map(({ atMs, words }) => [atMs / 60_000, words]),
    ).toEqual([
      [0, 'The room opened'],
      [0, 'The briefing began'],
      [2, 'Working time began'],
      [19, 'The wrap-up began'],
      [20, 'Scoring began'],
    ])
  })

  it('RP20 lays terminals where they were opened, numbered in that order', () => {
    const script = played()
    const zero = beganAt(script)
    const axis = axisOf(script, [
      recordingAt(zero + minutes(3), { recordingId: 'r2', title: 'Terminal 2' }),
      recordingAt(zero - minutes(1)),
    ])
    expect(axis.terminals).toEqual([
      { recordingId: 'r1', number: 1, document: null, title: 'Terminal 1', fromMs: 0, toMs: minutes(5) },
      {
        recordingId: 'r2',
        number: 2,
        document: null,
        title: 'Terminal 2',
        fromMs: minutes(4),
        toMs: minutes(9),
      },
    ])
    expect(axis.durationMs).toBe(minutes(21))
    const afterDeletion = axisOf(script, [recordingAt(zero, { recordingId: 'r2', number: 2 })])
    expect(afterDeletion.terminals).toMatchObject([{ recordingId: 'r2', number: 2 }])
  })

  it('RP20 leads from the session’s clock to the second and back, also over a pause', () => {
    const { clock } = axisOf(played())
    expect(sessionMsAt(clock, minutes(5))).toBe(minutes(5))
    expect(sessionMsAt(clock, minutes(9))).toBe(minutes(6))
    expect(sessionMsAt(clock, minutes(14))).toBe(minutes(7))
    expect(axisMsOf(clock, minutes(5))).toBe(minutes(5))
    expect(axisMsOf(clock, minutes(6))).toBe(minutes(6))
    expect(axisMsOf(clock, minutes(7))).toBe(minutes(14))
    expect(axisMsOf(clock, 0)).toBe(0)
    for (let ms = 0; ms <= minutes(13); ms += 7919) expect(sessionMsAt(clock, axisMsOf(clock, ms))).toBe(ms)
  })

  it('RP20 a clock of a machine that jumped makes no axis of years, and nothing lies outside of it', () => {
    const script = played()
    const axis = axisOf(script, [recordingAt(0), recordingAt(beganAt(script), { recordingId: 'r2' })])
    expect(axis.durationMs).toBe(minutes(20))
    expect(axis.markers).toEqual(axisOf(script).markers)
    for (const { fromMs, toMs } of axis.terminals) {
      expect(fromMs).toBeGreaterThanOrEqual(0)
      expect(toMs).toBeLessThanOrEqual(axis.durationMs)
    }
    expect(layAxis([], [], [])).toEqual({ durationMs: 0, terminals: [], markers: [], spans: [], clock: [] })
  })
})
