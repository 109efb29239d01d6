// Refuses writes that another site's page sent with our cookie. SameSite=Lax stops most; this stops the rest.
import type { Env } from '#app/env.server.ts'
import { isOurOrigin } from './origin.ts'

/** Throws 403 for a write whose `Origin` is missing or foreign. Browsers send `Origin` with every form and fetch that writes. */
export function assertSameOrigin(request: Request, env: Pick<Env, 'PUBLIC_URL'>): void {
  if (request.method === 'GET' || request.method === 'HEAD') return
  if (isOurOrigin(request.headers.get('origin'), env.PUBLIC_URL)) return
  throw new Response('This form was not sent from Greenroom. Open the page again and retry.', { status: 403 })
}
