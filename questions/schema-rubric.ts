// A rubric: what is rated, and what each rating looks like. No files are read here.
import { z } from 'zod'

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
      .min(3)
      .max(6)
      .describe('What is rated, each by itself.'),
  })
  .describe('A rubric: what is rated, and what each rating looks like.')
/** `rubricId` is `<id>@<version>`. */
export type Rubric = z.infer<typeof rubricYaml> & { rubricId: string }
