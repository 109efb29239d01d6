import { Fragment } from 'react'

/** Keys as on a keyboard: <Kbd keys="Alt+T" />. */
export function Kbd({ keys }: { keys: string }) {
  return (
    <span className="whitespace-nowrap">
      {keys.split('+').map((key, place) => (
        <Fragment key={key}>
          {place > 0 ? <span className="px-0.5 opacity-70">+</span> : null}
          <kbd className="inline-block min-w-5 rounded-sm border border-b-2 border-current/35 px-1.5 text-center font-mono text-[0.8em] leading-5">
            {key === '' ? '+' : key}
          </kbd>
        </Fragment>
      ))}
    </span>
  )
}
