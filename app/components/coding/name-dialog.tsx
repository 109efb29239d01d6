// Asks for the name of a file, and says what is wrong with one before anything happens.
import { useState, type FormEvent } from 'react'
import { Button } from '../ui/button.tsx'
import { Dialog } from '../ui/dialog.tsx'
import { Field, Input } from '../ui/field.tsx'
import { nameFault } from './file-names.ts'

type NameDialogProps = {
  open: boolean
  onOpenChange: (open: boolean) => void
  title: string
  confirm: string
  first: string
  taken: readonly string[]
  onName: (path: string) => void
}

export function NameDialog({ open, onOpenChange, title, ...form }: NameDialogProps) {
  return (
    <Dialog open={open} onOpenChange={onOpenChange} title={title}>
      {open ? <NameForm {...form} onDone={() => onOpenChange(false)} /> : null}
    </Dialog>
  )
}

type NameFormProps = Pick<NameDialogProps, 'confirm' | 'first' | 'taken' | 'onName'> & { onDone: () => void }

function NameForm({ confirm, first, taken, onName, onDone }: NameFormProps) {
  const [name, setName] = useState(first)
  const [fault, setFault] = useState<string | null>(null)
  const submit = (event: FormEvent) => {
    event.preventDefault()
    // A form of a dialog is still inside of what opened it.
    event.stopPropagation()
    const path = name.trim()
    if (path === first) return first === '' ? setFault(nameFault('', taken)) : onDone()
    const wrong = nameFault(
      path,
      taken.filter((one) => one !== first),
    )
    if (wrong) return setFault(wrong)
    onName(path)
    onDone()
  }
  return (
    <form onSubmit={submit} className="grid gap-4" noValidate>
      <Field label="Name" name="path" hint="In /root/work, e.g. lib/heap.py" error={fault} required>
        <Input
          value={name}
          onChange={(event) => setName(event.target.value)}
          autoComplete="off"
          autoCapitalize="off"
          spellCheck={false}
          className="font-mono"
        />
      </Field>
      <Button type="submit" className="justify-self-end">
        {confirm}
      </Button>
    </form>
  )
}
