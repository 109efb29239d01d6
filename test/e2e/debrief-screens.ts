// The screens after a session: the demo has them with something to read on each.

const STEADY = '/sessions/demofinished1'

export const debriefPages: [name: string, person: string, path: string][] = [
  // A second in which something stands on the terminal.
  ['replay-candidate', 'Amara Nwosu', `${STEADY}/replay?t=610`],
  ['replay-interviewer', 'Ingrid Solheim', `${STEADY}/replay?t=780&terminal=2`],
  ['replay-rating', 'Anneke de Vries', `${STEADY}/replay?t=610`],
  ['replay-without-terminal', 'Hannah Okafor', '/sessions/demofinished3/replay'],
  ['recordings', 'Amara Nwosu', `${STEADY}/recordings`],
  ['recordings-none', 'Wanjiru Kamau', '/sessions/demofinished3/recordings'],
  ['interview-feedback', 'Amara Nwosu', `${STEADY}/feedback`],
  ['follow-ups-candidate', 'Amara Nwosu', `${STEADY}/follow-ups`],
  ['follow-ups-interviewer', 'Ingrid Solheim', `${STEADY}/follow-ups`],
  ['mood', 'Amara Nwosu', `${STEADY}/mood`],
  ['growth', 'Priya Raman', '/growth'],
  ['growth-little', 'Amara Nwosu', '/growth'],
  ['growth-unrated', 'Hannah Okafor', '/growth'],
  ['calibration-shadow', 'Jun Watanabe', '/calibration'],
  ['calibration-interviewer', 'Anneke de Vries', '/calibration'],
  ['tape-to-rate', 'Jun Watanabe', '/calibration/demotape2'],
  ['tape-rated', 'Rafael Rivera', '/calibration/demotape1'],
  ['cohort-calibration', 'Noor Haddad', '/cohorts/demo-cohort/calibration'],
  ['cohort-learning', 'Noor Haddad', '/cohorts/demo-cohort/learning'],
  ['account', 'Amara Nwosu', '/account'],
  ['account-delete', 'Amara Nwosu', '/account/delete'],
]
