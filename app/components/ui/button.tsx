import { Link, type LinkProps } from '@remix-run/react'
import { forwardRef, type ButtonHTMLAttributes, type ReactNode } from 'react'
import { cx } from './cx.ts'
import { Spinner } from './progress.tsx'

type Look = {
  variant?: 'primary' | 'secondary' | 'quiet' | 'danger'
  size?: 'sm' | 'md' | 'lg'
  icon?: ReactNode
}

const variants = {
  primary: 'border-transparent bg-accent text-on-accent hover:bg-accent-strong',
  secondary: 'border-line-strong bg-raised text-ink hover:border-accent hover:text-accent-ink',
  quiet: 'border-transparent text-ink-soft hover:bg-sunken hover:text-ink',
  danger: 'border-transparent bg-stop text-on-stop hover:bg-stop-strong',
}
// Heights keep every target at 24 px or more, and at 44 px for a thumb from `md` up.
const sizes = {
  sm: 'min-h-8 px-2.5 py-1 text-sm gap-1.5 rounded-sm',
  md: 'min-h-11 px-4 py-1 text-base gap-2 rounded-md',
  lg: 'min-h-12 px-5 py-1 text-lg gap-2.5 rounded-md',
}

export function buttonLook({ variant = 'primary', size = 'md' }: Look): string {
  return cx(
    'inline-flex shrink-0 items-center justify-center border font-semibold no-underline select-none',
    'transition-colors duration-100 active:translate-y-px',
    'disabled:cursor-not-allowed disabled:border-line disabled:bg-sunken disabled:text-ink-faint disabled:active:translate-y-0',
    'aria-disabled:cursor-not-allowed aria-disabled:border-line aria-disabled:bg-sunken aria-disabled:text-ink-faint',
    variants[variant],
    sizes[size],
  )
}

type ButtonProps = ButtonHTMLAttributes<HTMLButtonElement> & Look & { busy?: boolean }

/** `busy` keeps the button focusable and its width, says so to screen readers, and swallows clicks. */
export const Button = forwardRef<HTMLButtonElement, ButtonProps>(function Button(
  { variant, size, icon, busy = false, className, children, onClick, type = 'button', ...rest },
  ref,
) {
  return (
    <button
      ref={ref}
      type={type}
      aria-busy={busy || undefined}
      aria-disabled={busy || undefined}
      onClick={busy ? (event) => event.preventDefault() : onClick}
      className={cx(buttonLook({ variant, size }), className)}
      {...rest}
    >
      {busy ? <Spinner /> : icon}
      {children}
    </button>
  )
})

export function LinkButton({ variant, size, icon, className, children, ...rest }: LinkProps & Look) {
  return (
    <Link className={cx(buttonLook({ variant, size }), className)} {...rest}>
      {icon}
      {children}
    </Link>
  )
}

type IconButtonProps = ButtonHTMLAttributes<HTMLButtonElement> & { label: string; size?: 'sm' | 'md' }

/** A square button with a picture; `label` is its accessible name and its tooltip. */
export const IconButton = forwardRef<HTMLButtonElement, IconButtonProps>(function IconButton(
  { label, size = 'md', className, children, type = 'button', ...rest },
  ref,
) {
  return (
    <button
      ref={ref}
      type={type}
      aria-label={label}
      title={label}
      className={cx(
        'inline-flex shrink-0 items-center justify-center rounded-md text-current opacity-85 transition-colors',
        'hover:bg-current/10 hover:opacity-100 disabled:cursor-not-allowed disabled:opacity-50',
        size === 'sm' ? 'size-8' : 'size-11',
        className,
      )}
      {...rest}
    >
      {children}
    </button>
  )
})
