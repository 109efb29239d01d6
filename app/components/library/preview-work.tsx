// The parts of a question that only its kind has: programs and their cases, a change and its defects, points to listen for.
import { CircleCheck, Eye, EyeOff } from 'lucide-react'
import { nameInWords } from '#app/library/preview.ts'
import type { PreviewProgram, PreviewWork } from '#app/library/preview-work.ts'
import { LANGUAGE_WORDS } from '#app/coding/main-files.ts'
import { severityWords } from '#app/review/comments.ts'
import { groupWords } from '#app/review/points.ts'
import { Badge } from '../ui/badge.tsx'
import { Disclosure } from '../ui/disclosure.tsx'
import { ScriptText } from './script-text.tsx'
import type { PreviewSection } from './preview-sections.tsx'

type Work<Kind extends PreviewWork['kind']> = Extract<PreviewWork, { kind: Kind }>

export function workSections(work: PreviewWork): PreviewSection[] {
  if (work.kind === 'coding') return codingSections(work)
  if (work.kind === 'review') return reviewSections(work)
  return work.kind === 'talk' ? talkSections(work) : []
}

function codingSections({ cases, programs, wrongPrograms, followUps }: Work<'coding'>): PreviewSection[] {
  return [
    {
      id: 'cases',
      title: 'Cases',
      lead: 'What a program must do. The candidate reads the visible ones; of the others only the title.',
      body: <Cases cases={cases} />,
    },
    {
      id: 'solutions',
      title: 'Ways to write it',
      lead: 'Reference programs: each passes every case, the large input too.',
      body: <Programs programs={programs} />,
    },
    {
      id: 'wrong-programs',
      title: 'Programs that miss something',
      lead: 'Each is tempting, each was run, and the cases named tell.',
      body: <Programs programs={wrongPrograms} />,
    },
    {
      id: 'follow-ups',
      title: 'What if',
      lead: 'To talk about when the program stands.',
      body: <Lines lines={followUps} />,
    },
  ]
}

function reviewSections({ diff, findings, decoys }: Work<'review'>): PreviewSection[] {
  return [
    {
      id: 'findings',
      title: 'What is wrong in it',
      lead: 'The gravest first. You tick what is found: unprompted, or with your help.',
      body: <Findings findings={findings} />,
    },
    {
      id: 'decoys',
      title: 'What only looks wrong',
      lead: 'Ask for the reason before you tell.',
      body: (
        <ul className="grid gap-4">
          {decoys.map(({ id, says, why, file, lines }) => (
            <li key={id}>
              <p className="font-semibold">{says}</p>
              <p className="text-sm text-ink-soft">
                {file}, {lineWords(lines)}. {why}
              </p>
            </li>
          ))}
        </ul>
      ),
    },
    {
      id: 'change',
      title: 'The change',
      lead: 'As the candidate reads it, with line numbers in the room.',
      body: <ScriptText script={diff} />,
    },
  ]
}

function talkSections({
  artefact,
  points,
  misconceptions,
  recover,
  notExpected,
}: Work<'talk'>): PreviewSection[] {
  const sections: PreviewSection[] = []
  if (artefact) {
    sections.push({
      id: 'artefact',
      title: 'Something to look at',
      lead: `${artefact.caption}.`,
      body:
        artefact.type === 'text' ? (
          <ScriptText script={artefact.text} />
        ) : (
          <img
            src={artefact.dataUrl}
            alt={artefact.alt}
            className="max-w-full rounded-md border border-line"
          />
        ),
    })
  }
  sections.push({
    id: 'points',
    title: 'What to listen for',
    lead: 'Your checklist in the room, from the surface down.',
    body: <Points points={points} />,
  })
  if (misconceptions.length > 0) {
    sections.push({
      id: 'misconceptions',
      title: 'Often believed',
      lead: 'And how it is.',
      body: (
        <ul className="grid gap-4">
          {misconceptions.map(({ says, truth }) => (
            <li key={says}>
              <p className="font-semibold">{says}</p>
              <p className="text-ink-soft">{truth}</p>
            </li>
          ))}
        </ul>
      ),
    })
  }
  sections.push({
    id: 'recover',
    title: 'When they are stuck',
    lead: 'A kind way back in.',
    body: (
      <>
        <p>{recover}</p>
        {notExpected.length > 0 ? (
          <>
            <h3 className="mt-4 text-base">Nobody needs to know</h3>
            <Lines lines={notExpected} />
          </>
        ) : null}
      </>
    ),
  })
  return sections
}

function Cases({ cases }: Pick<Work<'coding'>, 'cases'>) {
  return (
    <ul className="grid gap-1.5">
      {cases.map(({ id, title, visible, tags }) => (
        <li key={id} className="grid grid-cols-[1.25rem_minmax(0,1fr)] gap-2">
          {visible ? (
            <Eye size={18} aria-hidden="true" className="mt-1 text-accent-ink" />
          ) : (
            <EyeOff size={18} aria-hidden="true" className="mt-1 text-ink-soft" />
          )}
          <span>
            <span className="sr-only">{visible ? 'Visible: ' : 'Hidden: '}</span>
            {title} <span className="text-sm text-ink-soft">({tags.join(', ')})</span>
          </span>
        </li>
      ))}
    </ul>
  )
}

function Programs({ programs }: { programs: readonly (PreviewProgram & { fails?: string[] })[] }) {
  return (
    <ul className="grid gap-5">
      {programs.map(({ name, language, words, files, fails = [] }) => (
        <li key={name}>
          <h3 className="text-base">
            {nameInWords(name)} <Badge>{LANGUAGE_WORDS[language]}</Badge>
          </h3>
          <p>{words}</p>
          {fails.length > 0 ? <p className="text-sm text-ink-soft">Told by: {fails.join('; ')}.</p> : null}
          <Disclosure summary="The program" className="mt-1 text-sm">
            <div className="-ml-6">
              {files.map(({ path, content }) => (
                <figure key={path}>
                  <figcaption className="mt-2 font-mono text-sm text-ink-soft">{path}</figcaption>
                  <ScriptText script={content} />
                </figure>
              ))}
            </div>
          </Disclosure>
        </li>
      ))}
    </ul>
  )
}

function Findings({ findings }: Pick<Work<'review'>, 'findings'>) {
  const grave = ['must-fix', 'should-fix', 'nice-to-have'] as const
  const sorted = [...findings].sort((a, b) => grave.indexOf(a.severity) - grave.indexOf(b.severity))
  return (
    <ul className="grid gap-5">
      {sorted.map(({ id, says, file, lines, severity, fix, accept }) => (
        <li key={id}>
          <p>
            <Badge tone={severity === 'must-fix' ? 'stop' : severity === 'should-fix' ? 'lamp' : 'plain'}>
              {severityWords[severity]}
            </Badge>{' '}
            <strong>{says}</strong>
          </p>
          <p className="text-sm text-ink-soft">
            {file}, {lineWords(lines)}. Also said as: {accept.join(' ')}
          </p>
          <p className="mt-1">{fix}</p>
        </li>
      ))}
    </ul>
  )
}

/** From the surface down. */
const GROUPS = ['clarify', 'number', 'core', 'depth', 'failure', 'listen'] as const

function Points({ points }: Pick<Work<'talk'>, 'points'>) {
  return (
    <div className="grid gap-5">
      {GROUPS.map((group) => {
        const own = points.filter((point) => point.group === group)
        if (own.length === 0) return null
        return (
          <div key={group}>
            <h3 className="text-base">{groupWords[group].title}</h3>
            <p className="text-sm text-ink-soft">{groupWords[group].says}</p>
            <ul className="mt-1.5 grid gap-2">
              {own.map(({ id, says, answer }) => (
                <li key={id} className="grid grid-cols-[1.25rem_minmax(0,1fr)] gap-2">
                  <CircleCheck size={18} aria-hidden="true" className="mt-1 text-accent-ink" />
                  <span>
                    {says}
                    {answer ? <span className="block text-sm text-ink-soft">{answer}</span> : null}
                  </span>
                </li>
              ))}
            </ul>
          </div>
        )
      })}
    </div>
  )
}

function Lines({ lines }: { lines: readonly string[] }) {
  return (
    <ul className="list-disc pl-5">
      {lines.map((line) => (
        <li key={line}>{line}</li>
      ))}
    </ul>
  )
}

function lineWords([first, last]: readonly [number, number]): string {
  return first === last ? `line ${first}` : `lines ${first} to ${last}`
}
