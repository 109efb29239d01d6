// A small bank in memory, so that tests of sessions do not hang on the wording of the real questions.
import { testRounds } from './rounds.ts'
import type { Question, QuestionBank, Rubric, TroubleshootingQuestion } from '#questions/schema.ts'

export const testRubric: Rubric = {
  id: 'practice',
  version: 1,
  rubricId: 'practice@1',
  title: 'Practice',
  dimensions: ['triage', 'method', 'safety', 'talk'].map((id, index) => ({
    id,
    title: `Title of ${id}`,
    question: `How was ${id}?`,
    weight: [30, 30, 20, 20][index] ?? 10,
    anchors: [`${id} at one`, `${id} at two..`, `${id} at three`, `${id} at four`],
  })),
}

/** Every text a candidate must not read says SECRET, so that a leak is easy to find. */
export const testQuestion: TroubleshootingQuestion = {
  slug: 'test-question',
  kind: 'troubleshooting',
  version: '1.0.0',
  title: 'A quiet web server',
  summary: 'Something does not answer and nobody knows why.',
  status: 'live',
  level: 2,
  topics: ['systemd'],
  skills: ['reading-logs', 'reading-units'],
  practice: true,
  trials: [],
  rubricId: 'practice@1',
  dimensions: ['triage', 'method', 'safety', 'talk'],
  minutes: { briefing: 5, working: 30, 'wrap-up': 5 },
  sandbox: { image: 'base', hostname: 'web-1', tier: 'default', memoryMb: 128, diskMb: 128 },
  prompt: 'The web server does not answer. Please have a look.',
  guide: [
    '# Guide',
    '## The true cause\n\nSECRET-GUIDE the marker file is missing',
    '## What each rating looks like here\n\nSECRET-RATERS one to four',
    '## Follow-up questions\n\n- SECRET-GUIDE what else?',
  ].join('\n\n'),
  hints: [
    { id: 'look', title: 'SECRET-HINT-TITLE look', text: 'HINT-TEXT-look at the home directory' },
    { id: 'compare', title: 'SECRET-HINT-TITLE compare', text: 'HINT-TEXT-compare with yesterday' },
    { id: 'make', title: 'SECRET-HINT-TITLE make', text: 'HINT-TEXT-make what is missing' },
  ],
  probes: [
    {
      id: 'SECRET-probe-fixed',
      says: 'SECRET-SAYS the marker is there',
      kind: 'behaviour',
      timeoutMs: 5000,
      script:
        'if [ -e "$BOX/fixed" ]; then echo "SECRET-MESSAGE there"; exit 0; fi\necho "SECRET-MESSAGE missing"\nexit 1\n',
    },
    {
      id: 'SECRET-probe-kept',
      says: 'SECRET-SAYS the setup is untouched',
      kind: 'collateral',
      timeoutMs: 5000,
      script: '[ -e "$BOX/broken" ] && exit 0\nexit 1\n',
    },
  ],
  units: [],
  setup: { script: '# SECRET-SETUP\nset -eu\ntouch "$HOME/broken"\n', files: [] },
  solutions: [
    {
      name: '01-make-it',
      script: '#!/bin/bash\n# SECRET-SOLUTION puts the marker back.\ntouch "$HOME/fixed"\n',
    },
  ],
  wrongFixes: [
    {
      name: 'look-away',
      script: '#!/bin/bash\n# fails: SECRET-probe-fixed\n# why: as below\ntrue # SECRET-WRONG\n',
      fails: ['SECRET-probe-fixed'],
      why: 'SECRET-WRONG nothing is mended by looking away.',
    },
  ],
}

export function createTestBank(questions: Question[] = [testQuestion]): QuestionBank {
  return {
    questions,
    rubrics: [testRubric],
    rounds: testRounds,
    findRound: (id) => testRounds.find((round) => round.id === id) ?? null,
    findQuestion: (slug) => questions.find((question) => question.slug === slug) ?? null,
    getRubric(rubricId) {
      if (rubricId !== testRubric.rubricId) throw new Error(`no rubric ${rubricId} in the test bank`)
      return testRubric
    },
  }
}
