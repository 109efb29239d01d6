// Two finished sessions as they might have gone: who did what in which minute.
import type { ProbeResult } from '#app/session/events.ts'
import type { Command } from '#app/session/commands.ts'
import type { Question } from '#questions/schema.ts'
import type { Step } from './play-session.ts'

export type StoryPeople = { candidate: Person; interviewer: Person; shadow: Person | null }
type Person = { id: string; name: string }
export type NoteSeed = { minute: number; text: string; mark: 'plus' | 'minus' | null }
export type Story = {
  /** Order number of a hint of the question, and its minute. */
  hints: { minute: number; index: number }[]
  notes: readonly NoteSeed[]
  /** From this minute on the box passes this share of the probes. */
  progress: { minute: number; share: number }[]
}

export const steadyRepair: Story = {
  notes: [
    {
      minute: 6,
      text: 'Asked for the page before touching anything; saw the wrong answer for herself.',
      mark: 'plus',
    },
    {
      minute: 8,
      text: 'Read the journal of the unit aloud, line by line, and named the one that matters.',
      mark: 'plus',
    },
    { minute: 12, text: 'Changed the configuration first, then thought of a copy.', mark: 'minus' },
    {
      minute: 15,
      text: 'Expected a second message and found it. “Of course, somebody else has the door.”',
      mark: 'plus',
    },
    { minute: 19, text: 'Stopped the unit instead of killing the process, and said why.', mark: 'plus' },
    { minute: 24, text: 'Restarted once more and checked both sites without being asked.', mark: 'plus' },
    { minute: 30, text: 'Clear summary; would have liked one idea for catching it earlier.', mark: null },
  ],
  hints: [{ minute: 14, index: 1 }],
  progress: [
    { minute: 5, share: 0 },
    { minute: 20, share: 0.5 },
    { minute: 23, share: 1 },
  ],
}

export const partlyRepaired: Story = {
  notes: [
    { minute: 5, text: 'Began with three restarts in a row.', mark: 'minus' },
    {
      minute: 9,
      text: 'After the first hint: read the message, opened the right file at once.',
      mark: 'plus',
    },
    { minute: 13, text: 'Moved the stray file to his home folder rather than deleting it.', mark: 'plus' },
    {
      minute: 18,
      text: 'Killed the process by number; it came back. Noticed within a second and laughed.',
      mark: 'plus',
    },
    { minute: 22, text: 'Long silence. Asked; he had three ideas and had said none of them.', mark: 'minus' },
    { minute: 29, text: 'Shop answers. What happens at the next boot was not checked.', mark: 'minus' },
  ],
  hints: [
    { minute: 8, index: 0 },
    { minute: 20, index: 2 },
  ],
  progress: [
    { minute: 5, share: 0 },
    { minute: 26, share: 0.7 },
  ],
}

/** The id a note gets: scorecards refer to it as evidence. */
export function noteId(index: number): string {
  return `demo-note-${index + 1}`
}

export type StorySession = { sessionId: string; question: Question; rubricId: string; people: StoryPeople }

export function toSteps(story: Story, { sessionId, question, rubricId, people }: StorySession): Step[] {
  const { interviewer, candidate, shadow } = people
  const sandboxId = `s-${sessionId}-1`
  const lead = (minute: number, command: Command): Step => ({ minute, by: interviewer.id, command })
  const steps: Step[] = [
    { minute: 0, seen: toFirstEntered({ sessionId, question, rubricId, people }) },
    { minute: 0, seen: { type: 'person-came', userId: interviewer.id } },
    { minute: 0, seen: { type: 'box-wanted', sandboxId } },
    { minute: 0.1, seen: { type: 'box-ready', sandboxId, readyMs: 2400 } },
    { minute: 1, seen: { type: 'person-came', userId: candidate.id } },
    ...(shadow ? [{ minute: 1.5, seen: { type: 'person-came', userId: shadow.id } } as const] : []),
    lead(2, { type: 'advance-phase', from: 'lobby' }),
    lead(4, { type: 'advance-phase', from: 'briefing' }),
    ...story.progress.map(({ minute, share }): Step => {
      return { minute, seen: { type: 'probes-read', results: toResults(question, share) } }
    }),
    ...story.hints.flatMap(({ minute, index }) => {
      const hint = question.hints[index]
      return hint ? [lead(minute, { type: 'give-hint', hintId: hint.id })] : []
    }),
    ...story.notes.map(({ minute, text, mark }, index) => {
      return lead(minute, { type: 'add-note', noteId: noteId(index), text, mark })
    }),
    lead(29, { type: 'advance-phase', from: 'working' }),
    lead(36, { type: 'advance-phase', from: 'wrap-up' }),
  ]
  return steps.sort((a, b) => a.minute - b.minute)
}

function toFirstEntered({ question, rubricId, people }: StorySession) {
  const { interviewer, candidate, shadow } = people
  return {
    type: 'first-entered' as const,
    questionSlug: question.slug,
    questionVersion: question.version,
    rubricId,
    agenda: [
      { phase: 'lobby' as const, minutes: null },
      { phase: 'briefing' as const, minutes: question.minutes.briefing },
      { phase: 'working' as const, minutes: question.minutes.working },
      { phase: 'wrap-up' as const, minutes: question.minutes['wrap-up'] },
      { phase: 'scoring' as const, minutes: null },
      { phase: 'closed' as const, minutes: null },
    ],
    participants: [
      { userId: candidate.id, name: candidate.name, sessionRole: 'candidate' as const },
      { userId: interviewer.id, name: interviewer.name, sessionRole: 'interviewer' as const },
      ...(shadow ? [{ userId: shadow.id, name: shadow.name, sessionRole: 'shadow' as const }] : []),
    ],
  }
}

/** What must not be harmed holds from the start; the rest comes with the repair. */
function toResults({ probes }: Question, share: number): ProbeResult[] {
  const toRepair = probes.filter(({ kind }) => kind !== 'collateral')
  const repaired = new Set(toRepair.slice(0, Math.round(toRepair.length * share)).map(({ id }) => id))
  return probes.map(({ id, kind }) => {
    const passes = kind === 'collateral' || repaired.has(id)
    return { probeId: id, verdict: passes ? 'pass' : 'not-yet', message: '' }
  })
}
