// A rubric as a coordinator writes it for a cohort: the same checks as for a file of the bank, in words for a form.
import { z } from 'zod'
import { DIMENSIONS_MAX, DIMENSIONS_MIN, findRubricFaults, WEIGHT_SUM } from '#questions/schema-rubric.ts'

export { DIMENSIONS_MAX, DIMENSIONS_MIN, WEIGHT_SUM }
export const RUBRIC_TITLE_MAX = 60
export const QUESTION_MAX = 200
export const ANCHOR_MAX = 400
const ANCHOR_MIN = 10

function text(min: number, max: number) {
  return z
    .string('Write something here.')
    .trim()
    .min(min, `At least ${min} characters, please.`)
    .max(max, `At most ${max} characters.`)
}
const weight = 'A whole number from 1 to 100.'
const anchors = z
  .array(text(ANCHOR_MIN, ANCHOR_MAX))
  .length(4, 'A rubric has four ratings, each with its sentence.')

const dimensionFields = z.object({
  /** Stays the same when the words change; empty for a dimension that is added. */
  id: z
    .string()
    .regex(/^[a-z-]{1,80}$/, 'This dimension did not arrive whole.')
    .optional(),
  title: text(2, RUBRIC_TITLE_MAX),
  question: text(5, QUESTION_MAX),
  weight: z.coerce.number<string>(weight).int(weight).min(1, weight).max(100, weight),
  anchors,
})

export const cohortRubricForm = z
  .object({
    /** The version that was open when the form was. */
    openVersion: z.string('This form did not arrive whole.').max(200),
    title: text(3, RUBRIC_TITLE_MAX),
    dimensions: z
      .array(dimensionFields)
      .min(DIMENSIONS_MIN, `At least ${DIMENSIONS_MIN} dimensions: with fewer, one says everything.`)
      .max(DIMENSIONS_MAX, `At most ${DIMENSIONS_MAX} dimensions: nobody can watch for more.`),
  })
  .superRefine(({ dimensions }, context) => {
    for (const { path, words } of findFaults(dimensions))
      context.addIssue({ code: 'custom', path: ['dimensions', ...path], message: words })
  })
export type CohortRubricForm = z.infer<typeof cohortRubricForm>
/** As the fields hold it, before it is checked. */
export type CohortRubricInput = z.input<typeof cohortRubricForm>
type WrittenDimension = CohortRubricForm['dimensions'][number]

function findFaults(dimensions: WrittenDimension[]): { path: (string | number)[]; words: string }[] {
  const found = findRubricFaults(withIds(dimensions)).map(({ path }) => {
    const [index, part] = path
    if (index === undefined) return { path: [], words: weightWords(dimensions) }
    if (part === 'anchors')
      return { path, words: 'Two of these sentences are the same; say what tells the ratings apart.' }
    return { path: [index, 'title'], words: 'This dimension is there twice; remove one.' }
  })
  const twice = dimensions.flatMap(({ title }, index) => {
    const first = dimensions.findIndex((one) => one.title.toLowerCase() === title.toLowerCase())
    return first === index ? [] : [{ path: [index, 'title'], words: 'Another dimension has this title.' }]
  })
  return [...found, ...twice]
}

/** What the weights come to, and what to do about it. */
export function weightWords(dimensions: readonly { weight: number }[]): string {
  const sum = dimensions.reduce((total, one) => total + one.weight, 0)
  if (sum === WEIGHT_SUM) return `The weights add up to ${WEIGHT_SUM}.`
  const by = Math.abs(WEIGHT_SUM - sum)
  return `The weights add up to ${sum}, not ${WEIGHT_SUM}: ${sum < WEIGHT_SUM ? 'give' : 'take'} ${by}.`
}

/** What was added gets an id from its title; an id that is there is never given to another dimension. */
export function withIds<Written extends { id?: string | undefined; title: string }>(
  dimensions: readonly Written[],
): (Written & { id: string })[] {
  const taken = new Set(dimensions.flatMap(({ id }) => (id ? [id] : [])))
  return dimensions.map((dimension) => {
    if (dimension.id) return { ...dimension, id: dimension.id }
    const id = freeId(toWord(dimension.title), taken)
    taken.add(id)
    return { ...dimension, id }
  })
}

function toWord(title: string): string {
  const word = title
    .toLowerCase()
    .normalize('NFD')
    .replaceAll(/[^a-z]+/g, '-')
    .replaceAll(/^-+|-+$/g, '')
    .slice(0, 40)
  return word || 'dimension'
}

/** Only letters and dashes may stand in an id, so the second of a name ends in a letter. */
function freeId(word: string, taken: ReadonlySet<string>): string {
  if (!taken.has(word)) return word
  const letters = [...'bcdefghijklmnopqrstuvwxyz']
  return letters.map((letter) => `${word}-${letter}`).find((id) => !taken.has(id)) ?? `${word}-more`
}

export const cohortRubricWords = {
  'not-found': 'There is no cohort of yours, or no such rubric, behind this address.',
  'changed-meanwhile':
    'Somebody else saved this rubric while you were writing. Copy what you want to keep, then open the page again.',
} as const
