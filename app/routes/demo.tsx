import { redirect, type ActionFunctionArgs } from '@remix-run/node'
import { assertSameOrigin } from '#app/auth/same-origin.server.ts'
import { findUser } from '#app/db/users.server.ts'

export function loader() {
  return redirect('/#demo')
}

/** One click to be a demo person; there is no such address once the app is set up for real use. */
export async function action({ request, context }: ActionFunctionArgs) {
  if (!context.env.demoOffered) throw new Response('The demo is off here. Please sign in.', { status: 404 })
  assertSameOrigin(request, context.env)
  const userId = (await request.formData()).get('userId')
  const person = typeof userId === 'string' ? await findUser(context.db, userId) : null
  if (!person?.isDemo) throw new Response('There is no such demo person.', { status: 404 })
  return redirect('/home', { headers: { 'Set-Cookie': await context.logins.startLogin(person.id) } })
}
