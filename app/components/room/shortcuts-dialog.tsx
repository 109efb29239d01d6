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
  const { practice, cockpit, work } = useRoom().view
  const comments = useAllowed('set-comment')
  const points = useAllowed('mark-point') && (cockpit?.points.length ?? 0) > 0
  const keys = [
    ['Ctrl+F6', 'Next part of the room; the way out of the terminal'],
    ['Ctrl+Shift+F6', 'Part before'],
    ['Ctrl+F7', 'Next tool of the stage, where they are tabs'],
    ...(work?.review
      ? [
          ['J', 'In the change: next line; K is the one before'],
          ['H', 'In the change side by side: the line before the change; L is the one after'],
          ['N', 'In the change: next comment; P is the one before'],
        ]
      : []),
    ...(comments ? [['Enter', 'In the change: comment on this line']] : []),
    ...(points ? [['1', 'On a point: unprompted; 2 with help, 3 missed, 0 clears']] : []),
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
    ...(practice ? [] : [['Alt+M', 'Mute and unmute, in the call']]),
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
