// What the pages of hours answer, in words.
import type { DayProblem } from './hours-form.ts'

export type HoursIntent =
  'week' | 'exception' | 'remove-exception' | 'zone' | 'limits' | 'rounds' | 'topics' | 'wish'

export type HoursAnswer =
  | { intent: HoursIntent; ok: true; words: string }
  | { intent: HoursIntent; ok: false; problems: HoursProblem[] }
/** `field`: the name of a field of the form. */
export type HoursProblem = { field?: string; words: string }

export const doneWords: Record<HoursIntent, string> = {
  week: 'Your weekly hours are saved.',
  exception: 'The exception is saved.',
  'remove-exception': 'The exception is gone.',
  zone: 'Your time zone is changed.',
  limits: 'Your limits are saved.',
  rounds: 'Your rounds are saved.',
  topics: 'Your topics are saved.',
  wish: 'Your wish is saved.',
}

export const refusalWords = {
  'not-part-of-role': { words: 'This is not part of your role.' },
  'unknown-zone': { field: 'timeZone', words: 'There is no time zone of this name.' },
  'no-such-date': { field: 'fromDate', words: 'This date is not in the calendar.' },
  'ends-before-it-begins': { field: 'toDate', words: 'This ends before it begins.' },
  'is-over': { field: 'fromDate', words: 'This is over already.' },
  'too-far': { field: 'fromDate', words: 'This is more than two years ahead.' },
  'too-long': { field: 'toDate', words: 'This is too long: a coordinator should know.' },
  'too-many': { words: 'There are too many of these. Remove one first.' },
  'not-there': { words: 'This exception is gone already.' },
  'more-than-allowed': { field: 'perWeek', words: 'This is more than your role may take on.' },
  'no-such-round': { words: 'One of these rounds is not in the bank.' },
  'no-such-topic': { words: 'One of these topics is not in the bank.' },
  'no-such-person': { field: 'aboutUserId', words: 'Please choose somebody of your cohort.' },
  'unknown-form': { words: 'These are not the fields of this page.' },
} as const satisfies Record<string, HoursProblem>
export type HoursRefusal = keyof typeof refusalWords

export function answerRefusal(intent: HoursIntent, reason: HoursRefusal): HoursAnswer {
  return { intent, ok: false, problems: [refusalWords[reason]] }
}

export function answerDays(problems: readonly DayProblem[]): HoursAnswer {
  return {
    intent: 'week',
    ok: false,
    problems: problems.map(({ weekday, words }) => ({ field: `from-${weekday}`, words })),
  }
}
