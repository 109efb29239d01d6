// Rounds for the bank of the tests: short ones of every shape that the real rounds have.
import type { Round, RoundStage } from '#questions/schema-round.ts'

function stage(given: Pick<RoundStage, 'id' | 'phase'> & Partial<RoundStage>): RoundStage {
  return {
    title: `Stage ${given.id}`,
    minutes: 5,
    part: null,
    tools: [],
    once: null,
    'own-minutes': null,
    candidate: `What happens in ${given.id}.`,
    interviewer: `SECRET-TELLS what to do in ${given.id}.`,
    ...given,
  }
}

const welcome = stage({ id: 'welcome', phase: 'briefing', minutes: 3, once: 'first' })
const debrief = stage({ id: 'debrief', phase: 'wrap-up', minutes: 8, once: 'last' })

function round(given: Pick<Round, 'id' | 'title' | 'parts' | 'stages'> & Partial<Round>): Round {
  return { summary: 'A round for tests only.', order: 1, rubric: 'practice@1', ...given }
}

function part(id: string, kinds: Round['parts'][number]['kinds'], more: object = {}) {
  return { id, title: `Part ${id}`, kinds, optional: false, ...more }
}

/** The same three stretches that a session had before there were rounds. */
export const boxRound = round({
  id: 'troubleshooting',
  title: 'Troubleshooting',
  parts: [part('box', ['troubleshooting'])],
  stages: (['briefing', 'working', 'wrap-up'] as const).map((phase) =>
    stage({ id: phase, phase, part: 'box', tools: ['terminal'], 'own-minutes': phase }),
  ),
})

export const codingRound = round({
  id: 'coding',
  title: 'Coding',
  order: 2,
  parts: [part('program', ['coding'])],
  stages: [
    welcome,
    stage({ id: 'task', phase: 'briefing', part: 'program', tools: ['editor', 'terminal'] }),
    stage({
      id: 'write',
      phase: 'working',
      part: 'program',
      tools: ['editor', 'terminal'],
      'own-minutes': 'working',
    }),
    stage({ id: 'follow-ups', phase: 'wrap-up', part: 'program', tools: ['editor'] }),
    debrief,
  ],
})

export const reviewRound = round({
  id: 'code-review',
  title: 'Code review',
  order: 3,
  parts: [part('change', ['review'])],
  stages: [
    welcome,
    stage({ id: 'review', phase: 'working', part: 'change', tools: ['diff'], minutes: 20 }),
    stage({ id: 'fix', phase: 'wrap-up', part: 'change', tools: ['diff'] }),
    debrief,
  ],
})

export const internalsRound = round({
  id: 'internals',
  title: 'Systems internals',
  order: 4,
  parts: [part('first', ['internals']), part('second', ['internals'], { optional: true })],
  stages: [
    welcome,
    stage({ id: 'first', phase: 'working', part: 'first', tools: ['artefact', 'notes'], minutes: 15 }),
    stage({ id: 'second', phase: 'working', part: 'second', tools: ['artefact', 'notes'], minutes: 15 }),
    debrief,
  ],
})

export const designRound = round({
  id: 'design',
  title: 'Design',
  order: 5,
  parts: [part('design', ['design'])],
  stages: [stage({ id: 'draw', phase: 'working', part: 'design', tools: ['board'], minutes: 30 }), debrief],
})

export const mixedRound = round({
  id: 'mixed',
  title: 'Mixed',
  order: 6,
  parts: [part('program', ['coding']), part('system', ['troubleshooting', 'internals'])],
  stages: [
    welcome,
    stage({
      id: 'program',
      phase: 'working',
      part: 'program',
      tools: ['editor', 'terminal'],
      minutes: 20,
    }),
    stage({
      id: 'system',
      phase: 'working',
      part: 'system',
      tools: ['terminal', 'artefact'],
      minutes: 20,
    }),
    debrief,
  ],
})

export const warmUpRound = round({
  id: 'warm-up',
  title: 'Warm-up',
  order: 9,
  rubric: null,
  parts: [part('box', ['troubleshooting'], { 'level-max': 1 })],
  stages: [
    stage({ id: 'try', phase: 'briefing', part: 'box', tools: ['terminal'] }),
    stage({ id: 'easy', phase: 'working', part: 'box', tools: ['terminal'], minutes: 15 }),
    stage({ id: 'chat', phase: 'wrap-up' }),
  ],
})

export const testRounds = [
  boxRound,
  codingRound,
  reviewRound,
  internalsRound,
  designRound,
  mixedRound,
  warmUpRound,
]
