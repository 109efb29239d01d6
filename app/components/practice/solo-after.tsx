// An attempt to look back on: how it went, how it goes, what happened, and the way to try again.
import type { PracticeView } from '#app/session/view-types.ts'
import { useRoom } from '../room/room-context.tsx'
import { Timeline } from '../room/timeline.tsx'
import { Disclosure } from '../ui/disclosure.tsx'
import { Markdown } from '../ui/markdown.tsx'
import { LinkButton } from '../ui/button.tsx'
import { Card } from '../ui/card.tsx'
import { stamp } from '#app/session/clock-face.ts'
import { PractiseAgain } from './attempt-list.tsx'
import { CheckList } from './check-list.tsx'
import { endWords } from './end-words.ts'
import type { Again } from './solo-room.tsx'
import { Walkthrough } from './walkthrough.tsx'

export function SoloAfter({ practice, again }: { practice: PracticeView; again: Again }) {
  const { view } = useRoom()
  const { title, text } = endWords(practice, view.hintsGiven.length)
  return (
    <div className="mx-auto grid w-full max-w-6xl grid-cols-[minmax(0,1fr)] gap-6 px-4 py-6 sm:px-6 sm:py-10">
      <header>
        <p className="mb-1 text-sm font-semibold text-accent-ink sm:hidden">{view.title}</p>
        <h1 className="text-2xl sm:text-3xl">{title}</h1>
        <p className="mt-2 max-w-2xl text-lg text-ink-soft">{text}</p>
      </header>
      <div className="flex flex-wrap gap-3">
        <LinkButton to="/practice" size="lg">
          Choose what is next
        </LinkButton>
        <LinkButton to={`/sessions/${view.sessionId}/replay`} size="lg" variant="secondary">
          Watch the replay
        </LinkButton>
        {again ? <PractiseAgain slug={again.key} title={view.title} timed={again.timed} size="lg" /> : null}
      </div>
      <div className="grid grid-cols-[minmax(0,1fr)] items-start gap-5 lg:grid-cols-[minmax(0,7fr)_minmax(0,4fr)]">
        <div className="grid min-w-0 grid-cols-[minmax(0,1fr)] gap-5">
          {view.prompt ? <Story prompt={view.prompt} /> : null}
          {practice.walkthrough ? <Walkthrough walkthrough={practice.walkthrough} /> : null}
        </div>
        <div className="grid min-w-0 grid-cols-[minmax(0,1fr)] gap-5">
          {practice.checks ? (
            <Card title="What the checks saw last">
              <CheckList checks={practice.checks} busy={false} />
            </Card>
          ) : null}
          {practice.notes.length > 0 ? <OwnNotes notes={practice.notes} /> : null}
          <Card title="What happened">
            <Timeline entries={view.timeline} />
          </Card>
        </div>
      </div>
    </div>
  )
}

/** What it was about: folded away for who has just been there, at hand for who comes back after weeks. */
function Story({ prompt }: { prompt: string }) {
  return (
    <Card>
      <Disclosure summary="What your colleague wrote">
        <Markdown text={prompt} />
      </Disclosure>
    </Card>
  )
}

function OwnNotes({ notes }: { notes: PracticeView['notes'] }) {
  return (
    <Card title="Your notes">
      <ul className="grid gap-2">
        {notes.map(({ noteId, elapsedMs, text }) => (
          <li key={noteId} className="grid grid-cols-[3rem_1fr] gap-2 text-sm">
            <span className="text-ink-faint tabular-nums">{stamp(elapsedMs)}</span>
            <span className="break-words whitespace-pre-wrap">{text}</span>
          </li>
        ))}
      </ul>
    </Card>
  )
}
