// A test with people in it. What they saw is kept in test-results/e2e when it fails.
import { inject, it } from 'vitest'
import { openPeople, type People } from './people.ts'

/** Walks past dozens of screens, each looked at four times: on a busy machine that is no sign of anything stuck. */
export const LONG_WALK_MS = 1_200_000

export function journey(title: string, act: (people: People) => Promise<void>, timeoutMs?: number) {
  const walk = async () => {
    const people = await openPeople(inject('appUrl'))
    try {
      await act(people)
      const broken = people.pageErrors()
      if (broken.length > 0) throw new Error(`Something broke in a browser:\n${broken.join('\n')}`)
    } catch (error) {
      await people.keepTraces(title)
      throw error
    } finally {
      await people.close()
    }
  }
  it(title, walk, timeoutMs)
}
