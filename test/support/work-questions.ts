// Small questions of the kinds beyond a broken box. As in testQuestion, what a candidate must not read says SECRET.
import type {
  CodingQuestion,
  ReviewQuestion,
  TalkQuestion,
  TroubleshootingQuestion,
} from '#questions/schema.ts'
import { readDiff } from '#questions/read-diff.ts'
import { testQuestion } from './questions.ts'

const common = {
  version: '1.0.0',
  summary: 'A question that only tests ask.',
  status: 'live' as const,
  level: 2,
  topics: ['processes' as const],
  skills: ['reading-logs' as const, 'explaining-mechanisms' as const],
  practice: false,
  rubricId: 'practice@1',
  dimensions: ['triage', 'method', 'safety', 'talk'],
  minutes: { briefing: 4, working: 20, 'wrap-up': 5 },
  guide: '# Guide\n\n## What a good answer holds\n\nSECRET-GUIDE everything',
  probes: [],
  units: [],
  solutions: [],
  wrongFixes: [],
  trials: [],
  setup: null,
}
const box = { image: 'code', hostname: 'work-1', tier: 'default' as const, memoryMb: 128, diskMb: 128 }
const hints = (slug: string) =>
  ['1-first', '2-second'].map((id) => {
    return { id, title: `SECRET-HINT-TITLE ${id}`, text: `HINT-TEXT-${slug}-${id}` }
  })

export const codingQuestion: CodingQuestion = {
  ...common,
  slug: 'count-the-lines',
  kind: 'coding',
  title: 'Count the lines',
  prompt: 'Read standard input and print how many lines it has.',
  hints: hints('coding'),
  sandbox: box,
  coding: {
    languages: ['python', 'bash'],
    limits: { seconds: 2, memoryMb: 64 },
    starters: {
      python: [{ path: 'main.py', content: 'import sys\n' }],
      bash: [{ path: 'main.sh', content: '#!/bin/bash\n' }],
    },
    cases: [
      {
        id: 'three-lines',
        title: 'Three lines',
        tags: ['basic'],
        visible: true,
        args: [],
        stdin: 'a\nb\nc\n',
        files: {},
        expect: { stdout: '3\n', exit: 0, stderr: 'any' },
      },
      {
        id: 'no-line',
        title: 'Nothing to read',
        tags: ['empty'],
        visible: false,
        args: ['SECRET-ARGUMENT'],
        stdin: 'SECRET-INPUT',
        files: { 'SECRET-FILE.txt': 'SECRET-CONTENT' },
        expect: { stdout: 'SECRET-OUTPUT\n', exit: 0, stderr: 'any' },
      },
    ],
    scale: [
      {
        id: 'many-lines',
        title: 'A hundred times as many lines',
        tags: ['scale'],
        args: [],
        generate: 'SECRET-generator.py',
        sizes: [1000, 100_000],
        'ratio-max': 400,
        sha256: ['0'.repeat(64), '1'.repeat(64)],
        script: 'SECRET-GENERATOR',
      },
    ],
    followUps: ['SECRET-FOLLOW-UP and without a last line end?'],
    programs: [
      { name: 'plain', language: 'python', approach: 'SECRET-APPROACH count', files: [] },
      { name: 'shell', language: 'bash', approach: 'SECRET-APPROACH wc', files: [] },
    ],
    wrongPrograms: [
      { name: 'off', language: 'python', fails: ['no-line'], why: 'SECRET-WHY it adds one', files: [] },
    ],
  },
}

/** Another program, so that a session can go from one box to another. */
export const secondCodingQuestion: CodingQuestion = {
  ...codingQuestion,
  slug: 'sum-the-numbers',
  title: 'Sum the numbers',
  prompt: 'Add up the numbers of standard input.',
}

/** Lines are added, replaced and removed, and a whole file goes. */
function readChange(diff: string) {
  return { diff, files: readDiff(diff).files }
}
const change = readChange(
  [
    'diff --git a/shop.py b/shop.py',
    '--- a/shop.py',
    '+++ b/shop.py',
    '@@ -1,2 +1,3 @@ def price(item):',
    ' def price(item):',
    '+    cache[item] = ask(item)',
    '     return ask(item)',
    '@@ -40,3 +41,2 @@ def total(items):',
    ' def total(items):',
    '-    # Empty baskets cost nothing.',
    '-    return sum(ask(item) for item in items)',
    '+    return sum(price(item) for item in items)',
    'diff --git a/limits.py b/limits.py',
    'deleted file mode 100644',
    '--- a/limits.py',
    '+++ /dev/null',
    '@@ -1,2 +0,0 @@',
    '-ASKS_PER_SECOND = 10',
    '-SECONDS = 2',
    '',
  ].join('\n'),
)

export const reviewQuestion: ReviewQuestion = {
  ...common,
  slug: 'a-cache-for-prices',
  kind: 'review',
  title: 'A cache for prices',
  prompt: 'A colleague wants to ship this today. Review it.',
  hints: hints('review'),
  sandbox: null,
  review: {
    ...change,
    findings: [
      {
        id: 'SECRET-never-read',
        says: 'SECRET-FINDING the cache is written and never read',
        file: 'shop.py',
        lines: [2, 3],
        class: 'correctness',
        severity: 'must-fix',
        accept: ['SECRET-ACCEPT asks twice'],
        fix: 'SECRET-FIX return from the cache',
      },
      {
        id: 'SECRET-never-emptied',
        says: 'SECRET-FINDING the cache grows for ever',
        file: 'shop.py',
        lines: [2, 2],
        class: 'operability',
        severity: 'should-fix',
        accept: ['SECRET-ACCEPT no limit'],
        fix: 'SECRET-FIX bound it',
      },
    ],
    decoys: [
      {
        id: 'SECRET-name',
        says: 'SECRET-DECOY the name of the function',
        file: 'shop.py',
        lines: [1, 1],
        why: 'SECRET-WHY it was there before',
      },
    ],
  },
}

export const talkQuestion: TalkQuestion = {
  ...common,
  slug: 'what-top-shows',
  kind: 'internals',
  title: 'What top shows',
  prompt: 'This is the top of a busy machine. What do you read in it?',
  hints: hints('talk'),
  sandbox: null,
  talk: {
    artefact: { type: 'text', caption: 'The first lines of top', text: 'load average: 8.01, 7.90, 7.77' },
    points: [
      {
        id: 'SECRET-cores',
        group: 'clarify',
        says: 'SECRET-POINT asks how many cores',
        answer: 'SECRET-ANSWER eight',
      },
      { id: 'SECRET-runnable', group: 'core', says: 'SECRET-POINT load counts what waits' },
      {
        id: 'SECRET-disk',
        group: 'depth',
        says: 'SECRET-POINT and if it is the disk?',
        answer: 'SECRET-ANSWER state D',
      },
      { id: 'SECRET-fails', group: 'failure', says: 'SECRET-POINT a core goes away' },
    ],
    misconceptions: [{ says: 'SECRET-MISCONCEPTION load is per cent', truth: 'SECRET-TRUTH it is a count' }],
    recover: 'SECRET-RECOVER say what each column counts',
    notExpected: ['SECRET-NOT-EXPECTED how the kernel averages'],
  },
}

export const designQuestion: TalkQuestion = {
  ...talkQuestion,
  slug: 'a-counter-for-visits',
  kind: 'design',
  title: 'A counter for visits',
  prompt: 'Count the visits of a page that a thousand people open each second.',
  talk: { ...talkQuestion.talk, artefact: null },
}

/** Easy enough for a warm-up. */
export const easyQuestion: TroubleshootingQuestion = {
  ...testQuestion,
  slug: 'an-easy-box',
  title: 'An easy box',
  level: 1,
}

export const everyKind = [
  testQuestion,
  easyQuestion,
  codingQuestion,
  secondCodingQuestion,
  reviewQuestion,
  talkQuestion,
  designQuestion,
]
