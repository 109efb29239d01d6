// Blind interviews in the room: until when the candidate goes by another name, and what everybody else is told of them.
import { standInIdFor, type BlindBy } from '#app/auth/blind.ts'
import { accept, refuse } from '#app/lib/result.ts'
import type { SessionEvent, SessionEventBody, SessionParticipant } from './events.ts'
import type { Decision } from './machine.ts'
import { getCandidate, isClocked, type OpenedState, type SessionState } from './state.ts'
import type { HiddenNameView } from './view-types.ts'

export type HiddenName = {
  /** `none`: nobody has asked for it. */
  by: BlindBy | 'none'
  standIn: string
  /** The scorecard is in. */
  isShown: boolean
}

/** The name the candidate goes by for this person; null where they may know who it is. */
export function standInFrom(me: Pick<SessionParticipant, 'sessionRole'>, state: OpenedState): string | null {
  const { hiddenName } = state
  if (!hiddenName || hiddenName.by === 'none' || hiddenName.isShown) return null
  return me.sessionRole === 'candidate' || me.sessionRole === 'solo' ? null : hiddenName.standIn
}

/** Whom this person may not know; null = nobody. */
export function hiddenFrom(
  me: Pick<SessionParticipant, 'sessionRole'>,
  state: SessionState,
): { userId: string; standIn: string } | null {
  if (state.phase === 'unopened') return null
  const standIn = standInFrom(me, state)
  return standIn === null ? null : { userId: getCandidate(state).userId, standIn }
}

export function isNameHidden(state: SessionState): boolean {
  return hiddenFrom({ sessionRole: 'interviewer' }, state) !== null
}

/** The people as whoever is not the candidate may know them, for what everybody is sent alike. */
export function shownToOthers(
  people: readonly SessionParticipant[],
  state: SessionState,
): (SessionParticipant & { knownAs?: string })[] {
  const hidden = hiddenFrom({ sessionRole: 'interviewer' }, state)
  return people.map((one) =>
    one.userId === hidden?.userId
      ? { ...one, name: hidden.standIn, knownAs: standInIdFor(hidden.standIn) }
      : one,
  )
}

/** Before it begins, and only where the cohort leaves it to them. */
export function decideHideName(state: OpenedState, hidden: boolean): Decision {
  const { hiddenName } = state
  if (!hiddenName) return refuse('name-is-known')
  if (hiddenName.by === 'cohort') return refuse('name-hidden-for-all')
  if (state.phase !== 'lobby') return refuse('not-in-this-phase')
  return accept((hiddenName.by === 'candidate') === hidden ? [] : [{ type: 'name-hidden', hidden }])
}

/** The scorecard is in, or there was none to write. */
export function nameShows({ hiddenName }: OpenedState): SessionEventBody[] {
  const isHidden = hiddenName && hiddenName.by !== 'none' && !hiddenName.isShown
  return isHidden ? [{ type: 'name-shown' }] : []
}

/** Where nothing is scored there is no scorecard to wait for: with the end of the work the name shows. */
export function withNameShown(state: OpenedState, decision: Decision): Decision {
  if (!decision.ok || !isClocked(state) || state.rounds.some(({ rubricId }) => rubricId !== null))
    return decision
  const isOver = decision.value.some((event) => event.type === 'phase-changed' && event.to === 'closed')
  return isOver ? accept([...decision.value, ...nameShows(state)]) : decision
}

export function evolveName(
  state: OpenedState,
  event: Extract<SessionEvent, { type: 'name-hidden' | 'name-shown' }>,
): OpenedState {
  const { hiddenName } = state
  if (!hiddenName) return state
  if (event.type === 'name-shown') return { ...state, hiddenName: { ...hiddenName, isShown: true } }
  return { ...state, hiddenName: { ...hiddenName, by: event.hidden ? 'candidate' : 'none' } }
}

/** State and events with the names that this person may know. Every sentence takes its names from these two. */
export function asTold<Source extends { state: OpenedState; events: readonly SessionEvent[] }>(
  me: Pick<SessionParticipant, 'sessionRole'>,
  source: Source,
): Source {
  const standIn = standInFrom(me, source.state)
  if (standIn === null) return source
  const named = (people: SessionParticipant[]) =>
    people.map((one) => (one.sessionRole === 'candidate' ? { ...one, name: standIn } : one))
  const { state, events } = source
  return {
    ...source,
    state: { ...state, participants: named(state.participants) },
    events: events.map((event) =>
      event.type === 'session-opened' ? { ...event, participants: named(event.participants) } : event,
    ),
  }
}

/** Whose wish it was is between the candidate and the cohort. */
export function hiddenNameViewFor(
  { sessionRole }: Pick<SessionParticipant, 'sessionRole'>,
  { hiddenName }: OpenedState,
): HiddenNameView | null {
  if (!hiddenName) return null
  const { by, standIn, isShown } = hiddenName
  return { on: by !== 'none' && !isShown, standIn, by: sessionRole === 'candidate' ? by : null }
}
