// Questions to practise alone after one scorecard: only what trains what had most to gain there.
import type { Actor } from '#app/auth/roles.ts'
import { listPractice } from '#app/practice/list-practice.server.ts'
import { offersThatTrain, type PractiseAfter } from './focus.ts'
import type { GrowthNeeds } from './read-past.server.ts'

type Rated = {
  lowest: readonly string[]
  dimensions: readonly { id: string; title: string; rating: number | null }[]
}

/** Null where nothing had more to gain than the rest. */
export async function practiseAfter(
  needs: GrowthNeeds,
  actor: Actor,
  { card: { lowest, dimensions }, slugs }: { card: Rated; slugs: readonly string[] },
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
