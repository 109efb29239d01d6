// The secrecy boundary: what each part in a session is told. The room sends views, never state.
import type { SessionRole } from '#app/auth/roles.ts'
import { assertNever } from '#app/lib/result.ts'
import { allowedCommands } from './allowed.ts'
import { nameBeforeBriefing } from './briefed.ts'
import { isBoxMet } from './box-needs.ts'
import { clockViewAt } from './clock.ts'
import { seesCockpit } from './command-roles.ts'
import type { SessionEvent, SessionParticipant } from './events.ts'
import { focusViewFor, isScreenHidden } from './focus-minutes.ts'
import { findCard, type QuestionCard, type SessionCard } from './question-card.ts'
import { asTold, hiddenNameViewFor } from './hidden-name.ts'
import { hintsGivenFor, metQuestions, presentRound, probesOf, shownQuestion } from './stages.ts'
import { controlHolder, isClocked, MACHINE_FULL, type OpenedState } from './state.ts'
import { timelineFor } from './timeline.ts'
import { practiceViewOf, reachedWorking } from './practice-view.ts'
import { chatOf, pointViewsOf, roundViewsFor, stageViewFor, workViewFor } from './view-work.ts'
import type { CockpitView, Leaving, SandboxView, SessionView, TerminalView } from './view-types.ts'

/** What the room knows and the events do not. */
export type LiveFacts = {
  terminals: readonly TerminalView[]
  hostReachable: boolean
  /** The last round of probes, whether or not it changed anything. */
  probesCheckedAt: string | null
  /** The machine has room for a practice to stay longer. */
  boxMayStay: boolean
  /** The box of a practice is about to be taken away. */
  leaving: Leaving | null
}

export type ViewSource = {
  card: SessionCard
  state: OpenedState
  events: readonly SessionEvent[]
  live: LiveFacts
  now: Date
}

export function viewFor(me: SessionParticipant, whole: ViewSource): SessionView {
  const source = asTold(me, whole)
  const { card, state, events, live, now } = source
  const { questions } = card
  const question = findCard(questions, shownQuestion(state))
  return {
    sessionId: card.sessionId,
    title: titleFor(me.sessionRole, source, question),
    level: question.level,
    me: { userId: me.userId, name: me.name, sessionRole: me.sessionRole },
    phase: state.phase,
    calledOff: isCalledOff(events),
    clock: clockViewAt(state, now),
    agenda: state.agenda,
    participants: state.participants.map((one) => ({
      userId: one.userId,
      name: one.name,
      sessionRole: one.sessionRole,
      present: state.present.includes(one.userId),
    })),
    control: { holder: controlHolder(state) },
    sandbox: sandboxFor(me.sessionRole, state, live.hostReachable),
    terminals: maySeeTerminals(me.sessionRole, state) ? [...live.terminals] : [],
    prompt: mayKnow(me.sessionRole, source, question) ? question.prompt : null,
    rubric: rubricOf(source),
    stage: stageViewFor(me, source),
    rounds: roundViewsFor(me, source),
    work: workViewFor(me, source),
    chat: chatOf(state),
    meetingLink: state.meetingLink,
    recording: state.recording,
    hiddenName: hiddenNameViewFor(me, state),
    focus: focusViewFor(me.sessionRole, source),
    hintsGiven: hintsGiven(state, question),
    timeline: timelineFor(me.sessionRole, events, questions),
    allowed: allowedCommands(state, {
      userId: me.userId,
      at: now,
      questions,
      boxMayStay: live.boxMayStay,
    }),
    cockpit: seesCockpit(me.sessionRole) ? cockpitOf(source, question) : null,
    practice: me.sessionRole === 'solo' ? practiceViewOf(source) : null,
  }
}

function isCalledOff(events: readonly SessionEvent[]): boolean {
  return events.some((event) => event.type === 'session-ended' && event.reason === 'called-off')
}

/**
 * The candidate meets a box with its question; the others may look whether it is well before. After the stages the last
 * one stays to be looked at.
 */
export function maySeeTerminals(sessionRole: SessionRole, state: OpenedState): boolean {
  if (isScreenHidden(state, sessionRole)) return false
  if (sessionRole === 'solo') return isClocked(state)
  return seesCockpit(sessionRole) || (state.phase !== 'lobby' && isBoxMet(state))
}

/** Whoever leaves a practice before its work began has seen nothing of the question, and can meet it afresh. */
function mayKnow(sessionRole: SessionRole, { state }: ViewSource, { slug }: QuestionCard): boolean {
  if (sessionRole === 'solo') return reachedWorking(state)
  return seesCockpit(sessionRole) || metQuestions(state).has(slug)
}

function titleFor(sessionRole: SessionRole, source: ViewSource, question: QuestionCard): string {
  if (mayKnow(sessionRole, source, question)) return question.title
  if (sessionRole === 'solo') return `Practice, level ${question.level}`
  return nameBeforeBriefing(presentRound(source.state).title, question.level)
}

function rubricOf({ card, state }: ViewSource): SessionView['rubric'] {
  const { round: number } = presentRound(state)
  return card.rounds.find(({ round }) => round === number)?.rubric ?? card.rubric
}

function hintsGiven(state: OpenedState, question: QuestionCard): SessionView['hintsGiven'] {
  return hintsGivenFor(state, question.slug).flatMap(({ hintId, at }) => {
    const hint = question.hints.find((known) => known.id === hintId)
    return hint ? [{ id: hint.id, text: hint.text, at }] : []
  })
}

function sandboxFor(sessionRole: SessionRole, state: OpenedState, hostReachable: boolean): SandboxView {
  const { sandbox } = state
  if (sandbox.status === 'none') {
    return {
      status: 'none',
      sandboxId: null,
      words: hostReachable ? 'The box is not needed yet.' : UNREACHABLE,
    }
  }
  const { sandboxId } = sandbox
  if (!hostReachable && sandbox.status !== 'lost') return { status: 'trouble', sandboxId, words: UNREACHABLE }
  switch (sandbox.status) {
    case 'preparing':
      return { status: 'preparing', sandboxId, words: 'The box is being prepared. This takes a few seconds.' }
    case 'ready':
      return { status: 'ready', sandboxId, words: 'The box is ready.' }
    case 'trouble':
    case 'lost': {
      const words = sandbox.status === 'lost' ? 'The box was lost.' : 'The box could not be prepared.'
      // The reason may quote the script that breaks the box, so it stays on the interviewer's side.
      if (sandbox.words === MACHINE_FULL && !seesCockpit(sessionRole))
        return { status: sandbox.status, sandboxId, words: MACHINE_FULL }
      const rest = seesCockpit(sessionRole) ? `${sandbox.words} You can replace it.` : replacedBy(sessionRole)
      return { status: sandbox.status, sandboxId, words: `${words} ${rest}` }
    }
    default:
      return assertNever(sandbox)
  }
}

const UNREACHABLE = 'Boxes cannot be reached right now. We keep trying.'

function replacedBy(sessionRole: SessionRole): string {
  return sessionRole === 'solo'
    ? 'You can get a fresh one, and the clock waits.'
    : 'Your interviewer can replace it, and the clock waits.'
}

function cockpitOf({ state, events, card, live }: ViewSource, question: QuestionCard): CockpitView {
  const given = hintsGivenFor(state, question.slug)
  const probes = probesOf(state, question.slug)
  const nameOf = (userId: string) =>
    state.participants.find((one) => one.userId === userId)?.name ?? 'Somebody'
  return {
    guide: question.guide,
    hints: question.hints.map(({ id, title, text }) => ({
      id,
      title,
      text,
      givenAt: given.find((one) => one.hintId === id)?.at ?? null,
    })),
    probes: question.probes.map(({ id, says, kind }) => {
      const seen = probes[id]
      return {
        id,
        says,
        kind,
        verdict: seen?.verdict ?? null,
        message: seen?.message ?? '',
        checkedAt: seen ? (live.probesCheckedAt ?? seen.checkedAt) : null,
      }
    }),
    notes: state.notes.map(({ by, ...note }) => ({ ...note, byName: nameOf(by) })),
    timeline: timelineFor('interviewer', events, card.questions),
    points: pointViewsOf(state, question),
    recover: question.talk?.recover ?? null,
    misconceptions: question.talk?.misconceptions ?? [],
    notExpected: question.talk?.notExpected ?? [],
    followUps: question.coding?.followUps ?? [],
  }
}
