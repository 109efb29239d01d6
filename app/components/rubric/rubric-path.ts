export function rubricPath(rubricId: string): string {
  return `/rubrics/${encodeURIComponent(rubricId)}`
}

export function adaptPath(cohortId: string, family: string): string {
  return `/cohorts/${encodeURIComponent(cohortId)}/rubrics/${family}`
}
