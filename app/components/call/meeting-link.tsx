// A link to another meeting tool, for everybody to follow and for the interviewer to set.
import { ExternalLink, Link2 } from 'lucide-react'
import { useState, type FormEvent } from 'react'
import { checkMeetingLink, hostOf, meetingLinkWords } from '#app/call/meeting-link.ts'
import { Button, buttonLook, IconButton } from '../ui/button.tsx'
import { Dialog } from '../ui/dialog.tsx'
import { Field, Input } from '../ui/field.tsx'
import { useAllowed, useCommand, useRoom } from '../room/room-context.tsx'

export function MeetingLink() {
  const { meetingLink } = useRoom().view
  const maySet = useAllowed('set-meeting-link')
  const host = meetingLink === null ? null : hostOf(meetingLink)
  return (
    <>
      {meetingLink !== null && host !== null ? (
        <a
          href={meetingLink}
          target="_blank"
          rel="noopener noreferrer"
          title={`Meet at ${host}`}
          className={buttonLook({ size: 'sm', variant: 'secondary' })}
        >
          <ExternalLink size={16} aria-hidden="true" />
          <span className="max-w-48 truncate max-sm:max-w-28">
            <span className="max-sm:sr-only">Meet at </span>
            {host}
          </span>
          <span className="sr-only">(opens in a new tab)</span>
        </a>
      ) : null}
      {maySet ? <SetLink now={meetingLink} /> : null}
    </>
  )
}

function SetLink({ now }: { now: string | null }) {
  const [open, setOpen] = useState(false)
  return (
    <Dialog
      open={open}
      onOpenChange={setOpen}
      title="Meet somewhere else"
      description="Rather use another meeting tool? Paste its link: everybody here sees it at once."
      trigger={
        now === null ? (
          <Button size="sm" variant="quiet" icon={<Link2 size={16} aria-hidden="true" />}>
            <span className="max-sm:sr-only">Use another meeting tool</span>
          </Button>
        ) : (
          <IconButton label="Change the meeting link" size="sm">
            <Link2 size={16} aria-hidden="true" />
          </IconButton>
        )
      }
    >
      <LinkForm now={now} onDone={() => setOpen(false)} />
    </Dialog>
  )
}

function LinkForm({ now, onDone }: { now: string | null; onDone: () => void }) {
  const { run, busy } = useCommand()
  const [text, setText] = useState(now ?? '')
  const [error, setError] = useState<string | null>(null)
  const set = (url: string | null) => void run({ type: 'set-meeting-link', url }).then((ok) => ok && onDone())
  const submit = (event: FormEvent) => {
    event.preventDefault()
    const checked = checkMeetingLink(text)
    if ('url' in checked) set(checked.url)
    else setError(meetingLinkWords[checked.mistake])
  }
  return (
    <form onSubmit={submit} noValidate className="grid gap-4">
      <Field label="Link to the meeting" name="meeting-link" required error={error}>
        <Input
          type="url"
          inputMode="url"
          autoComplete="off"
          placeholder="https://"
          value={text}
          onChange={(event) => setText(event.target.value)}
        />
      </Field>
      <div className="flex flex-wrap justify-end gap-2">
        {now === null ? null : (
          <Button variant="secondary" onClick={() => set(null)}>
            Remove the link
          </Button>
        )}
        <Button type="submit" busy={busy}>
          Show it to everybody
        </Button>
      </div>
    </form>
  )
}
