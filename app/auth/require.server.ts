// The first lines of a loader or action: who is this, and may they. A no is thrown as a Response.
import { redirect } from '@remix-run/node'
import type { AppContext } from '#app/context.server.ts'
import type { SignedIn } from './login.server.ts'
import { can, type Action } from './permissions.ts'
import type { Actor } from './roles.ts'
import { assertSameOrigin } from './same-origin.server.ts'

type Needs = Pick<AppContext, 'env' | 'logins'>

/** The person signed in; otherwise sends them to sign in and back to where they were going. */
export async function requireLogin(request: Request, context: Needs): Promise<Actor> {
  const actor = await requirePerson(request, context)
  // Whoever nobody has let in yet sees one page, whatever they ask for.
  if (actor.isWaiting) throw redirect('/waiting')
  return actor
}

/** Also somebody who waits to be let in: what is theirs is theirs already. */
export async function requirePerson(request: Request, context: Needs): Promise<SignedIn> {
  assertSameOrigin(request, context.env)
  const actor = await context.logins.readLogin(request.headers.get('cookie'))
  if (actor) return actor
  const { pathname, search } = new URL(request.url)
  throw redirect(
    `/sign-in?${new URLSearchParams({ redirectTo: request.method === 'GET' ? pathname + search : '/home' }).toString()}`,
  )
}

/** Throws 403 where the action is not this person's. */
export function requireCan(actor: Actor, action: Action): void {
  if (!can(actor, action)) throw new Response('This page is not part of your role.', { status: 403 })
}

/** Where to go after signing in: only ever a path of ours, so that a link cannot send people elsewhere. */
export function safeRedirectTo(target: FormDataEntryValue | string | null | undefined): string {
  if (typeof target !== 'string' || !/^\/(?![/\\])/.test(target) || /[\\\p{Cc}]/u.test(target)) return '/home'
  return target
}
