// Something to talk about in miniature, for each kind of talk; it passes the static check.
import type { TalkKind } from './schema-talk.ts'

type Parts = {
  title: string
  summary: string
  topics: string
  skills: string
  rubric: string
  dimensions: string[]
  artefact: string | null
  points: string
  spoilers: string
  prompt: string
}

export function talkFiles(kind: TalkKind): Record<string, string> {
  const parts = PARTS[kind]
  const files: Record<string, string> = {
    'question.yaml': yamlOf(kind, parts),
    'prompt.md': `# ${parts.title}\n\n${parts.prompt}\n`,
    'guide.md': guideOf(parts),
  }
  if (parts.artefact !== null) files['artefact.txt'] = parts.artefact
  return files
}

function yamlOf(kind: TalkKind, parts: Parts): string {
  const artefact =
    parts.artefact === null
      ? '# What the talk begins with, a listing or a picture; may be left out.\n# artefact: { file: artefact.txt, caption: What a program printed }'
      : '# What the talk begins with. A picture (artefact.svg or artefact.png) also needs alt: the same in words.\nartefact: { file: artefact.txt, caption: What a program printed }'
  return `# yaml-language-server: $schema=../../schema/question-talk.schema.json
format: 1
kind: ${kind}
version: 1.0.0
title: ${parts.title}
summary: ${parts.summary}
status: draft
level: 1
topics: [${parts.topics}]
skills: [${parts.skills}]
# May a candidate practise it alone? Then it is no surprise in a session any more.
practice: true
rubric: ${parts.rubric}
dimensions: [${parts.dimensions.join(', ')}]
minutes: { briefing: 1, working: 10, wrap-up: 2 }
${artefact}
# The checklist, ticked while listening: unprompted, with help, missed. In the order in which the talk goes.
points:
${parts.points}
misconceptions:
  - { says: What is often believed., truth: How it is. }
recover: Take your time. Which part of it have you seen before?
not-expected:
  - What nobody needs to know at this level.
# Nothing a candidate reads may hold these words.
spoilers: [${parts.spoilers}]
author: you
`
}

function guideOf({ title, dimensions }: Parts): string {
  return `# Guide: ${title.toLowerCase()}

## What a solid answer covers

Write the answer out, so that an interviewer who last thought about it years ago can follow.

## What each rating looks like here

${dimensions.map((id) => `- **${id}** 1: … 2: … 3: … 4: …`).join('\n')}

## Follow-up questions

- What would you look at to be sure?
`
}

/** `id` of a point is its group and number until its author finds a word. */
function points(groups: [string, number][]): string {
  return groups
    .flatMap(([group, count]) => Array.from({ length: count }, (_one, index) => pointOf(group, index + 1)))
    .join('\n')
}

const ANSWERS: Record<string, string> = {
  clarify: 'What you tell who asks it.',
  number: 'The figure, with its unit.',
  depth: 'What a good answer says.',
  failure: 'What still works, and how it comes back.',
}
const SAYS: Record<string, string> = {
  clarify: 'Asks what is not said in the prompt.',
  number: 'Asks for a figure.',
  core: 'Says what a solid answer holds.',
  depth: 'What you ask next, one layer down?',
  failure: 'What you throw in: this part is gone for ten minutes.',
  listen: 'Shows something worth hearing.',
}

function pointOf(group: string, number: number): string {
  const answer = ANSWERS[group]
  const first = `  - id: ${group}-${number}\n    group: ${group}\n    says: "${SAYS[group] ?? ''}"`
  return answer === undefined ? first : `${first}\n    answer: "${answer}"`
}

const PARTS: Record<TalkKind, Parts> = {
  internals: {
    title: 'A process that does not go',
    summary: 'One line of a process list, and what it says about parent and child.',
    topics: 'processes, kernel',
    skills: 'explaining-mechanisms, tracing-processes',
    rubric: 'internals@1',
    dimensions: ['depth', 'model', 'diagnosis', 'honesty'],
    artefact: 'PID    PPID STAT COMMAND\n4711    4700 Z    [worker] <defunct>\n',
    points: points([
      ['core', 3],
      ['depth', 3],
    ]),
    spoilers: 'zombie',
    prompt:
      'This line has been in the process list since yesterday. What is it, does it do any harm, and who can end it?',
  },
  networking: {
    title: 'The first second',
    summary: 'What two hosts say to each other before the first byte of a page.',
    topics: 'network, dns',
    skills: 'explaining-mechanisms, reading-captures',
    rubric: 'networking@1',
    dimensions: ['path', 'evidence', 'mending', 'communication'],
    artefact:
      '0.000 client > resolver  A? shop.example\n0.020 resolver > client  A 192.0.2.7\n0.021 client > 192.0.2.7:443 SYN\n',
    points: points([
      ['core', 3],
      ['depth', 2],
    ]),
    spoilers: 'retransmission',
    prompt: 'Somebody opened a shop in a browser. What has happened so far, and what comes next?',
  },
  design: {
    title: 'A board of menus',
    summary: "Today's menus of forty canteens on one page; small, and asked for at noon.",
    topics: 'reliability, capacity',
    skills: 'clarifying-a-task, drawing-systems, estimating, planning-for-failure',
    rubric: 'design-light@1',
    dimensions: ['requirements', 'shape', 'failure', 'numbers', 'communication'],
    artefact: null,
    points: points([
      ['clarify', 4],
      ['number', 4],
      ['depth', 2],
      ['failure', 2],
    ]),
    spoilers: 'queue',
    prompt:
      "Please sketch a page that shows today's menu of every canteen. Cooks send theirs in the morning. Ask what you need to know.",
  },
  behavioural: {
    title: 'Something that others relied on',
    summary: 'Something built for others, and what became of it.',
    topics: 'ownership, learning',
    skills: 'telling-a-story, reflecting',
    rubric: 'behavioural@1',
    dimensions: ['specifics', 'ownership', 'learning', 'teamwork'],
    artefact: null,
    points: points([
      ['listen', 4],
      ['depth', 3],
    ]),
    spoilers: 'what broke',
    prompt:
      'Tell me about something you made that other people relied on. Work, class, hobby or home: all of it counts.',
  },
}
