import { describe, expect, it } from 'vitest'
import { momentWords } from '#app/lib/calendar.ts'
import type { Appointment } from '#app/calendar/appointment.ts'
import { anAppointment } from '#test/support/appointments.ts'
import {
  momentAnsweredLetter,
  momentAskedLetter,
  scorecardAddedLetter,
  scorecardInLetter,
} from './debrief-letters.ts'
import { invitationLetter } from './invitation-letter.ts'
import { knownAddressLetter, letInLetter, notLetInLetter } from './sign-up-letters.ts'
import { letterKinds, type Letter, type Reader } from './letter.ts'
import * as letters from './letters.ts'
import { renderLetter } from './render-letter.ts'
import * as slotLetters from './slot-letters.ts'

const cara: Reader = { userId: 'cara', name: 'Cara Candidate', timeZone: 'Europe/Berlin' }
const ivan: Reader = { userId: 'ivan', name: 'Ivan Interviewer', timeZone: 'Asia/Kathmandu' }

/** About people and their cohort, not about a session. */
const ofPeople = new Set(['invitation', 'let-in', 'not-let-in', 'known-address'])

function everyLetter(appointment: Appointment = anAppointment(), reader: Reader = cara): Letter[] {
  const plan = {
    cohortName: appointment.cohortName ?? '',
    url: 'https://greenroom.example/home',
    toAnswer: 0,
  }
  return [
    letters.confirmedLetter(appointment, reader),
    letters.reminderLetter(appointment, reader, '24h'),
    letters.reminderLetter(appointment, reader, '1h'),
    letters.reminderLetter(appointment, reader, '10min'),
    letters.movedLetter(appointment, reader, { startsAt: new Date('2027-03-27T12:30:00Z'), minutes: 60 }),
    letters.movedLetter(appointment, reader, appointment),
    letters.cancelledLetter(appointment, reader, 'The building is closed.'),
    letters.seatAskedLetter(appointment, reader),
    letters.declinedLetter(appointment, reader, 'Ivan Interviewer'),
    slotLetters.interviewerNeededLetter(appointment, reader, 'Ivan Interviewer'),
    letters.waitlistOfferLetter(appointment, reader, new Date('2027-03-30T10:00:00Z')),
    letters.standByLetter(appointment, reader),
    letters.noShowLetter(appointment, reader, 'absent'),
    letters.noShowLetter(appointment, reader, 'waited'),
    letters.proposalPublishedLetter([appointment, appointment], reader, plan),
    ...everySlotLetter(appointment, reader),
    ...[letInLetter, notLetInLetter, knownAddressLetter].map((write) =>
      write({ name: reader.name, cohortName: plan.cohortName, link: plan.url }),
    ),
    ...[momentAskedLetter, momentAnsweredLetter, scorecardInLetter, scorecardAddedLetter].map((write) =>
      write({
        name: reader.name,
        byName: appointment.people.find(({ userId }) => userId !== reader.userId)?.name ?? '',
        url: plan.url,
        until: '1 April 2027',
        title: appointment.title,
        when: momentWords(appointment.startsAt, reader.timeZone),
      }),
    ),
    invitationLetter({
      name: reader.name,
      role: 'candidate',
      invitedBy: 'Carl Coordinator',
      cohortName: plan.cohortName,
      link: 'https://greenroom.example/invitations/abc',
      expiresAt: new Date('2027-04-01T00:00:00Z'),
    }),
  ]
}

function everySlotLetter(appointment: Appointment, reader: Reader): Letter[] {
  const byName = appointment.people.find(({ userId }) => userId !== reader.userId)?.name ?? 'Somebody'
  const startsAt = new Date('2027-04-02T12:30:00Z')
  return [
    slotLetters.bookedLetter(appointment, reader),
    slotLetters.gaveUpLetter(appointment, reader),
    slotLetters.replacedLetter(appointment, reader),
    slotLetters.freedLetter(appointment, reader),
    slotLetters.exchangedLetter(appointment, reader),
    slotLetters.moveWantedLetter(appointment, reader, { startsAt, byName }),
    slotLetters.swapWantedLetter(appointment, reader, { other: { ...appointment, startsAt }, byName }),
    slotLetters.peerMockLetter(appointment, reader),
    slotLetters.standByTakenLetter(appointment, reader),
    slotLetters.missedTakenBackLetter(appointment, reader),
  ]
}

/** What a person reads of the HTML. */
function wordsOfHtml(html: string): string {
  return html
    .replace(/^[\s\S]*<body[^>]*>/, '')
    .replace(/<[^>]+>/g, ' ')
    .replaceAll('&lt;', '<')
    .replaceAll('&gt;', '>')
    .replaceAll('&quot;', '"')
    .replaceAll('&#39;', "'")
    .replaceAll('&amp;', '&')
    .replace(/\s+/g, ' ')
}

describe('letters', () => {
  it('ML11 there is one for every kind, each with its reason at the end and at most one button', () => {
    expect(new Set(everyLetter().map(({ kind }) => kind))).toEqual(new Set(letterKinds))
    for (const letter of everyLetter()) {
      const { text, html } = renderLetter(letter)
      expect(text.trimEnd().split('\n').at(-1)).toMatch(/^You get this mail because /)
      expect(text).toContain(`\n-- \n${letter.why}`)
      expect(html.match(/<a /g)?.length ?? 0).toBe(letter.button ? 1 : 0)
    }
  })

  it('ML8 text and HTML say the same', () => {
    for (const letter of everyLetter()) {
      const { text, html } = renderLetter(letter)
      const words = wordsOfHtml(html)
      for (const said of [...letter.paragraphs, ...letter.facts.flat(), letter.why]) {
        expect(text).toContain(said)
        expect(words).toContain(said)
      }
      if (letter.button) {
        expect(text).toContain(letter.button.url)
        expect(html).toContain(`href="${letter.button.url}"`)
      }
    }
  })

  it('ML8 what people typed is neither markup nor another line of the head', () => {
    const nasty = `<img src=x onerror="alert(1)">'&\r\nBcc: all@x.example`
    const people = [{ userId: 'ivan', name: nasty, part: 'interviewer' as const }]
    const appointment = anAppointment({ title: nasty, cohortName: nasty, people })
    for (const letter of everyLetter(appointment, { ...cara, name: nasty })) {
      const { subject, text, html } = renderLetter(letter)
      expect(subject).not.toMatch(/[\r\n]/)
      expect(html).not.toMatch(/<img|onerror="/)
      expect(text).not.toMatch(/^Bcc:/m)
    }
  })

  it('ML8 a letter leads to web pages only', () => {
    const letter = letters.confirmedLetter(anAppointment({ url: 'javascript:alert(1)' }), cara)
    expect(() => renderLetter(letter)).toThrow('may not lead to javascript:')
  })

  it.each([
    ['מיכאל כהן', 'מיכאל כהן'],
    ['Zoë 👩🏽‍💻 Ñandú', 'Zoë 👩🏽‍💻 Ñandú'],
    ['\u202Egro.elpmaxe@nimda', 'gro.elpmaxe@nimda'],
    ['A\u2066B\u2069\u0000C', 'A B C'],
    ['e\u0301'.repeat(5), 'é'.repeat(5)],
    ['👩🏽‍💻'.repeat(300), `${'👩🏽‍💻'.repeat(119)}…`],
    ['x'.repeat(5000), `${'x'.repeat(119)}…`],
  ])('ML9 the name %s arrives as it should', (name, shown) => {
    const { text, html } = renderLetter(letters.confirmedLetter(anAppointment(), { ...cara, name }))
    expect(text.split('\n')[0]).toBe(`Hello ${shown},`)
    expect(html).toContain(`<bdi>${shown}</bdi>`)
  })

  it('ML10 each reader has the time of their own clock, with its name', () => {
    const to = (reader: Reader) => renderLetter(letters.confirmedLetter(anAppointment(), reader))
    expect(to(cara).text).toContain('Wednesday 31 March 2027, 14:30 to 15:30 (Central European Summer Time)')
    expect(to(cara).subject).toContain('Wed 31 March, 14:30')
    expect(to(ivan).text).toContain('Wednesday 31 March 2027, 18:15 to 19:15 (Nepal Time)')
    const wanted = { startsAt: new Date('2027-03-27T13:30:00Z'), byName: 'Cara' }
    expect(renderLetter(slotLetters.moveWantedLetter(anAppointment(), ivan, wanted)).text).toMatch(
      /Proposed: +Saturday 27 March 2027, 19:15 to 20:15 \(Nepal Time\)/,
    )
    const winter = anAppointment({ startsAt: new Date('2027-03-27T13:30:00Z') })
    expect(renderLetter(letters.confirmedLetter(winter, cara)).text).toContain(
      '14:30 to 15:30 (Central European Standard Time)',
    )
  })

  it('ML10 a move says both times by the clock of the reader', () => {
    const before = { startsAt: new Date('2027-03-27T13:30:00Z'), minutes: 60 }
    const { text, subject } = renderLetter(letters.movedLetter(anAppointment(), cara, before))
    expect(subject).toMatch(/^Moved: /)
    expect(text).toMatch(/Before: +Saturday 27 March 2027, 14:30 to 15:30 \(Central European Standard Time\)/)
  })

  it('ML12 a letter names round, time and the others, and gives nobody’s address', () => {
    for (const letter of everyLetter().filter(({ kind }) => !ofPeople.has(kind))) {
      const { text, html } = renderLetter(letter)
      expect(text).toContain('Linux troubleshooting')
      expect(text).toContain('Ivan Interviewer')
      expect(text + html).not.toMatch(/\S@\S/)
    }
  })

  it('ML12 who reads is not named among the others', () => {
    const { text } = renderLetter(letters.confirmedLetter(anAppointment(), ivan))
    expect(text).toMatch(/With: +Cara Candidate \(candidate\)\n/)
  })

  it('ML13 who did not come is not blamed, and who waited is thanked', () => {
    const absent = renderLetter(letters.noShowLetter(anAppointment(), cara, 'absent'))
    expect(absent.text).toContain('Things happen')
    expect(absent.text).not.toMatch(/fail|fault|must|penalt|strike|no-show|absent|warning/i)
    const waited = renderLetter(letters.noShowLetter(anAppointment(), cara, 'waited'))
    expect(waited.subject).toContain('Thank you for waiting')
    expect(waited.text).toContain('sorry')
  })
})
