// What an interviewer listens for in a question, as one list: planted defects and what only looks like one, or points of a talk.
import type { QuestionCard } from './question-card.ts'
import type { PointView } from './view-types.ts'

export type Point = Omit<PointView, 'mark'>

export function pointsOf({ slug: questionSlug, review, talk }: QuestionCard): Point[] {
  const findings = (review?.findings ?? []).map(
    ({ id: pointId, says, file, lines, severity, fix, accept }): Point => {
      return { questionSlug, pointId, group: 'finding', says, file, lines, severity, fix, accept }
    },
  )
  const decoys = (review?.decoys ?? []).map(({ id: pointId, says, file, lines, why }): Point => {
    return { questionSlug, pointId, group: 'decoy', says, file, lines, why }
  })
  const points = (talk?.points ?? []).map(({ id: pointId, group, says, answer }): Point => {
    return { questionSlug, pointId, group, says, ...(answer !== undefined && { answer }) }
  })
  return [...findings, ...decoys, ...points]
}
