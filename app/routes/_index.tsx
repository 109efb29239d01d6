import { redirect, type LoaderFunctionArgs, type MetaFunction } from '@remix-run/node'
import { useLoaderData } from '@remix-run/react'
import { DemoPeople } from '#app/components/people/demo-people.tsx'
import { RoomVignette } from '#app/components/room-vignette.tsx'
import { buttonLook, LinkButton } from '#app/components/ui/button.tsx'
import { listDemoUsers } from '#app/db/users.server.ts'

export const meta: MetaFunction = () => [
  { title: 'Greenroom: practise the interview on a real Linux box' },
  { name: 'description', content: 'Practice interviews for Site Reliability and Production Engineering.' },
]

export async function loader({ request, context }: LoaderFunctionArgs) {
  if (await context.logins.readLogin(request.headers.get('cookie'))) throw redirect('/home')
  const people = context.env.demoOffered ? await listDemoUsers(context.db) : []
  return { people: people.map(({ id, name, role }) => ({ id, name, role })) }
}

const steps = [
  {
    title: 'A box that is really broken',
    text: 'You get a Linux machine of your own with a fault in it, a colleague’s description of what hurts, and a root shell. You cannot harm anything: it is thrown away afterwards.',
  },
  {
    title: 'Somebody on your side of the screen',
    text: 'A volunteer sees your terminal live, listens to you think, and has a ladder of hints for when you are stuck. Taking one is normal and never costs you the session.',
  },
  {
    title: 'A scorecard you can use',
    text: 'You both see the same rubric before you start. Afterwards you read what was seen, with what worked first, and one thing to try next time.',
  },
] as const

export default function Landing() {
  const { people } = useLoaderData<typeof loader>()
  return (
    <div className="grid gap-16">
      <section className="grid items-center gap-10 pt-4 sm:pt-10 lg:grid-cols-[7fr_6fr]">
        <div>
          <h1 className="text-4xl text-balance sm:text-5xl">Practise the interview before it counts.</h1>
          <p className="mt-5 max-w-2xl text-lg text-ink-soft">
            Greenroom is where people who want to keep systems running rehearse for it: one candidate, one
            interviewer, one clock, and one real Linux box with something wrong in it.
          </p>
          <div className="mt-8 flex flex-wrap gap-3">
            {people.length > 0 ? (
              <a href="#demo" className={buttonLook({ size: 'lg' })}>
                Try the demo
              </a>
            ) : null}
            <LinkButton to="/sign-in" size="lg" variant={people.length > 0 ? 'secondary' : 'primary'}>
              Sign in
            </LinkButton>
          </div>
        </div>
        <RoomVignette />
      </section>
      <section aria-label="How a session goes">
        <ol className="grid gap-8 sm:grid-cols-3">
          {steps.map((step, index) => (
            <li key={step.title} className="border-t-2 border-line pt-4">
              <p className="font-mono text-sm text-ink-faint" aria-hidden="true">
                {index + 1}
              </p>
              <h2 className="mt-1 text-lg">{step.title}</h2>
              <p className="mt-2 text-ink-soft">{step.text}</p>
            </li>
          ))}
        </ol>
      </section>
      {people.length > 0 ? (
        <section
          id="demo"
          aria-labelledby="demo-title"
          className="scroll-mt-6 rounded-xl bg-sunken p-5 sm:p-8"
        >
          <h2 id="demo-title" className="text-2xl">
            Come in as somebody
          </h2>
          <p className="mt-2 mb-6 max-w-2xl text-ink-soft">
            This Greenroom runs on your own machine with an invented cohort. Choose a person; one click and
            you are them. To be two people at once, use a private window or a second browser for the other.
          </p>
          <DemoPeople people={people} />
        </section>
      ) : null}
    </div>
  )
}
