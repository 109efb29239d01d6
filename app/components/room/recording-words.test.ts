import { describe, expect, it } from 'vitest'
import type { SessionView } from '#app/session/view-types.ts'
import { recordedOf, recordingState, recordingWords } from './recording-words.ts'

const participants = [
  { userId: 'cara', name: 'Cara', sessionRole: 'candidate' as const, present: true },
  { userId: 'ivan', name: 'Ivan', sessionRole: 'interviewer' as const, present: true },
  { userId: 'sami', name: 'Sami', sessionRole: 'shadow' as const, present: true },
]

function wordsFor(userId: string, recording: { on: boolean; agreed: string[] }) {
  const me = participants.find((one) => one.userId === userId)
  if (!me) throw new Error('nobody')
  return recordingWords({ me, participants, practice: null, recording, agenda: [] })
}

describe('what the lobby says about recording', () => {
  it('RC18 says that it is on and offers to switch it off, to a shadow it offers nothing', () => {
    expect(wordsFor('cara', { on: true, agreed: [] })).toMatchObject({
      says: expect.stringContaining('is recorded') as string,
      offer: { on: false },
    })
    expect(wordsFor('sami', { on: true, agreed: [] }).offer).toBeNull()
  })

  it('RC18 off, it tells who would like to and what it waits for', () => {
    expect(wordsFor('cara', { on: false, agreed: [] })).toMatchObject({ offer: { on: true } })
    expect(wordsFor('cara', { on: false, agreed: ['ivan'] })).toEqual({
      says: 'Nothing is recorded. Ivan would like to.',
      offer: { on: true, words: 'Agree to recording' },
    })
    expect(wordsFor('ivan', { on: false, agreed: ['ivan'] })).toMatchObject({
      says: expect.stringContaining('when the other one agrees') as string,
      offer: { on: false },
    })
    expect(wordsFor('sami', { on: false, agreed: ['ivan'] }).offer).toBeNull()
  })
})

describe('what can be recorded', () => {
  // why: of a stage only its tools count here
  const agendaOf = (...stages: string[][]) =>
    stages.map((tools) => ({ stage: { tools } })) as unknown as SessionView['agenda']

  it('RC18 is what terminals show and what is written; of talk there is nothing', () => {
    expect(recordedOf({ agenda: [] })).toBe('terminal')
    expect(recordedOf({ agenda: agendaOf([], ['terminal']) })).toBe('terminal')
    expect(recordedOf({ agenda: agendaOf(['editor', 'terminal'], []) })).toBe('both')
    expect(recordedOf({ agenda: agendaOf(['notes', 'board'], ['artefact']) })).toBe('writing')
    expect(recordedOf({ agenda: agendaOf(['diff'], ['artefact']) })).toBeNull()
  })

  it('RC18 each is told by what it is', () => {
    const [me] = participants
    if (!me) throw new Error('nobody')
    const told = { me, participants, practice: null, recording: { on: true, agreed: [] } }
    const agendas = [agendaOf(['terminal']), agendaOf(['notes']), agendaOf(['editor', 'terminal'])]
    const says = agendas.map((agenda) => recordingWords({ ...told, agenda }).says)
    expect(says[0]).toMatch(/^What the terminal shows is recorded, so/)
    expect(says[1]).toMatch(/^What is written and drawn here is recorded/)
    expect(says[2]).toMatch(/^What the terminal shows is recorded, and what is written/)
  })
})

describe('what the top line of the room says about recording', () => {
  const stateFor = (userId: string, recording: { on: boolean; agreed: string[] }) => {
    const me = participants.find((one) => one.userId === userId)
    if (!me) throw new Error('nobody')
    return recordingState({ me, recording })
  }

  it('RC21 says on and off to everybody, and asks the one whose yes is missing', () => {
    for (const { userId } of participants) {
      expect(stateFor(userId, { on: true, agreed: [] })).toBe('on')
      expect(stateFor(userId, { on: false, agreed: [] })).toBe('off')
    }
    const states = participants.map(({ userId }) => stateFor(userId, { on: false, agreed: ['ivan'] }))
    expect(states).toEqual(['asked', 'off', 'off'])
  })
})
