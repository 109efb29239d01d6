// One posted form of the pages of hours: read, handed to its use case, answered in words.
import type { z } from 'zod'
import type { Actor } from '#app/auth/roles.ts'
import type { AppContext } from '#app/context.server.ts'
import { assertNever, refuse, type Result } from '#app/lib/result.ts'
import { exceptionForm, readWeekForm, zoneForm } from './hours-form.ts'
import {
  answerDays,
  answerRefusal,
  doneWords,
  type HoursAnswer,
  type HoursIntent,
  type HoursRefusal,
} from './hours-words.ts'
import { addException, changeTimeZone, removeException, saveWeeklyHours } from './keep-hours.server.ts'
import { keepLimits, keepPairWish, keepTakenRounds, keepTopicWishes } from './keep-limits.server.ts'
import { limitsForm, readRoundsForm, topicsForm, wishForm } from './limits-form.ts'

type Needs = Pick<AppContext, 'db' | 'now' | 'questions'>

export async function answerHours(context: Needs, actor: Actor, form: FormData): Promise<HoursAnswer> {
  const intent = readIntent(form.get('intent'))
  if (intent === null) return answerRefusal('week', 'unknown-form')
  const answer = await carryOut(context, actor, { intent, form })
  if ('intent' in answer) return answer
  return answer.ok ? { intent, ok: true, words: doneWords[intent] } : answerRefusal(intent, answer.reason)
}

type Posted = { intent: HoursIntent; form: FormData }

async function carryOut(
  context: Needs,
  actor: Actor,
  { intent, form }: Posted,
): Promise<HoursAnswer | Result<unknown, HoursRefusal>> {
  const withForm = async <Schema extends z.ZodType>(
    schema: Schema,
    use: (value: z.output<Schema>) => Promise<Result<unknown, HoursRefusal>>,
  ) => {
    const parsed = schema.safeParse({ ...Object.fromEntries(form), topic: form.getAll('topic') })
    return parsed.success ? use(parsed.data) : answerIssues(intent, parsed.error)
  }
  switch (intent) {
    case 'week': {
      const read = readWeekForm(form)
      if (!read.ok) return answerDays(read.problems)
      const timeZone = String(form.get('timeZone') ?? '')
      return saveWeeklyHours(context, actor, { timeZone, hours: read.hours })
    }
    case 'exception':
      return withForm(exceptionForm, (value) => addException(context, actor, value))
    case 'remove-exception':
      return removeException(context, actor, String(form.get('exceptionId') ?? ''))
    case 'zone':
      return withForm(zoneForm, (value) => changeTimeZone(context, actor, value))
    case 'limits':
      return withForm(limitsForm, (value) => keepLimits(context, actor, value))
    case 'rounds': {
      const rounds = readRoundsForm(form)
      return rounds ? keepTakenRounds(context, actor, rounds) : refuse('unknown-form')
    }
    case 'topics':
      return withForm(topicsForm, ({ topic }) => keepTopicWishes(context, actor, topic))
    case 'wish':
      return withForm(wishForm, (value) => keepPairWish(context, actor, value))
    default:
      return assertNever(intent)
  }
}

function answerIssues(intent: HoursIntent, error: z.ZodError): HoursAnswer {
  const problems = error.issues.map(({ path, message }) => ({ field: String(path[0] ?? ''), words: message }))
  return { intent, ok: false, problems }
}

function readIntent(value: FormDataEntryValue | null): HoursIntent | null {
  return typeof value === 'string' && isIntent(value) ? value : null
}

function isIntent(value: string): value is HoursIntent {
  return Object.hasOwn(doneWords, value)
}
