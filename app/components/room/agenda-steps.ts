// The agenda as people walk it: what is over, what is now, what comes, round by round. Pure.
import type { AgendaItem, Phase } from '#app/session/events.ts'
import type { SessionView } from '#app/session/view-types.ts'
import { agendaWords, phaseNames, practicePhaseNames } from './phase-words.ts'

export type AgendaStep = {
  /** Its place in the agenda. */
  at: number
  title: string
  says: string
  minutes: number | null
  state: 'over' | 'here' | 'ahead'
}
/** `round: null` holds what belongs to no round: the lobby, scoring, the end. `title: null` = there is only one round. */
export type AgendaGroup = { round: number | null; title: string | null; steps: AgendaStep[] }

type Walked = Pick<SessionView, 'agenda' | 'phase' | 'stage' | 'rounds' | 'practice'>

/** Where in the agenda we are. In sessions without stages each phase is there once. */
export function placeIn({ agenda, phase, stage }: Walked): number {
  return stage?.at ?? agenda.findIndex((item) => item.phase === phase)
}

export function titleOf(item: AgendaItem, practice = false): string {
  return item.stage?.title ?? (practice ? practicePhaseNames : phaseNames)[item.phase]
}

export function stepsOf(view: Walked): AgendaStep[] {
  const here = placeIn(view)
  return view.agenda.map((item, at) => ({
    at,
    title: titleOf(item, view.practice !== null),
    says: item.stage?.says ?? agendaWords[item.phase],
    minutes: item.minutes,
    state: at < here ? 'over' : at === here ? 'here' : 'ahead',
  }))
}

export function groupsOf(view: Walked): AgendaGroup[] {
  const groups: AgendaGroup[] = []
  for (const step of stepsOf(view)) {
    const round = view.agenda[step.at]?.stage?.round ?? null
    const last = groups.at(-1)
    if (last && last.round === round) last.steps.push(step)
    else {
      const named = view.rounds.length > 1 ? view.rounds.find((one) => one.round === round) : undefined
      groups.push({ round, title: named?.title ?? null, steps: [step] })
    }
  }
  return groups
}

/** What follows the present item; null at the end. */
export function nextItem(view: Walked): AgendaItem | null {
  return view.agenda[placeIn(view) + 1] ?? null
}

/** "Next: Tests and cost, 7 min" */
export function nextWords(view: Walked): string | null {
  const next = nextItem(view)
  if (!next || next.phase === 'closed') return null
  return `Next: ${titleOf(next)}${next.minutes ? `, ${next.minutes} min` : ''}`
}

type Move = {
  /** On the button. */
  button: string
  /** Asked first, where going on takes something away that does not come back. */
  question: { title: string; text: string } | null
}

/** The one button that moves a session on: where to, and whether it asks first. Null: there is no such button here. */
export function moveOn(view: Walked): Move | null {
  const next = nextItem(view)
  if (!next || view.phase === 'scoring') return null
  const here = view.agenda[placeIn(view)]
  if (next.phase === 'scoring' || next.phase === 'closed')
    return { ...finishWords(next.phase), question: finish(next.phase) }
  const isBare = here?.stage === undefined && next.stage === undefined
  const button = isBare ? bareButtons[view.phase] : nameOfMove(next)
  const question =
    here?.phase === 'working' && next.phase === 'wrap-up' ? endOfWork(next) : otherBox(here, next)
  return button ? { button, question } : null
}

const bareButtons: Partial<Record<Phase, string>> = {
  lobby: 'Begin the briefing',
  briefing: 'Start working',
  working: 'Go to wrap-up',
}

function nameOfMove(next: AgendaItem): string {
  return `Go on: ${titleOf(next)}${next.minutes ? `, ${next.minutes} min` : ''}`
}

function finishWords(phase: 'scoring' | 'closed'): { button: string } {
  return { button: phase === 'scoring' ? 'Finish and score' : 'Finish' }
}

function finish(phase: 'scoring' | 'closed'): Move['question'] {
  return {
    title: 'Finish the session?',
    text:
      phase === 'scoring'
        ? 'What was written can no longer be changed, and scoring begins. You cannot go back.'
        : 'It closes for everybody. Nothing is scored in this one.',
  }
}

function endOfWork(next: AgendaItem): Move['question'] {
  return {
    title: 'End the working time?',
    text: `The candidate keeps the tools to show what was done. After ${titleOf(next)} has begun, you cannot go back to working.`,
  }
}

function otherBox(here: AgendaItem | undefined, next: AgendaItem): Move['question'] {
  const needsBox = (item: AgendaItem | undefined) =>
    item?.stage?.tools.some((tool) => tool === 'terminal' || tool === 'editor') === true
  const same = here?.stage?.part === next.stage?.part && here?.stage?.round === next.stage?.round
  if (same || !needsBox(here) || !needsBox(next)) return null
  return {
    title: `Go on to ${titleOf(next)}?`,
    text: 'This box is given back and another one is prepared; the clock waits meanwhile. You cannot go back.',
  }
}
