// A card per recording: how long, until when, what is missing, who has read it, and what can be done with it.
import { Form, useNavigation } from '@remix-run/react'
import { Play } from 'lucide-react'
import {
  lengthWords,
  readWords,
  sizeWords,
  type ListedRecording,
  type RecordingsPage,
} from '#app/recording/recordings-page.ts'
import { Button, LinkButton } from '../ui/button.tsx'
import { Card } from '../ui/card.tsx'
import { Disclosure } from '../ui/disclosure.tsx'
import { EmptyState } from '../ui/empty-state.tsx'

export function RecordingList({ page }: { page: RecordingsPage }) {
  const there = page.recordings.filter(({ gone }) => gone === null)
  if (page.recordings.length === 0)
    return (
      <EmptyState title="Nothing to watch yet">
        Recordings come here some seconds after a session has closed, if it was recorded.
      </EmptyState>
    )
  return (
    <div className="grid gap-4">
      {there.length > 0 ? (
        <div>
          <LinkButton to={`/sessions/${page.sessionId}/replay`} icon={<Play size={18} aria-hidden="true" />}>
            Watch the replay
          </LinkButton>
        </div>
      ) : null}
      {page.recordings.map((one) => (
        <RecordingCard key={one.id} page={page} one={one} />
      ))}
      {page.mayDelete && there.length > 1 ? (
        <Card>
          <DeleteForm what="all" summary="Delete all of them" />
        </Card>
      ) : null}
      {there.length > 0 ? (
        <p className="text-sm text-ink-soft">
          Terminals are downloaded as asciicast files, which asciinema and other players can play.
        </p>
      ) : null}
    </div>
  )
}

function RecordingCard({ page, one }: { page: RecordingsPage; one: ListedRecording }) {
  const began = <span className="text-sm text-ink-soft">{one.began}</span>
  if (one.gone)
    return (
      <Card title={one.title} aside={began}>
        <p className="text-ink-soft">{one.gone}</p>
        <ReadBy reads={one.reads} />
      </Card>
    )
  return (
    <Card title={one.title} aside={began}>
      <p>
        {lengthWords(one.durationMs)}, {sizeWords(one.bytes)}. It is deleted by itself on {one.deletedOn}.
      </p>
      {one.cutWords ? <p className="mt-1 text-lamp-ink">{one.cutWords}</p> : null}
      <div className="mt-3">
        <LinkButton
          to={`/sessions/${page.sessionId}/recordings/${one.id}.cast`}
          variant="secondary"
          size="sm"
          reloadDocument
          aria-label={`Download ${one.title}`}
        >
          Download
        </LinkButton>
      </div>
      <ReadBy reads={one.reads} />
      {page.mayDelete ? <DeleteForm what={one.id} summary="Delete it" title={one.title} /> : null}
    </Card>
  )
}

function ReadBy({ reads }: { reads: ListedRecording['reads'] }) {
  if (reads.length === 0) return <p className="mt-3 text-sm text-ink-soft">Nobody has watched it yet.</p>
  return (
    <Disclosure summary="Who has watched it" className="mt-3">
      <ul className="grid gap-1 text-sm text-ink-soft">
        {reads.map(({ name, what, when }, place) => (
          <li key={place}>
            {name} {readWords(what)} it on {when}
          </li>
        ))}
      </ul>
    </Disclosure>
  )
}

/** `what`: the recording's id, or `all`. Unfolding asks before it is done, with scripts and without. */
function DeleteForm({ what, summary, title }: { what: string; summary: string; title?: string }) {
  const busy = useNavigation().formData?.get('delete') === what
  return (
    <Disclosure
      summary={
        <>
          {summary}
          {title ? <span className="sr-only">: {title}</span> : null}
        </>
      }
      className="mt-1"
    >
      <p>Nobody can watch it any more, and it does not come back. What was written down about it stays.</p>
      <Form method="post" className="mt-3">
        <Button type="submit" name="delete" value={what} variant="danger" size="sm" busy={busy}>
          Delete for good
        </Button>
      </Form>
    </Disclosure>
  )
}
