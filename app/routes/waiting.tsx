// The one page of somebody who has asked to join and has not been let in yet.
import { redirect, type LoaderFunctionArgs, type MetaFunction } from '@remix-run/node'
import { Form, useLoaderData } from '@remix-run/react'
import type { ShellHandle } from '#app/components/app-shell.tsx'
import { DoorPage } from '#app/components/people/door-page.tsx'
import { useFresh } from '#app/components/people/use-fresh.ts'
import { Button, LinkButton } from '#app/components/ui/button.tsx'
import { listCohortsAsked } from '#app/db/cohorts.server.ts'

export const handle: ShellHandle = { shell: 'bare' }
export const meta: MetaFunction = () => [{ title: 'Almost there · Greenroom' }]

export async function loader({ request, context }: LoaderFunctionArgs) {
  const actor = await context.logins.readLogin(request.headers.get('cookie'))
  if (!actor) throw redirect('/sign-in')
  if (!actor.isWaiting) throw redirect('/home')
  const cohorts = await listCohortsAsked(context.db, actor.userId)
  return { firstName: actor.name.split(' ')[0] ?? actor.name, cohorts: cohorts.map(({ name }) => name) }
}

export default function Waiting() {
  const { firstName, cohorts } = useLoaderData<typeof loader>()
  useFresh()
  const names = new Intl.ListFormat('en-GB').format(cohorts)
  return (
    <DoorPage
      title={`Almost there, ${firstName}`}
      lead={
        cohorts.length > 0
          ? `You have asked to join ${names}. A coordinator looks at it, usually within a day or two. You get a mail, and this page opens by itself.`
          : 'Nobody has let you in so far. If somebody has given you a link, open it to ask.'
      }
      below="It says nothing about you when it takes a while: coordinators do this beside their work."
    >
      <div className="flex flex-wrap gap-3">
        <Form method="post" action="/sign-out">
          <Button type="submit" variant="secondary">
            Sign out
          </Button>
        </Form>
        <LinkButton to="/account" variant="quiet">
          Your account
        </LinkButton>
      </div>
    </DoorPage>
  )
}
