// What coverage shows, as tables for spreadsheets.
import type { CsvColumn } from '#app/lib/csv.ts'
import type { LoadRow, TopicRow } from './load.ts'
import type { MatrixRow } from './matrix.ts'

export type MatrixTableRow = MatrixRow & { planned: number; last: string; next: string }

/** Three columns for each round: a spreadsheet adds them up. */
export function matrixColumns(rounds: readonly { id: string; title: string }[]): CsvColumn<MatrixTableRow>[] {
  return [
    { title: 'name', value: ({ name }) => name },
    { title: 'pod', value: ({ pod }) => pod },
    { title: 'planned', value: ({ planned }) => planned },
    { title: 'done', value: ({ done }) => done },
    { title: 'booked', value: ({ booked }) => booked },
    { title: 'still to come', value: ({ toCome }) => toCome },
    { title: 'last session', value: ({ last }) => last },
    { title: 'next session', value: ({ next }) => next },
    ...rounds.flatMap(({ id, title }): CsvColumn<MatrixTableRow>[] => [
      { title: `${title}: done`, value: ({ cells }) => cells[id]?.done ?? 0 },
      { title: `${title}: booked`, value: ({ cells }) => cells[id]?.booked ?? 0 },
      { title: `${title}: still to come`, value: ({ cells }) => cells[id]?.toCome ?? 0 },
    ]),
  ]
}

export const topicColumns: readonly CsvColumn<TopicRow & { label: string }>[] = [
  { title: 'topic', value: ({ label }) => label },
  { title: 'met by', value: ({ met }) => met },
  { title: 'wished for by', value: ({ wanted }) => wanted },
  { title: 'of them have met it', value: ({ wantedMet }) => wantedMet },
]

export const loadColumns: readonly CsvColumn<LoadRow>[] = [
  { title: 'interviewer', value: ({ name }) => name },
  { title: 'held', value: ({ held }) => held },
  { title: 'coming', value: ({ coming }) => coming },
  { title: 'at most in the season', value: ({ cap }) => cap },
]

export type WaitlistRow = {
  name: string
  round: string
  since: Date
  state: string
  offerEndsAt: Date | null
}

export const waitlistColumns: readonly CsvColumn<WaitlistRow>[] = [
  { title: 'name', value: ({ name }) => name },
  { title: 'round', value: ({ round }) => round },
  { title: 'waiting since (UTC)', value: ({ since }) => since },
  { title: 'state', value: ({ state }) => state },
  { title: 'offer ends (UTC)', value: ({ offerEndsAt }) => offerEndsAt },
]
