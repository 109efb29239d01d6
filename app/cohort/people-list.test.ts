import { describe, expect, test } from 'vitest'
import { filterPeople, readPeopleFilter, type ListedPerson } from './people-list.ts'

const now = new Date('2027-03-20T12:00:00Z')

function person(change: Partial<ListedPerson>): ListedPerson {
  return {
    userId: 'x',
    name: 'Ána Silva',
    email: 'ana@example.org',
    role: 'candidate',
    timeZone: 'UTC',
    standing: 'active',
    pod: null,
    hasComeIn: true,
    isGone: false,
    invitedUntil: null,
    done: 0,
    planned: 3,
    booked: 0,
    lastSeenAt: null,
    nextAt: null,
    lastSessionAt: null,
    ...change,
  }
}
const people = [
  person({ userId: 'ana', pod: 'Blue', lastSessionAt: '2027-03-01T12:00:00Z' }),
  person({ userId: 'bo', name: 'Bo Chen', role: 'interviewer', lastSessionAt: '2027-03-18T12:00:00Z' }),
  person({ userId: 'cy', name: 'Cy', hasComeIn: false }),
  person({ userId: 'di', name: 'Di', pod: 'Blue', nextAt: '2027-03-21T12:00:00Z' }),
  person({ userId: 'ed', name: 'Ed', standing: 'asked' }),
  person({ userId: 'fi', name: 'Fi', standing: 'left' }),
]

function found(search: string): string[] {
  return filterPeople(people, readPeopleFilter(new URLSearchParams(search)), now).map(({ userId }) => userId)
}

describe('the list of people', () => {
  test.each([
    ['', ['ana', 'bo', 'cy', 'di']],
    ['standing=asked', ['ed']],
    ['standing=left', ['fi']],
    ['standing=uninvited', ['cy']],
    ['role=interviewer', ['bo']],
    ['pod=Blue', ['ana', 'di']],
    ['pod=none', ['cy']],
    ['q=ana+silva', ['ana']],
    ['q=BO', ['bo']],
    ['q=%25', []],
    ['quiet=7', ['ana', 'cy']],
    ['quiet=2', ['ana', 'bo', 'cy']],
    ['quiet=2&role=candidate&pod=Blue', ['ana']],
    ['role=emperor&standing=king&quiet=-3&page=0', ['ana', 'bo', 'cy', 'di']],
  ])('CH30 narrowed by “%s”', (search, ids) => {
    expect(found(search)).toEqual(ids)
  })

  test('CH30 an address cannot ask for more than a year, nor for a page that is none', () => {
    expect(readPeopleFilter(new URLSearchParams('quiet=100000&page=1.5'))).toMatchObject({
      quiet: 366,
      page: 1,
    })
  })
})
