import { Check, GraduationCap } from 'lucide-react'
import { severityWords } from '#app/review/comments.ts'
import { lineWords } from '#app/review/diff.ts'
import type { FindingFact, ReviewFacts } from '#app/session/work-facts.ts'
import { Badge } from '../ui/badge.tsx'
import { Card } from '../ui/card.tsx'
import { Disclosure } from '../ui/disclosure.tsx'

/** A review afterwards: what was written and what it met, and what there was to find, each with a way to mend it. */
export function ReviewFactsCard({ review, whose }: { review: ReviewFacts; whose: string }) {
  const { comments, findings, decoys } = review
  return (
    <Card title="The change, looked at once more">
      <p className="mb-4 text-sm text-ink-soft">
        These defects were put in on purpose. Nobody finds all of them in this time; the ones that were not
        found are the ones worth reading.
      </p>
      <ul className="grid gap-4">
        {findings.map((finding) => (
          <Finding key={finding.id} finding={finding} />
        ))}
      </ul>
      <div className="mt-6 grid gap-2 border-t border-line pt-4">
        <Disclosure
          summary={`${whose} (${comments.length})`}
          open={comments.length > 0 && comments.length < 5}
        >
          {comments.length === 0 ? (
            <p className="text-ink-soft">No comment was written at a line.</p>
          ) : (
            <ul className="grid gap-3">
              {comments.map(({ file, side, line, severity, text, about }) => (
                <li key={`${file}:${side}:${line}:${text}`} className="border-l-3 border-line-strong pl-3">
                  <p className="text-sm text-ink-soft">
                    <span className="font-mono break-all">
                      {file}, {lineWords({ side, line })}
                    </span>{' '}
                    · {severityWords[severity]}
                  </p>
                  <p className="break-words whitespace-pre-wrap">{text}</p>
                  {about.map((says) => (
                    <p key={says} className="mt-1 flex gap-1.5 text-sm text-accent-ink">
                      <Check size={15} aria-hidden="true" className="mt-0.5 shrink-0" /> This met: {says}
                    </p>
                  ))}
                </li>
              ))}
            </ul>
          )}
        </Disclosure>
        <Disclosure summary={`What looks wrong and is right (${decoys.length})`}>
          <ul className="grid gap-3">
            {decoys.map(({ id, says, file, lines, why }) => (
              <li key={id}>
                <p>{says}</p>
                <Where file={file} lines={lines} />
                <p className="text-sm text-ink-soft">{why}</p>
              </li>
            ))}
          </ul>
        </Disclosure>
      </div>
    </Card>
  )
}

const markLooks = {
  unprompted: { words: 'Found', tone: 'good', Icon: Check },
  'with-help': { words: 'Found with a nudge', tone: 'good', Icon: Check },
  missed: { words: 'To take along', tone: 'sky', Icon: GraduationCap },
} as const

function Finding({ finding: { says, file, lines, severity, fix, mark } }: { finding: FindingFact }) {
  const { words, tone, Icon } = markLooks[mark]
  return (
    <li className="grid gap-1">
      <p className="flex flex-wrap items-center gap-2">
        <Badge tone={tone} icon={<Icon size={14} aria-hidden="true" />}>
          {words}
        </Badge>
        <span className="text-sm text-ink-soft">{severityWords[severity]}</span>
      </p>
      <p className="font-semibold">{says}</p>
      <Where file={file} lines={lines} />
      <p className="text-ink-soft">
        <span className="font-semibold text-ink">A fix: </span>
        {fix}
      </p>
    </li>
  )
}

function Where({ file, lines: [first, last] }: { file: string; lines: readonly [number, number] }) {
  return (
    <p className="font-mono text-sm break-all text-ink-soft">
      {file}, {first === last ? `line ${first}` : `lines ${first} to ${last}`}
    </p>
  )
}
