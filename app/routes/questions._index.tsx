import type { LoaderFunctionArgs, MetaFunction } from '@remix-run/node'
import { Link, useLoaderData } from '@remix-run/react'
import { requireCan, requireLogin } from '#app/auth/require.server.ts'
import { CoverageMap } from '#app/components/library/coverage-map.tsx'
import { FilterPanel, OrderSelect } from '#app/components/library/filter-panel.tsx'
import { Chips, NothingFound } from '#app/components/library/found.tsx'
import { lineColumns, QuestionLine } from '#app/components/library/question-line.tsx'
import { AxisMarks, axisFor, PlotKey } from '#app/components/library/solve-plot.tsx'
import { cx } from '#app/components/ui/cx.ts'
import { Disclosure } from '#app/components/ui/disclosure.tsx'
import { PageHeader } from '#app/components/ui/page-header.tsx'
import { coverageOf } from '#app/library/coverage.ts'
import {
  applyFilters,
  clearedOf,
  countValues,
  facetKeys,
  listNarrowings,
  readFilters,
  toSearch,
  waysToLoosen,
  type FacetKey,
  type FacetValue,
} from '#app/library/filters.ts'
import { readLibrary } from '#app/library/list-questions.server.ts'
import type { ListedQuestion } from '#app/library/listed-question.ts'
import { questionsWords, statusWords, type QuestionStatus } from '#app/library/question-words.ts'

export const meta: MetaFunction = () => [{ title: 'Questions · Greenroom' }]

export async function loader({ request, context }: LoaderFunctionArgs) {
  const actor = await requireLogin(request, context)
  requireCan(actor, 'browse-questions')
  const asked = readFilters(new URL(request.url).searchParams)
  const { questions, candidates, candidate } = await readLibrary(context, actor, asked.candidateId)
  const filters = { ...asked, candidateId: candidate?.id ?? '' }
  const found = applyFilters(questions, filters)
  const ofStatus = questions.filter(({ status }) => status === filters.status)
  const values = facetKeys.map((key) => [key, countValues(questions, filters, key)] as const)
  return {
    filters,
    found,
    candidates,
    candidate,
    values: Object.fromEntries(values) as Record<FacetKey, FacetValue[]>, // why: fromEntries forgets the names it was given
    chips: listNarrowings(filters).map(({ label, without }) => ({ label, search: toSearch(without) })),
    clear: toSearch(clearedOf(filters)),
    loosenings: found.length === 0 ? waysToLoosen(questions, filters) : [],
    total: ofStatus.length,
    metCount: ofStatus.filter(({ met }) => met).length,
    shelves: toShelves(questions),
    coverage: coverageOf(questions),
  }
}

function toShelves(questions: readonly ListedQuestion[]) {
  return (Object.keys(statusWords) as QuestionStatus[]) // why: Object.keys forgets the names it was given
    .map((status) => ({ status, count: questions.filter((one) => one.status === status).length }))
    .filter(({ status, count }) => status === 'live' || count > 0)
}

export default function Questions() {
  const {
    filters,
    found,
    candidates,
    candidate,
    values,
    chips,
    clear,
    loosenings,
    total,
    metCount,
    shelves,
    coverage,
  } = useLoaderData<typeof loader>()
  const hidden = candidate && !filters.used ? metCount : 0
  const count = `${found.length === total ? '' : `${found.length} of `}${questionsWords(total)}`
  return (
    <>
      <PageHeader title="Questions">
        Real faults on real boxes, programs to write, changes to review, and things to talk about. What can be
        run is proved: every solution passes, every band-aid is seen through.
      </PageHeader>
      <div className="grid items-start gap-x-8 gap-y-6 lg:grid-cols-[16rem_minmax(0,1fr)]">
        <details className="filter-fold group rounded-lg border border-line bg-surface p-4 shadow-card">
          <summary className="flex min-h-8 items-center justify-between font-semibold lg:hidden">
            Filters {chips.length > 0 ? `(${chips.length})` : ''}
            <span className="text-sm font-normal text-accent-ink underline underline-offset-4">
              <span className="group-open:hidden">show</span>
              <span className="hidden group-open:inline">hide</span>
            </span>
          </summary>
          <div className="max-lg:pt-4">
            <FilterPanel filters={filters} values={values} candidates={candidates} metCount={metCount} />
          </div>
        </details>
        <div className="grid min-w-0 gap-4">
          <div className="flex flex-wrap items-center justify-between gap-x-6 gap-y-2">
            <h2 className="text-lg">
              {count}
              {candidate ? <span className="font-normal"> for {candidate.name}</span> : null}
            </h2>
            {/* The list may be out of sight of whoever just ticked something. */}
            <p role="status" className="sr-only">
              {count}
            </p>
            <div className="flex flex-wrap items-center gap-x-5 gap-y-2">
              <Shelves shelves={shelves} current={filters.status} />
              <OrderSelect filters={filters} />
            </div>
          </div>
          <Disclosure
            summary="Map of the bank: topics by level"
            className="rounded-lg border border-line bg-surface px-4 py-3 shadow-card"
          >
            <div className="-ml-6">
              <CoverageMap rows={coverage} />
            </div>
          </Disclosure>
          <Chips chips={chips} clear={clear} />
          {hidden > 0 && candidate ? (
            <p className="text-sm text-ink-soft">
              {candidate.name} has met {questionsWords(hidden)} before: not offered a second time.{' '}
              <Link
                to={`/questions${toSearch({ ...filters, used: true })}`}
                className="text-accent-ink underline underline-offset-4"
              >
                Show used ones too
              </Link>
            </p>
          ) : null}
          {found.length > 0 ? (
            <QuestionList
              questions={found}
              search={filters.candidateId ? `?candidateId=${filters.candidateId}` : ''}
            />
          ) : (
            <NothingFound loosenings={loosenings} clear={clear} empty={total === 0} />
          )}
        </div>
      </div>
    </>
  )
}

type ShelvesProps = { shelves: readonly { status: QuestionStatus; count: number }[]; current: QuestionStatus }

/** Drafts and retired ones stand on shelves of their own. */
function Shelves({ shelves, current }: ShelvesProps) {
  if (shelves.length < 2) return null
  return (
    <nav aria-label="Shelves" className="flex gap-1">
      {shelves.map(({ status, count }) => (
        <Link
          key={status}
          to={status === 'live' ? '/questions' : `/questions?status=${status}`}
          aria-current={status === current ? 'page' : undefined}
          className={cx(
            'inline-flex min-h-8 items-center rounded-sm px-2.5 text-sm font-semibold',
            status === current ? 'bg-accent-soft text-accent-ink' : 'text-ink-soft hover:bg-sunken',
          )}
        >
          {statusWords[status]} {count}
        </Link>
      ))}
    </nav>
  )
}

function QuestionList({ questions, search }: { questions: readonly ListedQuestion[]; search: string }) {
  const axis = axisFor(
    questions.map(({ minutes, solveTimes, trials }) => ({ planned: minutes, solveTimes, trials })),
  )
  return (
    <div className="rounded-lg border border-line bg-surface shadow-card">
      <div
        className={cx(
          'hidden gap-x-5 border-b border-line px-5 py-2 text-sm text-ink-soft lg:grid',
          lineColumns,
        )}
      >
        <span aria-hidden="true">Level</span>
        <span aria-hidden="true">Question</span>
        <span>
          <span aria-hidden="true">Minutes</span>
          <AxisMarks axis={axis} />
        </span>
      </div>
      <ul className="divide-y divide-line">
        {questions.map((question) => (
          <li key={question.slug}>
            <QuestionLine question={question} axis={axis} search={search} />
          </li>
        ))}
      </ul>
      <PlotKey className="border-t border-line px-4 py-3 sm:px-5" />
    </div>
  )
}
