import type { ScorecardDraft } from '#app/rubric/scorecard.ts'
import { testRubric } from './questions.ts'

/** A scorecard over the test rubric that may be submitted. */
export function completeDraft(overrides: Partial<ScorecardDraft> = {}): ScorecardDraft {
  return {
    ratings: testRubric.dimensions.map(({ id }) => ({
      dimensionId: id,
      rating: 3,
      notObserved: false,
      evidence: `Said what they expected before each command (${id}).`,
      noteIds: [],
    })),
    strengths: [
      { text: 'Calm under pressure', momentMs: null },
      { text: 'Checks before changing', momentMs: 120_000 },
    ],
    tryNext: 'Say the hypothesis aloud first.',
    resource: 'man systemd.unit',
    ...overrides,
  }
}
