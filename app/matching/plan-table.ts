// A plan as a table.
import type { PlanPage } from './plan-page.ts'

type Row = {
  candidate: string
  what: string
  startsAt: Date | null
  minutes: number | null
  when: string
  interviewer: string
  shadow: string
  isLocked: boolean
  trouble: string
}

export const planColumns: { title: string; value: (row: Row) => string | number | boolean | Date | null }[] =
  [
    { title: 'Candidate', value: ({ candidate }) => candidate },
    { title: 'Session', value: ({ what }) => what },
    { title: 'Starts at (UTC)', value: ({ startsAt }) => startsAt },
    { title: 'When', value: ({ when }) => when },
    { title: 'Minutes', value: ({ minutes }) => minutes },
    { title: 'Interviewer', value: ({ interviewer }) => interviewer },
    { title: 'Shadow', value: ({ shadow }) => shadow },
    { title: 'Locked', value: ({ isLocked }) => isLocked },
    { title: 'Trouble', value: ({ trouble }) => trouble },
  ]

export function planRows({ cards, left, zone }: Pick<PlanPage, 'cards' | 'left' | 'zone'>): Row[] {
  return [
    ...cards.map((card): Row => ({
      candidate: card.candidate,
      what: card.what,
      startsAt: new Date(card.startsAt),
      minutes: card.minutes,
      when: `${card.when} (${zone})`,
      interviewer: card.interviewer,
      shadow: card.shadow ?? '',
      isLocked: card.isLocked,
      trouble: card.broken.join(' '),
    })),
    ...left.map((one): Row => ({
      candidate: one.candidate,
      what: one.what,
      startsAt: null,
      minutes: null,
      when: '',
      interviewer: '',
      shadow: '',
      isLocked: false,
      trouble: `${one.reason} What would help: ${one.help}`,
    })),
  ]
}
