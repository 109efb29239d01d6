// What a question asks of people and of the machine, and how it has gone so far.
import type { ReactNode } from 'react'
import type { Preview } from '#app/library/preview.ts'
import { boxWords, minutesWords, skillWords } from '#app/library/question-words.ts'
import { solveWords } from '#app/library/solve-times.ts'
import { Badge } from '../ui/badge.tsx'
import { Card } from '../ui/card.tsx'
import { AxisMarks, axisFor, PlotKey, SolvePlot } from './solve-plot.tsx'

export function SolveTimesCard({ preview }: { preview: Preview }) {
  const { solveTimes, minutes } = preview
  const trials = preview.trials.filter(({ solved }) => solved).map((trial) => trial.minutes)
  const plot = { planned: minutes.working, solveTimes, trials }
  const axis = axisFor([plot])
  return (
    <Card title="How long it takes">
      <p className="mb-3">{solveWords(solveTimes)}</p>
      <SolvePlot {...plot} axis={axis} tall />
      <AxisMarks axis={axis} />
      <PlotKey className="mt-3" />
      {solveTimes.sessions > 0 && solveTimes.sessions < FEW ? (
        <p className="mt-3 text-sm text-ink-soft">
          Few sessions so far: take it as a story, not as a measure.
        </p>
      ) : null}
    </Card>
  )
}

/** Below this a middle value says little. */
const FEW = 5

export function FactsCard({ preview }: { preview: Preview }) {
  const { minutes, sandbox, skills, dimensions, practice } = preview
  return (
    <Card title="At a glance">
      <dl className="grid gap-3 text-sm">
        <Fact title="Time">
          {minutesWords(minutes.briefing)} briefing, {minutesWords(minutes.working)} work,{' '}
          {minutesWords(minutes['wrap-up'])} wrap-up
        </Fact>
        <Fact title="Kept for">
          {practice
            ? 'Sessions, and practice alone: a candidate may have met it by themselves.'
            : 'Sessions only: nobody can practise it alone.'}
        </Fact>
        <Fact title="Practises">
          {skills.map((skill) => (
            <Badge key={skill} className="mr-1 mb-1">
              {skillWords[skill]}
            </Badge>
          ))}
        </Fact>
        <Fact title="Shows in the rubric">{dimensions.join(', ')}</Fact>
        {sandbox ? (
          <Fact title="Box">
            {boxWords[sandbox.image] ?? sandbox.image}
            {sandbox.tier === 'network' ? ', own firewall and mounts' : ''}: <code>{sandbox.hostname}</code>,{' '}
            {sandbox.memoryMb} MB of memory, {sandbox.diskMb} MB of disk
          </Fact>
        ) : null}
        <Fact title="Version">{preview.version}</Fact>
      </dl>
    </Card>
  )
}

function Fact({ title, children }: { title: string; children: ReactNode }) {
  return (
    <div>
      <dt className="font-semibold">{title}</dt>
      <dd className="text-ink-soft">{children}</dd>
    </div>
  )
}

function LastProof({ proof }: Pick<Preview, 'proof'>) {
  if (!proof) {
    return (
      <p className="mt-3 text-sm text-ink-soft">This server holds no report of when that was last run.</p>
    )
  }
  const { checkedAt, passed, failed } = proof
  const day = <time dateTime={checkedAt}>{checkedAt.slice(0, 10)}</time>
  if (failed > 0) {
    return (
      <p className="mt-3 text-sm font-semibold text-stop-ink">
        Not so on {day}: {failed} of {passed + failed} cases failed.
      </p>
    )
  }
  return (
    <p className="mt-3 text-sm font-semibold text-accent-ink">
      Last proved on {day}: all {passed} cases.
    </p>
  )
}

/** What the bank proves of this question, and who tried it without knowing. */
/** Null where there is nothing that could be run. */
export function ProofCard({ preview }: { preview: Preview }) {
  const { work } = preview
  if (work.kind === 'box') return <BoxProof preview={preview} />
  if (work.kind !== 'coding') return null
  return (
    <Card title="How it was proved">
      <ul className="grid list-disc gap-1.5 pl-5 text-sm text-ink-soft">
        <li>
          {work.programs.length} reference programs pass all {work.cases.length} cases, with time to spare.
        </li>
        <li>{work.wrongPrograms.length} tempting programs miss what they were meant to miss.</li>
        <li>What a candidate begins with runs, and passes too little.</li>
      </ul>
      <LastProof proof={preview.proof} />
    </Card>
  )
}

function BoxProof({ preview }: { preview: Preview }) {
  const { solutions, wrongFixes, trials, units, proof } = preview
  return (
    <Card title="How it was proved">
      <ul className="grid list-disc gap-1.5 pl-5 text-sm text-ink-soft">
        <li>The untouched box fails, and nothing is harmed by asking it.</li>
        <li>
          {solutions.length === 1 ? 'One solution passes' : `${solutions.length} solutions pass`}
          {units.length > 0 ? ', still after a restart of its units,' : ','} and after a reboot.
        </li>
        <li>
          {wrongFixes.length === 1 ? 'One wrong fix is' : `${wrongFixes.length} wrong fixes are`} seen
          through.
        </li>
      </ul>
      <LastProof proof={proof} />
      <h3 className="mt-4 text-base">Solved cold, before it went live</h3>
      {trials.length === 0 ? <p className="text-sm text-ink-soft">No trial is written down yet.</p> : null}
      <ul className="grid gap-3 text-sm">
        {trials.map(({ on, minutes, solved, mended }) => (
          <li key={`${on}-${mended}`}>
            <p>
              <time dateTime={on}>{on}</time>: {solved ? 'solved' : 'given up'} after{' '}
              {minutesWords(Math.round(minutes))}
            </p>
            <p className="text-ink-soft">Mended after: {mended}</p>
          </li>
        ))}
      </ul>
    </Card>
  )
}
