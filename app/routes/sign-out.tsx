import { redirect, type ActionFunctionArgs } from '@remix-run/node'
import { assertSameOrigin } from '#app/auth/same-origin.server.ts'

/** Somebody who typed the address meant to leave, but a link on a foreign page must not sign people out. */
export function loader() {
  return redirect('/')
}

export async function action({ request, context }: ActionFunctionArgs) {
  assertSameOrigin(request, context.env)
  const cleared = await context.logins.endLogin(request.headers.get('cookie'))
  return redirect('/', { headers: { 'Set-Cookie': cleared } })
}
