// A rubric: what is rated, and what each rating looks like. No files are read here.
import { z } from 'zod'

export const DIMENSIONS_MIN = 3
export const DIMENSIONS_MAX = 6

const rubricWord = z.string().regex(/^[a-z-]+$/, 'lower case letters and dashes')
const anchor = z.string().min(10)

/** questions/rubrics/<id>.yaml, e.g. troubleshooting@1. */
export const rubricYaml = z
  .strictObject({
    id: rubricWord.describe('The name of the file without .yaml.'),
    version: z.int().min(1).describe('Goes up when ratings under it no longer compare.'),
    title: z.string(),
    dimensions: z
      .array(
        z.strictObject({
          id: rubricWord,
          title: z.string(),
          question: z.string().describe('The question a rater answers, in one sentence.'),
          weight: z.int().min(1).max(100).describe('In percent; all weights together are 100.'),
          anchors: z
            .tuple([anchor, anchor, anchor, anchor])
            .describe('What ratings 1 to 4 look like, as behaviour one could film.'),
        }),
      )
      .min(DIMENSIONS_MIN)
      .max(DIMENSIONS_MAX)
      .describe('What is rated, each by itself.'),
  })
  .describe('A rubric: what is rated, and what each rating looks like.')
/** Weights are percentages, so that a rater can read them. */
export const WEIGHT_SUM = 100

type WeighedDimension = { id: string; weight: number; anchors: readonly string[] }
/** `path` leads to the place from `dimensions` on. */
export type RubricFault = { path: (string | number)[]; words: string }

/** What a shape cannot say of the dimensions of a rubric, wherever it was written. */
export function findRubricFaults(dimensions: readonly WeighedDimension[]): RubricFault[] {
  const faults: RubricFault[] = []
  const sum = dimensions.reduce((total, dimension) => total + dimension.weight, 0)
  if (sum !== WEIGHT_SUM) {
    const words = `the weights add up to ${sum}, not ${WEIGHT_SUM}; change one of them by ${WEIGHT_SUM - sum}`
    faults.push({ path: [], words })
  }
  dimensions.forEach((dimension, index) => {
    if (dimensions.findIndex((other) => other.id === dimension.id) !== index) {
      const words = `dimension "${dimension.id}" appears twice; remove one, or give it another id`
      faults.push({ path: [index, 'id'], words })
    }
    if (new Set(dimension.anchors).size < dimension.anchors.length) {
      const words = `two anchors of "${dimension.id}" are the same; say what tells the ratings apart`
      faults.push({ path: [index, 'anchors'], words })
    }
  })
  return faults
}

/** `rubricId` is `<id>@<version>`. */
export type Rubric = z.infer<typeof rubricYaml> & { rubricId: string }
