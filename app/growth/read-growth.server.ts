// The page of growth: everything on it is folded from one candidate's own past each time it is asked for.
import type { Actor } from '#app/auth/roles.ts'
import { findUser } from '#app/db/users.server.ts'
import { dayWords } from '#app/lib/calendar.ts'
import { listPractice } from '#app/practice/list-practice.server.ts'
import { coveredTopics, questionHistory } from './covered.ts'
import { focusOf, suggestOffers } from './focus.ts'
import type { Growth } from './growth-page.ts'
import { inOrder } from './past.ts'
import { readPast, type GrowthNeeds } from './read-past.server.ts'
import { trailsOf } from './trails.ts'
import { winsOf } from './wins.ts'

export async function readGrowth(needs: GrowthNeeds, actor: Actor): Promise<Growth> {
  const [past, user, { offers }] = await Promise.all([
    readPast(needs, actor.userId),
    findUser(needs.db, actor.userId),
    listPractice(needs, actor),
  ])
  const day = (at: number) => dayWords(new Date(at), needs.now(), user?.timeZone ?? 'UTC')
  const trails = trailsOf(past)
  const topics = coveredTopics(past)
  const focus = focusOf(trails)
  const latest = inOrder(past).at(-1)
  const wins = winsOf(past)
  return {
    counts: {
      sessions: past.filter(({ how }) => how === 'session').length,
      practices: past.filter(({ how }) => how === 'practice').length,
    },
    wins: wins && { day: day(wins.at), lines: wins.wins },
    rubrics: byRubric(trails).map(({ family, title, trails: own }) => ({
      family,
      title,
      trails: own.map(({ points, ...trail }) => ({
        ...trail,
        points: points.map((point) => ({ ...point, day: day(point.at) })),
      })),
    })),
    focus,
    suggested: suggestOffers(offers, {
      focus,
      level: latest?.questions.at(-1)?.level ?? 1,
      metTopics: new Set(topics.map(({ topic }) => topic)),
    }),
    topics,
    history: questionHistory(past).map((line) => ({ ...line, day: day(line.at) })),
  }
}

function byRubric<Trail extends { family: string; rubricTitle: string; points: readonly unknown[] }>(
  trails: readonly Trail[],
) {
  const families = [...new Set(trails.map(({ family }) => family))]
  return families
    .map((family) => {
      const own = trails.filter((trail) => trail.family === family)
      return { family, title: own[0]?.rubricTitle ?? family, trails: own }
    })
    .sort((one, other) => sessionsIn(other) - sessionsIn(one))
}

/** Where there is most to see comes first. */
function sessionsIn({ trails }: { trails: readonly { points: readonly unknown[] }[] }): number {
  return Math.max(...trails.map(({ points }) => points.length))
}
