import { describe, expect, it } from 'vitest'
import { actions, can, canInSession, invitableRoles, sessionActions } from './permissions.ts'
import { roles, sessionRoles } from './roles.ts'

describe('permissions', () => {
  it('PM19 every role may do exactly this', () => {
    const matrix = actions.map((action) => [action, roles.filter((role) => can({ role }, action)).join(' ')])
    expect(Object.fromEntries(matrix)).toMatchInlineSnapshot(`
      {
        "adapt-any-rubrics": "admin",
        "adapt-rubrics": "coordinator admin",
        "be-interviewed": "candidate",
        "browse-questions": "trainee interviewer coordinator admin",
        "calibrate": "trainee interviewer",
        "choose-interviewer": "coordinator admin",
        "coordinate": "coordinator admin",
        "coordinate-any": "admin",
        "invite-organisers": "admin",
        "invite-people": "coordinator admin",
        "keep-hours": "candidate trainee interviewer",
        "keep-webhooks": "coordinator admin",
        "lead-session": "interviewer",
        "practise": "candidate trainee interviewer coordinator admin",
        "practise-any-question": "trainee interviewer coordinator admin",
        "read-any-hours": "admin",
        "read-every-mail": "admin",
        "read-hours": "coordinator admin",
        "read-mailbox": "coordinator admin",
        "see-jobs": "admin",
        "see-people": "coordinator admin",
        "see-schedule": "coordinator admin",
        "shadow-session": "trainee interviewer",
        "start-session": "interviewer coordinator admin",
      }
    `)
  })

  it('PM19 every part in a session may do exactly this, and somebody without a part nothing', () => {
    const matrix = sessionActions.map((action) => [
      action,
      sessionRoles.filter((part) => canInSession(part, action)).join(' '),
    ])
    expect(Object.fromEntries(matrix)).toMatchInlineSnapshot(`
      {
        "assess-oneself": "candidate",
        "compare-scorecards": "interviewer shadow",
        "delete-recording": "candidate solo",
        "enter-room": "candidate interviewer shadow solo",
        "read-recording": "candidate interviewer shadow solo",
        "read-released-scorecard": "candidate interviewer shadow",
        "see-cockpit": "interviewer shadow",
        "write-scorecard": "interviewer shadow",
      }
    `)
    expect(sessionActions.filter((action) => canInSession(null, action))).toEqual([])
  })

  it('PM15 every role may invite exactly these', () => {
    expect(Object.fromEntries(roles.map((role) => [role, invitableRoles({ role }).join(' ')])))
      .toMatchInlineSnapshot(`
      {
        "admin": "candidate trainee interviewer coordinator admin",
        "candidate": "",
        "coordinator": "candidate trainee interviewer",
        "interviewer": "",
        "trainee": "",
      }
    `)
  })
})
