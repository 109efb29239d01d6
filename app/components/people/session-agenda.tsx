// What a session that is being put together will be, stage by stage, with the time of the whole.
import {
  agendaOf,
  plannedMinutes,
  SESSION_MINUTES_MAX,
  type OwnMinutes,
  type PlannedStage,
} from '#app/session/agenda.ts'
import type { RoundToFill } from './round-choice.tsx'

export type RoundToTime = Omit<RoundToFill, 'parts'> & {
  isScored: boolean
  stages: readonly PlannedStage[]
  parts: readonly (RoundToFill['parts'][number] & { takesMinutes: boolean })[]
}

type SessionAgendaProps = {
  rounds: readonly RoundToTime[]
  /** By field: what is chosen right now. */
  picked: Readonly<Record<string, string>>
  minutesOf: Readonly<Record<string, OwnMinutes>>
  /** As the form says; null where it says nothing that is a length. */
  workingMinutes: number | null
}

const USUAL: OwnMinutes = { briefing: 5, working: 25, 'wrap-up': 5 }

/** Its stages; the lobby and what comes after take as long as they take. */
function stagesOf({ rounds, picked, minutesOf, workingMinutes }: SessionAgendaProps) {
  return agendaOf(
    rounds.map(({ stages, isScored, parts }) => ({
      stages,
      isScored,
      questions: parts.flatMap((part) => {
        const slug = picked[part.field] ?? part.chosen
        if (slug === '' && part.isOptional) return []
        const booked = part.takesMinutes ? workingMinutes : null
        return [{ part: part.id, minutes: minutesOf[slug] ?? USUAL, workingMinutes: booked }]
      }),
    })),
  ).filter(({ stage }) => stage !== undefined)
}

export function totalMinutes(props: SessionAgendaProps): number {
  return plannedMinutes(stagesOf(props))
}

export function SessionAgenda(props: SessionAgendaProps) {
  const { rounds } = props
  const agenda = stagesOf(props)
  const total = plannedMinutes(agenda)
  return (
    <section aria-label="Agenda" className="grid gap-2">
      <h2 className="flex flex-wrap items-baseline justify-between gap-x-4 text-base font-semibold">
        Agenda
        <output className="tabular-nums">{lengthWords(total)}</output>
      </h2>
      <ol className="grid gap-x-6 sm:grid-cols-2">
        {agenda.map(({ minutes, stage }, index) => (
          <li key={index} className="flex items-baseline gap-2 border-b border-line py-1 text-sm">
            <span className="min-w-0 flex-1">
              {stage?.title}
              {rounds.length > 1 ? (
                <span className="text-ink-faint"> · {rounds[stage?.round ?? 0]?.title}</span>
              ) : null}
            </span>
            <span className="text-ink-soft tabular-nums">{minutes} min</span>
          </li>
        ))}
      </ol>
      {total > SESSION_MINUTES_MAX ? (
        <p role="status" className="text-sm font-semibold text-stop-ink">
          ▲ That is more than four hours. Leave out a round, or shorten the work.
        </p>
      ) : null}
      {rounds.every(({ isScored }) => !isScored) ? (
        <p className="text-sm text-ink-soft">Nothing in it is scored.</p>
      ) : null}
    </section>
  )
}

/** "48 min", "1 h 20 min" */
export function lengthWords(minutes: number): string {
  if (minutes < 60) return `${minutes} min`
  const rest = minutes % 60
  return rest === 0 ? `${minutes / 60} h` : `${Math.floor(minutes / 60)} h ${rest} min`
}
