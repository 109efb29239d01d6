// A test with people in it. What they saw is kept in test-results/e2e when it fails.
import { inject, it } from 'vitest'
import { openPeople, type People } from './people.ts'

export function journey(title: string, act: (people: People) => Promise<void>) {
  it(title, async () => {
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
  })
}
