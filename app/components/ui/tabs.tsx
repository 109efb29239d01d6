// Tabs after the ARIA pattern: arrow keys move, the panel follows.
import { Tabs as Radix } from 'radix-ui'
import { useState, type ReactNode } from 'react'
import { cx } from './cx.ts'

export type Tab = { value: string; label: ReactNode; panel: ReactNode }

type TabsProps = {
  label: string
  tabs: readonly Tab[]
  defaultValue?: string
  value?: string
  onValueChange?: (value: string) => void
  /** `fill` makes the panels take the height that is left and scroll inside. */
  fill?: boolean
  /** Panels that are not shown stay as they are: what was typed in them is still in the form. */
  keep?: boolean
  className?: string
}

export function Tabs({
  label,
  tabs,
  defaultValue,
  value,
  onValueChange,
  fill = false,
  keep = false,
  className,
}: TabsProps) {
  const [chosen, setChosen] = useState(defaultValue)
  const wanted = value ?? chosen
  // A tab that has gone leaves its place to the first: there is always one to read.
  const shown = tabs.some((tab) => tab.value === wanted) ? wanted : tabs[0]?.value
  return (
    <Radix.Root
      value={shown ?? ''}
      onValueChange={(next) => {
        setChosen(next)
        onValueChange?.(next)
      }}
      className={cx(fill && 'flex min-h-0 flex-1 flex-col', className)}
    >
      <Radix.List
        aria-label={label}
        className="relative flex shrink-0 gap-1 overflow-x-auto border-b border-line"
      >
        {tabs.map((tab) => (
          <Radix.Trigger key={tab.value} value={tab.value} className={triggerLook}>
            {tab.label}
          </Radix.Trigger>
        ))}
      </Radix.List>
      {tabs.map((tab) => (
        <Radix.Content
          key={tab.value}
          value={tab.value}
          {...(keep ? { forceMount: true } : {})}
          className={cx(
            'pt-4 outline-offset-4',
            keep && 'data-[state=inactive]:hidden',
            fill && 'min-h-0 flex-1 overflow-y-auto',
          )}
        >
          {tab.panel}
        </Radix.Content>
      ))}
    </Radix.Root>
  )
}

const triggerLook = cx(
  '-mb-px inline-flex min-h-10 items-center gap-1.5 border-b-2 border-transparent px-2.5 text-sm font-semibold whitespace-nowrap text-ink-soft',
  'hover:text-ink focus-visible:-outline-offset-2 data-[state=active]:border-accent data-[state=active]:text-accent-ink',
)
