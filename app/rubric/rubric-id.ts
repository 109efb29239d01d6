// The name of one wording of a rubric: `coding@1` from the bank, `coding@1+k3xq9m.2` as a cohort wrote it.

export type RubricName = {
  /** What stays the same through all versions. */
  family: string
  /** The bank's version, or the one that a cohort's was copied from. */
  version: number
  /** Null for the bank's own. */
  cohort: { short: string; number: number } | null
}

const shape = /^([a-z-]+)@([1-9]\d{0,5})(?:\+([a-z0-9]{1,20})\.([1-9]\d{0,5}))?$/

/** Null for what is no name of a rubric. */
export function readRubricId(rubricId: string): RubricName | null {
  const [, family, version, short, number] = shape.exec(rubricId) ?? []
  if (!family || !version) return null
  const cohort = short && number ? { short, number: Number(number) } : null
  return { family, version: Number(version), cohort }
}

export function familyOf(rubricId: string): string {
  return rubricId.split('@')[0] ?? rubricId
}

export function writeRubricId({ family, version, cohort }: RubricName): string {
  const bank = `${family}@${version}`
  return cohort ? `${bank}+${cohort.short}.${cohort.number}` : bank
}
