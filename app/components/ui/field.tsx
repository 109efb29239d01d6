// Form fields whose label, hint and errors are wired to the control by id. `Field` names them, the control inside picks them up.
import { createContext, forwardRef, useContext, useId } from 'react'
import type { InputHTMLAttributes, ReactNode, SelectHTMLAttributes, TextareaHTMLAttributes } from 'react'
import { cx } from './cx.ts'

type FieldWires = {
  id: string
  name: string
  describedBy: string | undefined
  invalid: boolean
  required: boolean
}
const FieldContext = createContext<FieldWires | null>(null)

type FieldProps = {
  label: ReactNode
  name: string
  /** Defaults to an id made here; error summaries link to it, so pass `fieldId(name)` style ids only when you must. */
  id?: string
  hint?: ReactNode
  /** One sentence or several; empty means the field is fine. */
  error?: string | string[] | null
  required?: boolean
  /** The label stays for screen readers only. */
  hideLabel?: boolean
  children: ReactNode
  className?: string
}

export function Field(props: FieldProps) {
  const { label, name, hint, required = false, hideLabel = false, children, className } = props
  const made = useId()
  const id = props.id ?? `${name}-${made.replaceAll(':', '')}`
  const errors = [props.error ?? []].flat()
  const described = [hint ? `${id}-hint` : '', errors.length > 0 ? `${id}-error` : '']
    .filter(Boolean)
    .join(' ')
  const wires = { id, name, describedBy: described || undefined, invalid: errors.length > 0, required }
  return (
    <FieldContext.Provider value={wires}>
      <div className={cx('grid gap-1.5', className)}>
        <label htmlFor={id} className={cx('font-semibold', hideLabel && 'sr-only')}>
          {label}
          {required ? null : <span className="ml-1.5 text-sm font-normal text-ink-faint">(optional)</span>}
        </label>
        {hint ? (
          <p id={`${id}-hint`} className="-mt-0.5 text-sm text-ink-soft">
            {hint}
          </p>
        ) : null}
        {children}
        {errors.length > 0 ? (
          <p id={`${id}-error`} className="flex gap-1.5 text-sm font-semibold text-stop-ink">
            <span aria-hidden="true">▲</span>
            <span>{errors.join(' ')}</span>
          </p>
        ) : null}
      </div>
    </FieldContext.Provider>
  )
}

const control =
  'w-full rounded-md border bg-raised px-3 text-ink shadow-card transition-colors hover:border-accent ' +
  'disabled:cursor-not-allowed disabled:bg-sunken disabled:text-ink-faint'

/** The attributes a control inside a `Field` needs; usable for controls of your own. */
export function useFieldWires(): Partial<{
  id: string
  name: string
  required: boolean
  'aria-describedby': string
  'aria-invalid': true
}> {
  const wires = useContext(FieldContext)
  if (!wires) return {}
  return {
    id: wires.id,
    name: wires.name,
    ...(wires.required ? { required: true } : {}),
    ...(wires.describedBy ? { 'aria-describedby': wires.describedBy } : {}),
    ...(wires.invalid ? { 'aria-invalid': true as const } : {}),
  }
}

function controlLook(invalid: boolean | undefined, className: string | undefined): string {
  return cx(control, invalid ? 'border-stop ring-1 ring-stop' : 'border-line-strong', className)
}

export const Input = forwardRef<HTMLInputElement, InputHTMLAttributes<HTMLInputElement>>(function Input(
  { className, ...rest },
  ref,
) {
  const wires = useFieldWires()
  return (
    <input
      ref={ref}
      {...wires}
      {...rest}
      className={controlLook(wires['aria-invalid'], cx('h-11', className))}
    />
  )
})

export const Textarea = forwardRef<HTMLTextAreaElement, TextareaHTMLAttributes<HTMLTextAreaElement>>(
  function Textarea({ className, rows = 4, ...rest }, ref) {
    const wires = useFieldWires()
    const look = controlLook(wires['aria-invalid'], cx('resize-y py-2', className))
    return <textarea ref={ref} rows={rows} {...wires} {...rest} className={look} />
  },
)

export const Select = forwardRef<HTMLSelectElement, SelectHTMLAttributes<HTMLSelectElement>>(function Select(
  { className, children, ...rest },
  ref,
) {
  const wires = useFieldWires()
  const look = controlLook(wires['aria-invalid'], cx('h-11 appearance-none pr-9', className))
  return (
    <span className="relative block">
      <select ref={ref} {...wires} {...rest} className={look}>
        {children}
      </select>
      <span
        aria-hidden="true"
        className="pointer-events-none absolute top-1/2 right-3.5 size-2 -translate-y-2/3 rotate-45 border-r-2 border-b-2 border-ink-soft"
      />
    </span>
  )
})

/** A single tick with its own label; stands alone, not inside a `Field`. */
export function Checkbox({
  label,
  hint,
  ...rest
}: InputHTMLAttributes<HTMLInputElement> & { label: ReactNode; hint?: ReactNode }) {
  const id = useId()
  return (
    <div className="flex gap-3">
      <input
        id={id}
        type="checkbox"
        aria-describedby={hint ? `${id}-hint` : undefined}
        className="mt-1 size-5 shrink-0 accent-accent"
        {...rest}
      />
      <div>
        <label htmlFor={id} className="font-semibold">
          {label}
        </label>
        {hint ? (
          <p id={`${id}-hint`} className="text-sm text-ink-soft">
            {hint}
          </p>
        ) : null}
      </div>
    </div>
  )
}
