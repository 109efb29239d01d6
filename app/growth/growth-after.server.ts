// What one released scorecard means for its candidate from there: small wins against earlier sessions, and questions to practise alone.
import type { Actor } from '#app/auth/roles.ts'
import { listPractice } from '#app/practice/list-practice.server.ts'
import { offersThatTrain, type PractiseAfter } from './focus.ts'
import { readPast, type GrowthNeeds } from './read-past.server.ts'
import { winsOf, type Win } from './wins.ts'

export type GrowthAfter = {
  /** Of this session, against the ones before it. */
  wins: Win[]
  practise: PractiseAfter | null
}

type Rated = {
  lowest: readonly string[]
  dimensions: readonly { id: string; title: string; rating: number | null }[]
}
type After = { sessionId: string; card: Rated; slugs: readonly string[] }

export async function readGrowthAfter(
  needs: GrowthNeeds,
  actor: Actor,
  { sessionId, card, slugs }: After,
): Promise<GrowthAfter> {
  const past = await readPast(needs, actor.userId)
  const at = past.find((one) => one.sessionId === sessionId)?.at
  const until = at === undefined ? [] : past.filter((one) => one.at <= at)
  const newest = winsOf(until)
  return {
    // The newest sitting that has any may be an earlier one: its wins were told there.
    wins: newest?.sessionId === sessionId ? newest.wins : [],
    practise: await toPractise(needs, actor, { card, slugs }),
  }
}

/** Null where nothing had more to gain than the rest. */
async function toPractise(
  needs: GrowthNeeds,
  actor: Actor,
  { card: { lowest, dimensions }, slugs }: Pick<After, 'card' | 'slugs'>,
): Promise<PractiseAfter | null> {
  const gains = dimensions.filter(({ id }) => lowest.includes(id))
  const [first] = gains
  if (!first) return null
  const { offers } = await listPractice(needs, actor)
  const level = needs.questions.findQuestion(slugs.at(-1) ?? '')?.level ?? 1
  // The first that a box trains gives its name to them.
  for (const { id, title } of gains) {
    const fitting = offersThatTrain(offers, id, level)
    if (fitting.length > 0) return { title, offers: fitting }
  }
  return { title: first.title, offers: [] }
}
