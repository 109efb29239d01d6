// How it goes: the cause, good ways to it, what leads astray, fixes that hold and fixes that only seem to.
import type { Recipe, Walkthrough as Steps } from '#app/session/walkthrough.ts'
import { ScriptText } from '../library/script-text.tsx'
import { Card } from '../ui/card.tsx'
import { Disclosure } from '../ui/disclosure.tsx'
import { Markdown } from '../ui/markdown.tsx'

type WalkthroughProps = { walkthrough: Steps; compact?: boolean }

/** `compact`: beside the terminal, without cards. */
export function Walkthrough({ walkthrough, compact = false }: WalkthroughProps) {
  const { sections, solutions, wrongFixes, hintsNotTaken } = walkthrough
  const parts = [
    ...sections.map(({ title, text }) => ({
      title,
      body: <Markdown text={text} className={compact ? 'text-sm' : ''} />,
    })),
    {
      title: solutions.length === 1 ? 'A fix that holds' : 'Fixes that hold',
      body: <Recipes recipes={solutions} open />,
    },
    ...(wrongFixes.length > 0 ? [{ title: 'Tempting, but', body: <Tempting recipes={wrongFixes} /> }] : []),
    ...(hintsNotTaken.length > 0
      ? [{ title: 'Hints you did not need', body: <Hints hints={hintsNotTaken} /> }]
      : []),
  ]
  return (
    <div className="grid grid-cols-[minmax(0,1fr)] gap-6 [overflow-wrap:anywhere]">
      {parts.map(({ title, body }) =>
        compact ? (
          <section key={title} className="grid grid-cols-[minmax(0,1fr)] gap-2">
            <h3 className="text-base">{title}</h3>
            {body}
          </section>
        ) : (
          <Card key={title} title={title}>
            {body}
          </Card>
        ),
      )}
    </div>
  )
}

function Recipes({ recipes, open = false }: { recipes: readonly Recipe[]; open?: boolean }) {
  return (
    <div className="grid grid-cols-[minmax(0,1fr)] gap-4">
      {recipes.map(({ name, about, script }, place) => (
        <div key={name}>
          <p>
            <strong>{name}.</strong> {about}
          </p>
          <Disclosure summary="The commands" open={open && place === 0} className="mt-1 text-sm">
            <ScriptText script={script} />
          </Disclosure>
        </div>
      ))}
    </div>
  )
}

function Tempting({ recipes }: { recipes: readonly Recipe[] }) {
  return (
    <>
      <p className="mb-3 text-sm text-ink-soft">
        Sensible people try these. None of them is a fix, and here is why; the checks would have told you.
      </p>
      <Recipes recipes={recipes} />
    </>
  )
}

function Hints({ hints }: { hints: Steps['hintsNotTaken'] }) {
  return (
    <ul className="grid grid-cols-[minmax(0,1fr)] gap-3">
      {hints.map(({ title, text }) => (
        <li key={title}>
          <p className="font-semibold">{title}</p>
          <Markdown text={text} className="text-sm" />
        </li>
      ))}
    </ul>
  )
}
