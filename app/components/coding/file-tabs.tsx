// The files as tabs after the ARIA pattern, and what can be done with the one in front.
import { FilePlus2, FileText, MoreVertical } from 'lucide-react'
import { useRef, useState, type KeyboardEvent } from 'react'
import { IconButton } from '../ui/button.tsx'
import { cx } from '../ui/cx.ts'
import { ConfirmDialog } from '../ui/dialog.tsx'
import { Menu, MenuItem } from '../ui/menu.tsx'
import { NameDialog } from './name-dialog.tsx'
import type { CodeFiles } from './use-files.ts'
import type { Other } from './use-others.ts'

type FileTabsProps = {
  files: CodeFiles
  active: string | null
  others: ReadonlyMap<string, Other[]>
  mayWrite: boolean
  onChoose: (path: string) => void
}

export function FileTabs({ files, active, others, mayWrite, onChoose }: FileTabsProps) {
  const row = useRef<HTMLDivElement>(null)
  const move = (event: KeyboardEvent) => {
    const step = event.key === 'ArrowRight' ? 1 : event.key === 'ArrowLeft' ? -1 : 0
    if (step === 0) return
    const tabs = [...(row.current?.querySelectorAll<HTMLElement>('[role=tab]') ?? [])]
    const here = tabs.findIndex((tab) => tab === document.activeElement)
    tabs.at((here + step) % tabs.length)?.focus()
  }
  return (
    <>
      <div ref={row} role="tablist" aria-label="Files" className="flex min-w-0 items-center overflow-x-auto">
        {files.paths.map((path) => (
          <button
            key={path}
            type="button"
            role="tab"
            aria-selected={path === active}
            aria-controls="code-file"
            tabIndex={path === active ? 0 : -1}
            onClick={() => onChoose(path)}
            onKeyDown={move}
            className={cx(
              'inline-flex min-h-11 items-center gap-1.5 px-2.5 font-mono text-sm whitespace-nowrap focus-visible:-outline-offset-2',
              path === active
                ? 'font-semibold text-ink shadow-[inset_0_-2px_0_var(--accent)]'
                : 'text-ink-soft hover:text-ink',
            )}
          >
            <FileText size={15} aria-hidden="true" className="max-sm:hidden" />
            {path}
            <Here others={others.get(path) ?? []} />
          </button>
        ))}
      </div>
      {mayWrite ? <FileDeeds files={files} active={active} onChoose={onChoose} /> : null}
    </>
  )
}

/** Who else is in this file. */
function Here({ others }: { others: Other[] }) {
  return others.map(({ client, name, color }) => (
    <span key={client} title={`${name} is here`} className="inline-flex">
      <span
        aria-hidden="true"
        style={{ backgroundColor: color }}
        className="grid size-4.5 place-items-center rounded-full font-sans text-[0.65rem] font-bold text-[#ffffff]"
      >
        {name.slice(0, 1)}
      </span>
      <span className="sr-only">, {name} is here</span>
    </span>
  ))
}

function FileDeeds({ files, active, onChoose }: Pick<FileTabsProps, 'files' | 'active' | 'onChoose'>) {
  const [asking, setAsking] = useState<'add' | 'rename' | 'remove' | null>(null)
  const close = (open: boolean) => (open ? undefined : setAsking(null))
  return (
    <>
      <IconButton label="Add a file" size="sm" onClick={() => setAsking('add')}>
        <FilePlus2 size={17} aria-hidden="true" />
      </IconButton>
      {active === null ? null : (
        <Menu
          trigger={
            <IconButton label={`More for ${active}`} size="sm">
              <MoreVertical size={17} aria-hidden="true" />
            </IconButton>
          }
        >
          <MenuItem onSelect={() => setAsking('rename')}>
            <button type="button">Rename…</button>
          </MenuItem>
          <MenuItem onSelect={() => setAsking('remove')}>
            <button type="button">Remove…</button>
          </MenuItem>
        </Menu>
      )}
      <NameDialog
        open={asking === 'add'}
        onOpenChange={close}
        title="Add a file"
        confirm="Add it"
        first=""
        taken={files.paths}
        onName={(path) => {
          files.add(path)
          onChoose(path)
        }}
      />
      <NameDialog
        open={asking === 'rename'}
        onOpenChange={close}
        title={`Rename ${active ?? ''}`}
        confirm="Rename it"
        first={active ?? ''}
        taken={files.paths}
        onName={(path) => {
          if (active !== null) files.rename(active, path)
          onChoose(path)
        }}
      />
      <ConfirmDialog
        open={asking === 'remove'}
        onOpenChange={close}
        title={`Remove ${active ?? ''}?`}
        description="It is removed for everybody, here and in the box."
        confirm="Remove it"
        cancel="Keep it"
        danger
        onConfirm={() => active !== null && files.remove(active)}
      />
    </>
  )
}
