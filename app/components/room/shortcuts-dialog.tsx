// The keys of the room, as a list.
import { Dialog } from '../ui/dialog.tsx'
import { Kbd } from '../ui/kbd.tsx'
import { useAllowed, useRoom } from './room-context.tsx'

export function ShortcutsDialog({
  open,
  onOpenChange,
}: {
  open: boolean
  onOpenChange: (open: boolean) => void
}) {
  const notes = useAllowed('add-note')
  const { practice } = useRoom().view
  const keys = [
    ['Ctrl+F6', 'Next part of the room; the way out of the terminal'],
    ['Ctrl+Shift+F6', 'Part before'],
    ['Ctrl+Shift+C', 'Copy what is selected in the terminal'],
    ['Ctrl+Shift+V', 'Paste into the terminal'],
    ['Ctrl+Shift+F', 'Search in the terminal'],
    ...(practice ? [['Ctrl+Shift+Enter', 'Run the checks']] : []),
    ...(practice && notes ? [['Alt+N', 'Write a note']] : []),
    ...(notes && !practice
      ? [
          ['Alt+=', 'Plus mark, with the words in the note field'],
          ['Alt+-', 'Minus mark, the same way'],
          ['Alt+N', 'Write a note'],
        ]
      : []),
    ['?', 'This list'],
  ] as const
  return (
    <Dialog
      open={open}
      onOpenChange={onOpenChange}
      title="Keys"
      description="They work anywhere in the room, in the terminal too, except ? which is a letter there."
    >
      <dl className="grid grid-cols-[auto_1fr] items-center gap-x-5 gap-y-2.5">
        {keys.map(([key, words]) => (
          <div key={key} className="contents">
            <dt>
              <Kbd keys={key} />
            </dt>
            <dd className="text-ink-soft">{words}</dd>
          </div>
        ))}
      </dl>
    </Dialog>
  )
}
