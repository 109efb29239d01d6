// What is wrong with a form, in one place that takes the focus, with a link to each field.
import { useEffect, useRef, type MouseEvent, type ReactNode } from 'react'

export type FormProblem = { fieldId?: string; words: string }

export function ErrorSummary({
  title = 'Something needs another look',
  problems,
}: {
  title?: ReactNode
  problems: readonly FormProblem[]
}) {
  const box = useRef<HTMLDivElement>(null)
  useEffect(() => {
    if (problems.length > 0) box.current?.focus()
  }, [problems])
  if (problems.length === 0) return null
  return (
    <div
      ref={box}
      role="alert"
      tabIndex={-1}
      className="rounded-md border border-stop bg-stop-soft px-4 py-3 text-stop-ink focus:outline-2 focus:outline-offset-2 focus:outline-stop"
    >
      <p className="font-semibold">{title}</p>
      <ul className="mt-1 grid gap-0.5">
        {problems.map((problem) => (
          <li key={`${problem.fieldId ?? ''}${problem.words}`}>
            {problem.fieldId ? (
              <a href={`#${problem.fieldId}`} onClick={goToField} className="underline underline-offset-2">
                {problem.words}
              </a>
            ) : (
              problem.words
            )}
          </li>
        ))}
      </ul>
    </div>
  )
}

/** By hand: a change of the address would be a navigation, which forgets the answer of the server and this list with it. */
function goToField(event: MouseEvent<HTMLAnchorElement>) {
  const field = document.getElementById(decodeURIComponent(event.currentTarget.hash.slice(1)))
  if (!field) return
  event.preventDefault()
  field.focus({ preventScroll: true })
  field.scrollIntoView({ block: 'start' })
}
