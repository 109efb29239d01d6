import { MomentLink } from './moment-link.tsx'

/** What worked, each with its moment in the session. */
export function StrengthList({
  strengths,
  sessionId,
}: {
  strengths: readonly { text: string; momentMs: number | null }[]
  sessionId: string
}) {
  return (
    <ol className="grid gap-4">
      {strengths.map(({ text, momentMs }) => (
        <li key={text} className="border-l-3 border-accent pl-4">
          <p>{text}</p>
          {momentMs === null ? null : (
            <p className="mt-1 text-sm text-ink-soft">
              at <MomentLink sessionId={sessionId} moment={{ sessionMs: momentMs }} />
            </p>
          )}
        </li>
      ))}
    </ol>
  )
}
