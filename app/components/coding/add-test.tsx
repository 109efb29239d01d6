// A test added while the session goes on: the candidate sees it at once.
import { useState, type FormEvent } from 'react'
import { TEST_TEXT_CHARS_MAX } from '#app/session/commands.ts'
import { Button } from '../ui/button.tsx'
import { Dialog } from '../ui/dialog.tsx'
import { Field, Input, Textarea } from '../ui/field.tsx'
import { useCommand } from '../room/room-context.tsx'

type AddTestProps = { open: boolean; onOpenChange: (open: boolean) => void }

export function AddTest({ open, onOpenChange }: AddTestProps) {
  return (
    <Dialog
      open={open}
      onOpenChange={onOpenChange}
      title="Add a test"
      description="The candidate sees it at once, with what is expected. It is in every run of the tests from now on."
      wide
    >
      {open ? <AddTestForm onDone={() => onOpenChange(false)} /> : null}
    </Dialog>
  )
}

const empty = { title: '', args: '', stdin: '', stdout: '', exit: '0' }

function AddTestForm({ onDone }: { onDone: () => void }) {
  const { run, busy } = useCommand()
  const [test, setTest] = useState(empty)
  const [tried, setTried] = useState(false)
  const set = (change: Partial<typeof empty>) => setTest({ ...test, ...change })
  const exit = Number(test.exit)
  const faults = {
    title: test.title.trim() === '' ? 'Say in a few words what it is about.' : null,
    exit: /^\d{1,3}$/.test(test.exit) && exit <= 125 ? null : 'A number from 0 to 125.',
  }
  const submit = async (event: FormEvent) => {
    event.preventDefault()
    event.stopPropagation()
    setTried(true)
    if (faults.title || faults.exit) return
    const { title, stdin, stdout } = test
    const args = test.args.split(/\s+/).filter(Boolean)
    const testId = `added-${crypto.randomUUID()}`
    const added = await run({
      type: 'add-test',
      test: { testId, title: title.trim(), args, stdin, stdout, exit },
    })
    if (added) onDone()
  }
  return (
    <form onSubmit={(event) => void submit(event)} noValidate className="grid gap-4">
      <Field label="Title" name="title" error={tried ? faults.title : null} required>
        <Input value={test.title} maxLength={100} onChange={(event) => set({ title: event.target.value })} />
      </Field>
      <Field label="Arguments" name="args" hint="Separated by spaces.">
        <Input
          value={test.args}
          onChange={(event) => set({ args: event.target.value })}
          className="font-mono"
        />
      </Field>
      <div className="grid gap-4 sm:grid-cols-2">
        <Field label="Standard input" name="stdin">
          <Textarea
            rows={5}
            maxLength={TEST_TEXT_CHARS_MAX}
            value={test.stdin}
            onChange={(event) => set({ stdin: event.target.value })}
            className="font-mono text-sm"
          />
        </Field>
        <Field label="Expected output" name="stdout">
          <Textarea
            rows={5}
            maxLength={TEST_TEXT_CHARS_MAX}
            value={test.stdout}
            onChange={(event) => set({ stdout: event.target.value })}
            className="font-mono text-sm"
          />
        </Field>
      </div>
      <Field label="Expected exit code" name="exit" error={tried ? faults.exit : null} required>
        <Input
          inputMode="numeric"
          value={test.exit}
          onChange={(event) => set({ exit: event.target.value })}
        />
      </Field>
      <Button type="submit" busy={busy} className="justify-self-end">
        Add it
      </Button>
    </form>
  )
}
