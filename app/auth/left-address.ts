/** The address of somebody who deleted their account. `.invalid` is kept free for this: no letter ever finds it, and nobody signs in with it. */
export function leftAddress(userId: string): string {
  return `left-${userId}@left.invalid`
}
