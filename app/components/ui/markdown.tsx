import { useMemo } from 'react'
import { cx } from './cx.ts'
import { toSafeHtml } from './safe-markdown.ts'

/** Text by authors or people. Scrolls nothing, loads nothing, runs nothing. */
export function Markdown({ text, className }: { text: string; className?: string }) {
  const html = useMemo(() => toSafeHtml(text), [text])
  return <div className={cx('prose', className)} dangerouslySetInnerHTML={{ __html: html }} />
}
