// The week as a table for spreadsheets.
import type { CsvColumn } from '#app/lib/csv.ts'

export type WeekRow = {
  date: string
  time: string
  zone: string
  startsAt: string
  minutes: number
  round: string
  level: number | null
  state: string
  candidate: string
  interviewer: string
  shadow: string
  pod: string
  slotId: string
}

export const weekColumns: readonly CsvColumn<WeekRow>[] = [
  { title: 'date', value: ({ date }) => date },
  { title: 'time', value: ({ time }) => time },
  { title: 'zone', value: ({ zone }) => zone },
  { title: 'starts (UTC)', value: ({ startsAt }) => startsAt },
  { title: 'minutes', value: ({ minutes }) => minutes },
  { title: 'round', value: ({ round }) => round },
  { title: 'level', value: ({ level }) => level },
  { title: 'state', value: ({ state }) => state },
  { title: 'candidate', value: ({ candidate }) => candidate },
  { title: 'interviewer', value: ({ interviewer }) => interviewer },
  { title: 'shadow', value: ({ shadow }) => shadow },
  { title: 'pod', value: ({ pod }) => pod },
  { title: 'slot', value: ({ slotId }) => slotId },
]
