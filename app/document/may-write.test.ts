import { describe, expect, it } from 'vitest'
import { sessionRoles } from '#app/auth/roles.ts'
import { phases } from '#app/session/events.ts'
import { mayRead, mayWrite } from './may-write.ts'
import { documentKinds } from './names.ts'

/** One letter for each phase, in order: unopened, lobby, briefing, working, wrap-up, scoring, closed. */
function row(
  kind: (typeof documentKinds)[number],
  sessionRole: (typeof sessionRoles)[number],
  holdsControl: boolean,
) {
  const letters = { 'only-watching': 's', 'not-begun': 'n', over: 'o', 'no-control': 'c', hidden: 'h' }
  return (['unopened', ...phases] as const)
    .map((phase) => {
      const asked = mayWrite(kind, { sessionRole, holdsControl, phase, round: 'present', hidden: false })
      return asked.ok ? 'W' : letters[asked.reason]
    })
    .join('')
}

describe('who may write in a document', () => {
  it('DO4 is the same whole table for every kind, part, control and phase', () => {
    const table = documentKinds.flatMap((kind) =>
      sessionRoles.flatMap((role) =>
        [true, false].map(
          (control) => `${kind} ${role} ${control ? 'control' : '-'} ${row(kind, role, control)}`,
        ),
      ),
    )
    expect(table).toEqual([
      'code candidate control nnWWWoo',
      'code candidate - nncccoo',
      'code interviewer control nnWWWoo',
      'code interviewer - nncccoo',
      'code shadow control sssssss',
      'code shadow - sssssss',
      'code solo control nnWWWoo',
      'code solo - nncccoo',
      'board candidate control nnWWWoo',
      'board candidate - nnWWWoo',
      'board interviewer control nnWWWoo',
      'board interviewer - nnWWWoo',
      'board shadow control sssssss',
      'board shadow - sssssss',
      'board solo control nnWWWoo',
      'board solo - nnWWWoo',
      'notes candidate control nnWWWoo',
      'notes candidate - nnWWWoo',
      'notes interviewer control nnWWWoo',
      'notes interviewer - nnWWWoo',
      'notes shadow control sssssss',
      'notes shadow - sssssss',
      'notes solo control nnWWWoo',
      'notes solo - nnWWWoo',
    ])
  })

  it('DO4 what belongs to another round is written by nobody, and a shadow hears that it only watches', () => {
    const outcomes = (['earlier', 'later'] as const).map((round) =>
      documentKinds.flatMap((kind) =>
        sessionRoles.map((sessionRole) => {
          const asked = mayWrite(kind, {
            sessionRole,
            holdsControl: true,
            phase: 'working',
            round,
            hidden: false,
          })
          return asked.ok ? 'W' : asked.reason
        }),
      ),
    )
    const row = (reason: string) => sessionRoles.map((role) => (role === 'shadow' ? 'only-watching' : reason))
    expect(outcomes[0]).toEqual(documentKinds.flatMap(() => row('over')))
    expect(outcomes[1]).toEqual(documentKinds.flatMap(() => row('not-begun')))
  })

  it('FM7 from whom the screen is hidden reads and writes nothing, with control or without', () => {
    const hidden = { sessionRole: 'interviewer', phase: 'working', hidden: true } as const
    expect(mayRead(hidden)).toBe(false)
    for (const kind of documentKinds)
      for (const holdsControl of [true, false])
        expect(mayWrite(kind, { ...hidden, holdsControl, round: 'present' })).toEqual({
          ok: false,
          reason: 'hidden',
        })
  })

  it('DO7 nobody who works on the question reads before the briefing', () => {
    const readers = (phase: 'unopened' | 'lobby' | 'briefing' | 'closed') =>
      sessionRoles.filter((sessionRole) => mayRead({ sessionRole, phase, hidden: false }))
    expect(readers('unopened')).toEqual([])
    expect(readers('lobby')).toEqual(['interviewer', 'shadow'])
    expect(readers('briefing')).toEqual([...sessionRoles])
    expect(readers('closed')).toEqual([...sessionRoles])
  })
})
