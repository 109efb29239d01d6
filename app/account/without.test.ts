import { describe, expect, it } from 'vitest'
import { leftAddress } from '#app/auth/left-address.ts'
import { LEFT_NAME } from './left.ts'
import { fullNameTaker, nameTaker, withoutPerson, withoutWords } from './without.ts'

const jun = { userId: 'u1', name: 'Jun Ito', email: 'jun@example.org' }

describe('a name in words of others', () => {
  it.each([
    ['Jun Ito asked', `${LEFT_NAME} asked`],
    ['Ask Jun, please', `Ask ${LEFT_NAME}, please`],
    ['In June with Junia', 'In June with Junia'],
    ['to JUN@example.org', `to ${LEFT_NAME}`],
    ['jun is a month', 'jun is a month'],
  ])('OD5 “%s” becomes “%s”', (text, becomes) => {
    expect(nameTaker(jun)(text)).toBe(becomes)
  })

  it('OD5 is taken out of nearly full texts without making them longer than they may be', () => {
    const text = `Jun ${'x'.repeat(590)}`
    const taken = nameTaker(jun)(text)
    expect(taken).not.toContain('Jun')
    expect(taken.length).toBeLessThanOrEqual(text.length)
  })

  it.each(['Anne-Marie O’Neil', 'Jean / Jo', 'A*B {c} [d] \\e', 'x^$|?', '李 小龙'])(
    'OD5 whatever a name is made of: %s',
    (name) => {
      const person = { name, email: 'a-b.c+d@example.org' }
      for (const taker of [nameTaker(person), fullNameTaker(person)])
        expect(taker(`To ${name}, at A-B.c+d@example.org.`)).toBe(`To ${LEFT_NAME}, at ${LEFT_NAME}.`)
    },
  )

  it('OD5 in letters only the whole name counts, also as HTML writes it', () => {
    const taker = fullNameTaker({ name: "Mia O'Hara & co", email: 'mia@example.org' })
    expect(taker('With Mia O&#39;Hara &amp; co.')).toBe(`With ${LEFT_NAME}.`)
    expect(taker('Mia is a name of many')).toBe('Mia is a name of many')
    expect(fullNameTaker({ name: 'A+(b)', email: 'a.b@c' })('A+(b) or axbxc')).toBe(`${LEFT_NAME} or axbxc`)
  })

  it('OD5 beside an id it is replaced whatever it is', () => {
    const opened = {
      participants: [jun, { userId: 'u2', name: 'Jun Ito' }].map(({ userId, name }) => ({ userId, name })),
    }
    const other = { ...jun, name: 'Renamed Since' }
    expect(withoutPerson(opened, other).participants).toEqual([
      { userId: 'u1', name: LEFT_NAME },
      { userId: 'u2', name: 'Jun Ito' },
    ])
  })
})

describe('a record without words', () => {
  it('OD7 keeps kinds, times and numbers', () => {
    const note = { type: 'note-added', noteId: 'n1', text: 'Looked first', mark: 'plus' }
    expect(withoutWords(note, 'note-added')).toEqual({ ...note, text: '' })
    const ran = { type: 'probe-ran', results: [{ probeId: 'p', verdict: 'pass', message: 'nginx runs' }] }
    expect(withoutWords(ran, 'probe-ran')).toEqual({
      type: 'probe-ran',
      results: [{ probeId: 'p', verdict: 'pass', message: '' }],
    })
    const card = { ratings: [{ dimensionId: 'd', rating: 3, evidence: 'Seen' }], tryNext: 'More' }
    expect(withoutWords(card)).toEqual({
      ratings: [{ dimensionId: 'd', rating: 3, evidence: '' }],
      tryNext: '',
    })
    const opened = { agenda: [{ phase: 'working', stage: { title: 'Work', says: 'Go' } }] }
    expect(withoutWords(opened, 'session-opened')).toEqual(opened)
  })

  it('OD8 the address in the place of theirs can never get a letter', () => {
    expect(leftAddress('u1')).toBe('left-u1@left.invalid')
  })
})
