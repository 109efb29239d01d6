import type { LoaderFunctionArgs, MetaFunction } from '@remix-run/node'
import { Link, useLoaderData } from '@remix-run/react'
import { ArrowLeft, History, Play } from 'lucide-react'
import { can } from '#app/auth/permissions.ts'
import { requireCan, requireLogin } from '#app/auth/require.server.ts'
import { LevelMark } from '#app/components/library/level-mark.tsx'
import { FactsCard, ProofCard, SolveTimesCard } from '#app/components/library/preview-facts.tsx'
import { previewSections, type PreviewSection } from '#app/components/library/preview-sections.tsx'
import { TryItCard } from '#app/components/library/try-it-form.tsx'
import { Badge } from '#app/components/ui/badge.tsx'
import { LinkButton } from '#app/components/ui/button.tsx'
import { PageHeader } from '#app/components/ui/page-header.tsx'
import { readPreview, type PreviewPage } from '#app/library/preview-question.server.ts'
import { kindWords, topicWords } from '#app/library/question-words.ts'
import { isMeasured } from '#app/library/solve-times.ts'

export const meta: MetaFunction<typeof loader> = ({ data }) => [
  { title: data ? `${data.preview.title} · Questions · Greenroom` : 'Questions · Greenroom' },
]

export async function loader({ request, params, context }: LoaderFunctionArgs) {
  const actor = await requireLogin(request, context)
  requireCan(actor, 'browse-questions')
  const candidateId = new URL(request.url).searchParams.get('candidateId') ?? ''
  const page = await readPreview(context, actor, { slug: params.slug ?? '', candidateId })
  if (!page) throw new Response('The bank has no question at this address.', { status: 404 })
  return { ...page, mayStart: can(actor, 'start-session') && page.preview.status === 'live' }
}

export default function QuestionPreview() {
  const { preview, candidate, mayStart } = useLoaderData<typeof loader>()
  const { slug, title, summary, status, level, topics } = preview
  const sections = previewSections(preview)
  return (
    <>
      <p className="mb-4">
        <Link
          to={candidate ? `/questions?candidateId=${candidate.id}` : '/questions'}
          className="inline-flex min-h-8 items-center gap-1.5 text-sm font-semibold text-accent-ink hover:underline"
        >
          <ArrowLeft size={16} aria-hidden="true" /> All questions
          {candidate ? ` for ${candidate.name}` : ''}
        </Link>
      </p>
      <PageHeader
        title={title}
        eyebrow={[kindWords[preview.kind], ...topics.map((topic) => topicWords[topic])].join(' · ')}
        actions={mayStart ? <StartLink slug={slug} candidate={candidate} /> : undefined}
      >
        <p>{summary}</p>
        <p className="mt-2 flex flex-wrap items-center gap-x-4 gap-y-1.5">
          <LevelMark level={level} withWords />
          {status === 'live' ? null : (
            <Badge tone="stop">{status === 'draft' ? 'A draft: not for sessions yet' : 'Retired'}</Badge>
          )}
        </p>
      </PageHeader>
      {candidate?.met ? (
        <p className="mb-6 flex items-start gap-2.5 rounded-md bg-lamp-soft px-4 py-3 text-lamp-ink">
          <History size={18} aria-hidden="true" className="mt-1 shrink-0" />
          <span>
            <strong>{candidate.name} knows this question.</strong> {candidate.met.words}.
          </span>
        </p>
      ) : null}
      <OnThisPage sections={sections} />
      <div className="grid items-start gap-6 lg:grid-cols-[minmax(0,1fr)_20rem]">
        <div className="order-2 grid min-w-0 gap-6 lg:order-1">
          {sections.map((section) => (
            <SectionCard key={section.id} {...section} />
          ))}
        </div>
        {/* On a phone the story comes between what helps to choose and what is only for reference. */}
        <div className="gap-6 max-lg:contents lg:order-2 lg:grid">
          <div className="order-1 grid gap-6 empty:hidden">
            {isMeasured(preview.kind) ? <SolveTimesCard preview={preview} /> : null}
            {status === 'live' && preview.kind === 'troubleshooting' ? (
              <TryItCard slug={slug} minutes={preview.minutes.working} />
            ) : null}
          </div>
          <div className="order-3 grid gap-6">
            <FactsCard preview={preview} />
            <ProofCard preview={preview} />
          </div>
        </div>
      </div>
    </>
  )
}

function StartLink({ slug, candidate }: { slug: string; candidate: PreviewPage['candidate'] }) {
  const chosen = new URLSearchParams({
    questionSlug: slug,
    ...(candidate ? { candidateId: candidate.id } : {}),
  })
  return (
    <LinkButton to={`/sessions/new?${chosen.toString()}`} icon={<Play size={18} aria-hidden="true" />}>
      Start a session with this question
    </LinkButton>
  )
}

function SectionCard({ id, title, lead, body }: PreviewSection) {
  return (
    <section
      id={id}
      aria-labelledby={`${id}-title`}
      className="min-w-0 scroll-mt-16 rounded-lg border border-line bg-surface p-5 shadow-card sm:p-6"
    >
      <h2 id={`${id}-title`} className="text-xl">
        {title}
      </h2>
      <p className="mt-0.5 mb-4 text-sm text-ink-soft">{lead}</p>
      {body}
    </section>
  )
}

function OnThisPage({ sections }: { sections: readonly PreviewSection[] }) {
  return (
    <nav
      aria-label="On this page"
      className="sticky top-0 z-10 -mx-4 mb-4 overflow-x-auto border-b border-line bg-canvas px-4 sm:-mx-6 sm:px-6"
    >
      <ol className="flex gap-1">
        {sections.map(({ id, title }) => (
          <li key={id}>
            <a
              href={`#${id}`}
              className="inline-flex min-h-11 items-center rounded-sm px-2.5 text-sm font-semibold whitespace-nowrap text-ink-soft hover:text-ink focus-visible:-outline-offset-2"
            >
              {title}
            </a>
          </li>
        ))}
      </ol>
    </nav>
  )
}
