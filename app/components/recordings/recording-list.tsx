// A card per recording: how long, until when, what is missing, who has read it, and what can be done with it.
import { useSubmit } from '@remix-run/react'
import { useState } from 'react'
import {
  lengthWords,
  readWords,
  sizeWords,
  type ListedRecording,
  type RecordingsPage,
} from '#app/recording/recordings-page.ts'
import { Button, LinkButton } from '../ui/button.tsx'
import { Card } from '../ui/card.tsx'
import { ConfirmDialog } from '../ui/dialog.tsx'
import { Disclosure } from '../ui/disclosure.tsx'
import { EmptyState } from '../ui/empty-state.tsx'

export function RecordingList({ page }: { page: RecordingsPage }) {
  const there = page.recordings.filter(({ gone }) => gone === null)
  if (page.recordings.length === 0)
    return (
      <EmptyState title="Nothing was recorded">
        Recordings come here some seconds after a session has closed, if it had a box and was recorded.
      </EmptyState>
    )
  return (
    <div className="grid gap-4">
      {there.length > 0 ? (
        <div className="flex flex-wrap gap-2">
          <LinkButton to={`/sessions/${page.sessionId}/replay`}>Watch the replay</LinkButton>
          {page.mayDelete && there.length > 1 ? <DeleteButton what="all" words="Delete all of them" /> : null}
        </div>
      ) : null}
      {page.recordings.map((one) => (
        <RecordingCard key={one.id} page={page} one={one} />
      ))}
    </div>
  )
}

function RecordingCard({ page, one }: { page: RecordingsPage; one: ListedRecording }) {
  if (one.gone)
    return (
      <Card title={one.title}>
        <p className="text-ink-soft">{one.gone}</p>
      </Card>
    )
  return (
    <Card title={one.title} aside={<span className="text-sm text-ink-soft">{one.began}</span>}>
      <p>
        {lengthWords(one.durationMs)}, {sizeWords(one.bytes)}. It is deleted by itself on {one.deletedOn}.
      </p>
      {one.cutWords ? <p className="mt-1 text-lamp-ink">{one.cutWords}</p> : null}
      <div className="mt-3 flex flex-wrap gap-2">
        <LinkButton
          to={`/sessions/${page.sessionId}/recordings/${one.id}.cast`}
          variant="secondary"
          size="sm"
          reloadDocument
          aria-label={`Download ${one.title} as an asciicast file`}
        >
          Download
        </LinkButton>
        {page.mayDelete ? <DeleteButton what={one.id} words="Delete" label={`Delete ${one.title}`} /> : null}
      </div>
      {one.reads.length > 0 ? (
        <div className="mt-3">
          <Disclosure summary="Who has read it">
            <ul className="grid gap-1 text-sm text-ink-soft">
              {one.reads.map(({ name, what, when }, place) => (
                <li key={place}>
                  {name} {readWords(what)} it on {when}
                </li>
              ))}
            </ul>
          </Disclosure>
        </div>
      ) : null}
    </Card>
  )
}

/** `what`: the recording's id, or `all`. */
function DeleteButton({ what, words, label }: { what: string; words: string; label?: string }) {
  const [open, setOpen] = useState(false)
  const submit = useSubmit()
  return (
    <>
      <Button variant="quiet" size="sm" aria-label={label} onClick={() => setOpen(true)}>
        {words}
      </Button>
      <ConfirmDialog
        open={open}
        onOpenChange={setOpen}
        title="Delete it for good?"
        confirm="Delete"
        cancel="Keep it"
        danger
        onConfirm={() => void submit({ delete: what }, { method: 'post' })}
      >
        <p>Nobody can watch it any more, and it does not come back.</p>
      </ConfirmDialog>
    </>
  )
}
