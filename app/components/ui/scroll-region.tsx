// A part of a page that scrolls by itself: named for those who hear it, and within reach of the arrow keys.
import { forwardRef, type ComponentPropsWithoutRef } from 'react'
import { cx } from './cx.ts'

type ScrollRegionProps = ComponentPropsWithoutRef<'div'> & { 'aria-label': string }

export const ScrollRegion = forwardRef<HTMLDivElement, ScrollRegionProps>(function ScrollRegion(
  { className, children, ...rest },
  ref,
) {
  return (
    <div
      ref={ref}
      role="region"
      // eslint-disable-next-line jsx-a11y/no-noninteractive-tabindex -- why: what scrolls must be reachable by keyboard
      tabIndex={0}
      {...rest}
      className={cx('focus-visible:-outline-offset-2', className)}
    >
      {children}
    </div>
  )
})
