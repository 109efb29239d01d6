// The parts of a question, in the order in which an interviewer needs them.
import { CircleCheck, CircleX } from 'lucide-react'
import type { ReactNode } from 'react'
import { nameInWords, withoutTitle, type Preview } from '#app/library/preview.ts'
import { probeKindWords, type ProbeKind } from '#app/library/question-words.ts'
import { Disclosure } from '../ui/disclosure.tsx'
import { Markdown } from '../ui/markdown.tsx'
import { workSections } from './preview-work.tsx'
import { ScriptText } from './script-text.tsx'

export type PreviewSection = { id: string; title: string; lead: string; body: ReactNode }

export function previewSections(preview: Preview): PreviewSection[] {
  return [
    {
      id: 'prompt',
      title: 'What the candidate reads',
      lead: 'From the briefing on, and nothing else of this page.',
      body: <Markdown text={withoutTitle(preview.prompt)} />,
    },
    {
      id: 'guide',
      title: 'Your guide',
      lead: 'Beside you in the room, and beside the shadow. Never sent to a candidate.',
      body: <Markdown text={withoutTitle(preview.guide)} />,
    },
    ...(preview.hints.length > 0 ? [hintSection(preview)] : []),
    ...(preview.work.kind === 'box' ? boxSections(preview) : workSections(preview.work)),
  ]
}

function hintSection({ hints }: Preview): PreviewSection {
  return {
    id: 'hints',
    title: 'Hints',
    lead: 'A ladder from direction to answer. You give one at a time, when the silence no longer teaches.',
    body: <Hints hints={hints} />,
  }
}

function boxSections(preview: Preview): PreviewSection[] {
  return [
    {
      id: 'probes',
      title: 'What the box is asked',
      lead: 'Facts seen from outside the box while the candidate works. Any honest repair passes them.',
      body: <Probes probes={preview.probes} />,
    },
    {
      id: 'wrong-fixes',
      title: 'Fixes that are none',
      lead: 'Each is tempting, each was tried, and each was seen through. Good to talk about afterwards.',
      body: <WrongFixes wrongFixes={preview.wrongFixes} />,
    },
    {
      id: 'solutions',
      title: 'Ways to mend it',
      lead: 'Reference solutions: every probe passes after each, and still does after a reboot.',
      body: <Solutions solutions={preview.solutions} />,
    },
  ]
}

function Hints({ hints }: Pick<Preview, 'hints'>) {
  return (
    <ol className="grid gap-4">
      {hints.map(({ id, title, text }, index) => (
        <li key={id} className="grid grid-cols-[2rem_minmax(0,1fr)] gap-x-3">
          <span
            aria-hidden="true"
            className="grid size-8 place-items-center rounded-full bg-lamp-soft font-display font-semibold text-lamp-ink"
          >
            {index + 1}
          </span>
          <div>
            <h3 className="text-base">{title}</h3>
            <Markdown text={text} className="text-ink-soft" />
          </div>
        </li>
      ))}
    </ol>
  )
}

const kinds = Object.keys(probeKindWords) as ProbeKind[] // why: Object.keys forgets the names it was given

function Probes({ probes }: Pick<Preview, 'probes'>) {
  return (
    <div className="grid gap-5">
      {kinds.map((kind) => {
        const own = probes.filter((probe) => probe.kind === kind)
        if (own.length === 0) return null
        const { title, text } = probeKindWords[kind]
        return (
          <div key={kind}>
            <h3 className="text-base">{title}</h3>
            <p className="text-sm text-ink-soft">{text}</p>
            <ul className="mt-1.5 grid gap-1.5">
              {own.map(({ id, says }) => (
                <li key={id} className="grid grid-cols-[1.25rem_minmax(0,1fr)] gap-2">
                  <CircleCheck size={18} aria-hidden="true" className="mt-1 text-accent-ink" />
                  {says}
                </li>
              ))}
            </ul>
          </div>
        )
      })}
    </div>
  )
}

function WrongFixes({ wrongFixes }: Pick<Preview, 'wrongFixes'>) {
  return (
    <ul className="grid gap-5">
      {wrongFixes.map(({ name, why, fails, script }) => (
        <li key={name} className="border-l-3 border-stop-soft pl-4">
          <h3 className="text-base">{nameInWords(name)}</h3>
          <p>{why}</p>
          <ul className="mt-1.5 grid gap-1 text-sm text-ink-soft">
            {fails.map((says) => (
              <li key={says} className="grid grid-cols-[1.125rem_minmax(0,1fr)] gap-2">
                <CircleX size={16} aria-hidden="true" className="mt-0.5 text-stop-ink" />
                <span>
                  <span className="sr-only">Not so: </span>
                  {says}
                </span>
              </li>
            ))}
          </ul>
          <Disclosure summary="What was typed" className="mt-1 text-sm">
            <div className="-ml-6">
              <ScriptText script={script} />
            </div>
          </Disclosure>
        </li>
      ))}
    </ul>
  )
}

function Solutions({ solutions }: Pick<Preview, 'solutions'>) {
  return (
    <ol className="grid gap-4">
      {solutions.map(({ name, script }) => (
        <li key={name}>
          <h3 className="text-base">{nameInWords(name)}</h3>
          <ScriptText script={script} />
        </li>
      ))}
    </ol>
  )
}
