// A draft in words: what stands against it, what a change costs, and why its makers were refused.
import type { Cost } from './plan-costs.ts'
import type { PlanBroken } from './plan-rules.ts'
import type { Relaxation } from './result.ts'
import type { Wording } from './reason-words.ts'

const LIST = new Intl.ListFormat('en', { type: 'conjunction' })

export function brokenWords({ rule, matches, about }: PlanBroken, words: Wording): string {
  const [match] = matches
  const who = words.person(about[0] ?? '')
  const at = match ? words.time(match.timeId) : ''
  switch (rule) {
    case 'unknown':
      return match
        ? `What ${words.person(match.candidateId)} and ${words.person(match.interviewerId)} have here is not planned any more: somebody has left the cohort, or the session was booked meanwhile.`
        : 'Something here is not there any more.'
    case 'need-twice':
      return `${who} has the same session twice.`
    case 'candidate-not-free':
    case 'shadow-not-free':
      return `${who} is not free at ${at}.`
    case 'interviewer-not-free':
      return `${who} is not free at ${at}, or not for the minutes before and after.`
    case 'two-places':
      return `${who} would be at two places: ${LIST.format(matches.map(({ timeId }) => words.time(timeId)))}.`
    case 'cap-week':
      return `${who} would lead more in that week than their limit.`
    case 'cap-day':
      return `${who} would lead more on that day than their limit.`
    case 'paused':
      return `${who} takes a break in that week.`
    case 'candidate-day':
      return `${who} would have two sessions on one day.`
    case 'candidate-week':
      return `${who} would have more than two sessions in one week.`
    case 'out-of-order':
      return `${who} would have a later session of their plan before an earlier one.`
    case 'met-before':
      return `${who} and ${words.person(about[1] ?? '')} have met, and pairs are fresh here.`
    case 'avoided':
      return `${who} and ${words.person(about[1] ?? '')} are not to be seated together.`
    case 'not-qualified':
      return `${who} does not take ${words.round(about[1] ?? '')} at level ${about[2] ?? ''}.`
    case 'round-not-held':
      return `${words.round(about[1] ?? '')} does not fit ${at}.`
    case 'boxes':
      return `The machine is full around ${words.time(about[0] ?? '')}.`
    case 'places':
      return `All places are taken at ${words.time(about[0] ?? '')}.`
    case 'shadow-unfit':
      return `${who} cannot watch here: not a round they learn, or not a session that takes a shadow.`
    case 'shadow-week':
      return `${who} would watch more in that week than their limit.`
    case 'lock-moved':
      return 'Something locked has moved.'
    case 'begun':
      return `${at} is too near, or over: people must still hear of it.`
  }
}

const briefly: Record<PlanBroken['rule'], string> = {
  unknown: 'Not due, or not there, any more',
  'need-twice': 'The same session twice',
  'candidate-not-free': 'Candidate not free',
  'interviewer-not-free': 'Interviewer not free',
  'shadow-not-free': 'Shadow not free',
  'two-places': 'At two places at once',
  'cap-week': 'Over the week’s limit',
  'cap-day': 'Over the day’s limit',
  paused: 'Interviewer takes a break',
  'candidate-day': 'Two sessions on one day',
  'candidate-week': 'Three sessions in one week',
  'out-of-order': 'Before an earlier session',
  'met-before': 'Met before',
  avoided: 'Not to be seated together',
  'not-qualified': 'Does not take this round',
  'round-not-held': 'Round does not fit the time',
  boxes: 'Machine full',
  places: 'No place left',
  'shadow-unfit': 'Not for this shadow',
  'shadow-week': 'Shadow over the week’s limit',
  'lock-moved': 'Locked, and moved',
  begun: 'Too near, or over',
}

/** On a card, where who and when are to be seen. */
export function brokenBriefly({ rule }: PlanBroken): string {
  return briefly[rule]
}

export function costWords(cost: Cost, words: Wording): string {
  switch (cost.type) {
    case 'load':
      return `Sessions of ${words.person(cost.interviewerId)}: ${cost.from} → ${cost.to}.`
    case 'moved':
      return `${words.person(cost.candidateId)}: ${words.time(cost.from)} → ${words.time(cost.to)}.`
    case 'given':
      return `${words.person(cost.candidateId)}: with ${words.person(cost.to)} instead of ${words.person(cost.from)}.`
    case 'left':
      return `${words.person(cost.candidateId)} has no place any more.`
    case 'seated':
      return `${words.person(cost.candidateId)} has a place now.`
    case 'wish-lost':
      return `${words.person(cost.candidateId)} and ${words.person(cost.interviewerId)} wished to meet; now they do not.`
    case 'wish-met':
      return `${words.person(cost.candidateId)} and ${words.person(cost.interviewerId)} wished to meet, and now they do.`
    case 'same-week':
      return `${words.person(cost.candidateId)} has two sessions in one week now.`
    case 'worth':
      return cost.by > 0
        ? `All in all the plan is worth ${cost.by} points more.`
        : `All in all the plan is worth ${-cost.by} points less.`
  }
}

export type HelpLink = { to: string; label: string }

/** Where a coordinator can do something about it. */
export function helpLink(
  relaxation: Relaxation,
  { candidateId, cohortId }: { candidateId: string; cohortId: string },
  words: Wording,
): HelpLink {
  const hoursOf = (id: string) => ({ to: `/hours/${id}`, label: `Hours of ${words.person(id)}` })
  switch (relaxation.type) {
    case 'teach-level':
    case 'unpause':
    case 'raise-cap':
      return hoursOf(relaxation.interviewerId)
    case 'more-minutes':
      return hoursOf(relaxation.miss.candidateMinutes > 0 ? candidateId : relaxation.miss.interviewerId)
    case 'another-interviewer':
      return { to: `/cohorts/${cohortId}/people`, label: 'People of the cohort' }
    case 'open-times':
    case 'meet-again':
      return { to: `/cohorts/${cohortId}/settings`, label: 'Settings of the cohort' }
    case 'another-box':
    case 'another-place':
      return { to: `/cohorts/${cohortId}/week`, label: 'The week' }
    case 'ask-for-hours':
    case 'later-period':
      return hoursOf(candidateId)
  }
}

export const refusalWords = {
  'bad-period': 'These days are no period: the last one comes after the first.',
  over: 'This period is over, or so near that people could not be asked any more.',
  'too-long': 'A plan is for six weeks at most: further ahead nobody knows their hours.',
  'no-rounds': 'This cohort has no rounds yet. Say in its settings which rounds its sessions are.',
  'no-interviewers': 'Nobody in this cohort can lead a session. Invite interviewers first.',
  'nobody-due':
    'Nobody is due a session in this period: everybody is booked already or has had all that is planned.',
  'plan-unknown': 'This plan is not there any more.',
  'changed-meanwhile':
    'This plan has changed meanwhile, maybe in another window. What you see now is how it stands; nothing of your change was kept.',
  busy: 'Another plan of this cohort is being solved. Wait for it, or cancel it.',
  'place-unknown': 'This time or this person is not part of the plan.',
  'nothing-to-undo': 'There is nothing to put back.',
  empty: 'There is nothing in this plan to publish.',
  broken:
    'Nothing was published: as things are now, rules would be broken. They are listed below and marked on the cards.',
  'boxes-full':
    'Nothing was published: the machine would be full at one of these times. Solve the rest again.',
  taken: 'Nothing was published: somebody was booked in this very moment. Look again, and publish again.',
} as const
export type PlanRefusal = keyof typeof refusalWords

export type PlanAnswerOf<Deed extends string> =
  { ok: true; deed: Deed; slots?: number; gone?: boolean } | { ok: false; deed: Deed; reason: PlanRefusal }
export type PlanAnswer = PlanAnswerOf<string>
