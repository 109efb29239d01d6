// After an account was deleted: what is gone, and what stayed. Says nothing about anybody, so anybody may read it.
import type { LoaderFunctionArgs, MetaFunction } from '@remix-run/node'
import { useLoaderData } from '@remix-run/react'
import { fatesFor } from '#app/account/left.ts'
import { roles } from '#app/auth/roles.ts'
import { Fates } from '#app/components/account/fates.tsx'
import type { ShellHandle } from '#app/components/app-shell.tsx'
import { DoorPage } from '#app/components/people/door-page.tsx'

export const handle: ShellHandle = { shell: 'bare' }
export const meta: MetaFunction = () => [{ title: 'Goodbye · Greenroom' }]

export function loader({ request }: LoaderFunctionArgs) {
  const was = new URL(request.url).searchParams.get('was')
  return { role: roles.find((one) => one === was) ?? 'candidate' }
}

export default function Goodbye() {
  const { goes, stays } = fatesFor(useLoaderData<typeof loader>().role)
  return (
    <DoorPage
      title="Your account is deleted"
      lead="Thank you for having been here, and all the best for your interviews. You are signed out everywhere, and your e-mail address is free again."
      below="Recordings that a machine still had to hand over are deleted there within minutes."
    >
      <section aria-labelledby="gone">
        <h2 id="gone" className="mb-3 text-lg">
          What is gone
        </h2>
        <Fates fates={goes} goes />
      </section>
      <section aria-labelledby="stayed" className="border-t border-line pt-5">
        <h2 id="stayed" className="mb-3 text-lg">
          What stays, without your name
        </h2>
        <Fates fates={stays} goes={false} />
      </section>
    </DoorPage>
  )
}
