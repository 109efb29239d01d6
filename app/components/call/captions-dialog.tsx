import { ConfirmDialog } from '../ui/dialog.tsx'

type CaptionsDialogProps = { open: boolean; onOpenChange: (open: boolean) => void; onConfirm: () => void }

export function CaptionsDialog({ open, onOpenChange, onConfirm }: CaptionsDialogProps) {
  return (
    <ConfirmDialog
      open={open}
      onOpenChange={onOpenChange}
      title="Captions of what you say"
      description="Your browser writes down what you say, and the others in the call read it. Nothing of it is kept."
      confirm="Turn captions on"
      cancel="Not now"
      onConfirm={onConfirm}
    >
      <p className="text-ink-soft">
        Good to know: some browsers send what they hear to their maker, who turns it into words. Others do it
        on your machine. Greenroom cannot tell which one yours does.
      </p>
    </ConfirmDialog>
  )
}
