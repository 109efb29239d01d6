import { sessionTime } from './session-time.ts'

/** What worked, each with its moment in the session. */
export function StrengthList({
  strengths,
}: {
  strengths: readonly { text: string; momentMs: number | null }[]
}) {
  return (
    <ol className="grid gap-4">
      {strengths.map(({ text, momentMs }) => (
        <li key={text} className="border-l-3 border-accent pl-4">
          <p>{text}</p>
          {momentMs === null ? null : (
            <p className="mt-1 font-mono text-sm text-ink-soft">at {sessionTime(momentMs)}</p>
          )}
        </li>
      ))}
    </ol>
  )
}
