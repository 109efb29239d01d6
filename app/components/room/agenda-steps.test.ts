import { describe, expect, it } from 'vitest'
import type { AgendaItem, Tool } from '#app/session/events.ts'
import type { StageView } from '#app/session/view-types.ts'
import { groupsOf, moveOn, nextWords, stepsOf } from './agenda-steps.ts'

type StageWish = { title: string; round?: number; part?: string | null; tools?: Tool[] }

function item(phase: AgendaItem['phase'], minutes: number | null, wish?: StageWish): AgendaItem {
  if (!wish) return { phase, minutes }
  const { title, round = 0, part = null, tools = [] } = wish
  return { phase, minutes, stage: { id: title.toLowerCase(), title, round, part, tools, says: `${title}.` } }
}

const agenda = [
  item('lobby', null),
  item('briefing', 3, { title: 'Welcome' }),
  item('working', 20, { title: 'Program', part: 'program', tools: ['editor', 'terminal'] }),
  item('working', 20, { title: 'System', part: 'system', tools: ['terminal'] }),
  item('working', 11, { title: 'Draw it', round: 1, part: 'design', tools: ['board'] }),
  item('wrap-up', 8, { title: 'Looking back', round: 1 }),
  item('scoring', null),
  item('closed', null),
]
const round = { roundId: 'mixed', scored: true, rubric: null, questions: [] }
const rounds = [
  { ...round, round: 0, title: 'Mixed round' },
  { ...round, round: 1, title: 'Design' },
]

function at(place: number) {
  const here = agenda[place]
  const stage: StageView | null = here?.stage ? { ...here.stage, at: place, tells: null } : null
  return { agenda, rounds, stage, phase: here?.phase ?? 'lobby', practice: null }
}

describe('the agenda', () => {
  it('RD7 tells what is over, what is now and what comes next with its minutes', () => {
    expect(stepsOf(at(2)).map(({ state }) => state)).toEqual([
      'over',
      'over',
      'here',
      ...Array(5).fill('ahead'),
    ])
    expect(nextWords(at(2))).toBe('Next: System, 20 min')
    expect(nextWords(at(5))).toBe('Next: Scoring')
    expect(nextWords(at(6))).toBeNull()
  })

  it('RD7 groups the stages of several rounds by round; one round needs no heading', () => {
    expect(groupsOf(at(0)).map(({ title, steps }) => [title, steps.length])).toEqual([
      [null, 1],
      ['Mixed round', 3],
      ['Design', 2],
      [null, 2],
    ])
    const alone = groupsOf({ ...at(0), rounds: rounds.slice(0, 1) })
    expect(alone.every(({ title }) => title === null)).toBe(true)
  })

  it('RD7 looks as before where a session has no stages', () => {
    const bare = ['lobby', 'briefing', 'working', 'wrap-up', 'scoring', 'closed'] as const
    const view = { agenda: bare.map((phase) => item(phase, 5)), rounds: [], stage: null, practice: null }
    expect(stepsOf({ ...view, phase: 'working' }).map(({ title }) => title)).toContain('Wrap-up')
    expect(moveOn({ ...view, phase: 'briefing' })).toEqual({ button: 'Start working', question: null })
    expect(moveOn({ ...view, phase: 'working' })?.question).not.toBeNull()
    expect(moveOn({ ...view, phase: 'scoring' })).toBeNull()
  })

  it('RD8 the button that moves on names the next stage, and asks before what does not come back', () => {
    expect(moveOn(at(1))).toEqual({ button: 'Go on: Program, 20 min', question: null })
    expect(moveOn(at(2))?.question?.text).toMatch(/another one is prepared/)
    expect(moveOn(at(3))).toEqual({ button: 'Go on: Draw it, 11 min', question: null })
    expect(moveOn(at(4))?.question?.title).toBe('End the working time?')
    expect(moveOn(at(5))).toMatchObject({
      button: 'Finish and score',
      question: { title: 'Finish the session?' },
    })
  })

  it('RD8 a session in which nothing is scored is finished, not scored', () => {
    const unscored = { ...at(5), agenda: agenda.filter(({ phase }) => phase !== 'scoring') }
    expect(moveOn(unscored)?.button).toBe('Finish')
    expect(nextWords(unscored)).toBeNull()
  })
})
