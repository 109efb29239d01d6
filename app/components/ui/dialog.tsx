// A window over the page: focus is kept inside, Escape closes, focus goes back to where it came from.
import { X } from 'lucide-react'
import { Dialog as Radix } from 'radix-ui'
import type { ReactNode } from 'react'
import { Button, IconButton } from './button.tsx'
import { cx } from './cx.ts'

type DialogProps = {
  /** What opens it; leave out when `open` is controlled. */
  trigger?: ReactNode
  open?: boolean
  onOpenChange?: (open: boolean) => void
  title: ReactNode
  /** One sentence under the title; read out together with it. */
  description?: ReactNode
  wide?: boolean
  /** An answer is needed before anything else goes on. */
  alert?: boolean
  children?: ReactNode
}

export function Dialog({
  trigger,
  open,
  onOpenChange,
  title,
  description,
  wide = false,
  alert = false,
  children,
}: DialogProps) {
  return (
    <Radix.Root {...(open === undefined ? {} : { open })} {...(onOpenChange ? { onOpenChange } : {})}>
      {trigger ? <Radix.Trigger asChild>{trigger}</Radix.Trigger> : null}
      <Radix.Portal>
        <Radix.Overlay className="fixed inset-0 z-40 animate-fade bg-scrim" />
        <Radix.Content
          role={alert ? 'alertdialog' : 'dialog'}
          {...(description ? {} : { 'aria-describedby': undefined })}
          className={cx(
            'fixed z-50 grid animate-rise gap-4 overflow-y-auto border border-line bg-surface p-5 text-ink shadow-dialog sm:p-6',
            'inset-x-0 bottom-0 max-h-[88dvh] rounded-t-xl',
            'sm:inset-x-auto sm:top-1/2 sm:bottom-auto sm:left-1/2 sm:w-[calc(100vw-2rem)] sm:-translate-1/2 sm:rounded-xl',
            wide ? 'sm:max-w-2xl' : 'sm:max-w-md',
          )}
        >
          <div className="pr-9">
            <Radix.Title className="text-xl">{title}</Radix.Title>
            {description ? (
              <Radix.Description className="mt-1 text-ink-soft">{description}</Radix.Description>
            ) : null}
          </div>
          {children}
          {/* Last in the order, so that opening puts the focus on the first real answer. */}
          <Radix.Close asChild>
            <IconButton label="Close" size="sm" className="absolute top-4 right-4">
              <X size={18} aria-hidden="true" />
            </IconButton>
          </Radix.Close>
        </Radix.Content>
      </Radix.Portal>
    </Radix.Root>
  )
}

type ConfirmDialogProps = Omit<DialogProps, 'children' | 'wide' | 'alert'> & {
  /** What the button does, as a verb: "End the session". */
  confirm: string
  cancel?: string
  danger?: boolean
  onConfirm: () => void
  children?: ReactNode
}

/** Before what cannot be undone. The safe answer comes first in the focus order. */
export function ConfirmDialog({
  confirm,
  cancel = 'Keep going',
  danger = false,
  onConfirm,
  children,
  ...dialog
}: ConfirmDialogProps) {
  return (
    <Dialog alert {...dialog}>
      {children}
      <div className="flex flex-wrap justify-end gap-2">
        <Radix.Close asChild>
          <Button variant="secondary">{cancel}</Button>
        </Radix.Close>
        <Radix.Close asChild>
          <Button variant={danger ? 'danger' : 'primary'} onClick={onConfirm}>
            {confirm}
          </Button>
        </Radix.Close>
      </div>
    </Dialog>
  )
}
