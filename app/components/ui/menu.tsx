// A small menu under a button (account, more). Items are links or buttons passed as children of `MenuItem`.
import { DropdownMenu as Radix } from 'radix-ui'
import type { ReactElement, ReactNode } from 'react'

export function Menu({ trigger, children }: { trigger: ReactElement; children: ReactNode }) {
  return (
    <Radix.Root modal={false}>
      <Radix.Trigger asChild>{trigger}</Radix.Trigger>
      <Radix.Portal>
        <Radix.Content
          align="end"
          sideOffset={6}
          collisionPadding={8}
          className="z-50 min-w-56 animate-rise rounded-lg border border-line bg-raised p-1.5 text-ink shadow-raised"
        >
          {children}
        </Radix.Content>
      </Radix.Portal>
    </Radix.Root>
  )
}

/** `child` is the link or button itself. */
export function MenuItem({ children, onSelect }: { children: ReactElement; onSelect?: () => void }) {
  return (
    <Radix.Item
      asChild
      {...(onSelect ? { onSelect } : {})}
      className="flex min-h-10 w-full items-center gap-2.5 rounded-md px-2.5 text-left outline-none data-highlighted:bg-sunken"
    >
      {children}
    </Radix.Item>
  )
}

export function MenuLine() {
  return <Radix.Separator className="my-1.5 h-px bg-line" />
}
