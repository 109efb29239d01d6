// All scored rounds of a session in one form: one after the other without scripts, each behind its tab with them.
import { Form } from '@remix-run/react'
import { useEffect, useMemo, useRef, useState, type MouseEvent } from 'react'
import { flushSync } from 'react-dom'
import { fieldNamesOf } from '#app/rubric/scorecard-form.ts'
import { scorecardWords } from '#app/rubric/scorecard-words.ts'
import type { ScorecardRound, TimelineMoment } from '#app/rubric/scorecard-page.ts'
import type { RoundGap } from '#app/rubric/scorecard.ts'
import { ErrorSummary, type FormProblem } from '../ui/error-summary.tsx'
import { Tabs } from '../ui/tabs.tsx'
import { dimensionFieldId, RoundFields } from './round-fields.tsx'
import { countRated, RoundProgress } from './round-progress.tsx'
import { strengthFieldId, tryNextFieldId } from './feedback-fields.tsx'
import { SaveBar } from './save-bar.tsx'
import { SubmitButton } from './submit-button.tsx'
import { useAutosave } from './use-autosave.ts'

type ScorecardFormProps = {
  rounds: readonly ScorecardRound[]
  candidateName: string
  timeline: readonly TimelineMoment[]
  practice: boolean
  maySubmit: boolean
  /** What the server found missing, or said no to. */
  gaps: readonly RoundGap[]
  refusal: string | null
  draftUrl: string
}

export function ScorecardForm(props: ScorecardFormProps) {
  const { rounds, candidateName, timeline, practice, maySubmit, gaps, refusal, draftUrl } = props
  const form = useRef<HTMLFormElement>(null)
  const { saving, changed } = useAutosave(draftUrl)
  const [rated, setRated] = useState(() => new Set(rounds.flatMap(ratedInDraft)))
  const [open, setOpen] = useState(String(rounds[0]?.round ?? 0))
  // The summary takes the focus when it changes: once per answer of the server, never while somebody types.
  const problems = useMemo(() => toProblems(gaps, refusal, rounds), [gaps, refusal, rounds])
  useEffect(() => {
    if (gaps[0]) setOpen(String(gaps[0].round))
  }, [gaps])
  function follow(written: HTMLFormElement) {
    changed(written)
    const answers = new FormData(written)
    setRated(new Set(rounds.flatMap(ratingNames).filter((name) => answers.has(name))))
  }
  /** A link to a field behind another tab: the tab opens first, so that the field can take the focus. */
  function openTabOf(event: MouseEvent) {
    const link = event.target instanceof Element ? event.target.closest('a[href^="#"]') : null
    const field = link && document.getElementById(link.getAttribute('href')?.slice(1) ?? '')
    const round = field?.closest<HTMLElement>('[data-round]')?.dataset.round
    if (round) flushSync(() => setOpen(round))
  }
  const fieldsOf = (one: ScorecardRound) => (
    <RoundFields
      card={one}
      candidateName={candidateName}
      timeline={timeline}
      rated={rated}
      gaps={gaps.filter(({ round }) => round === one.round)}
    />
  )
  const [only, ...others] = rounds
  return (
    <Form
      ref={form}
      method="post"
      noValidate
      onChange={(event) => follow(event.currentTarget)}
      className="grid gap-5"
    >
      <div onClickCapture={openTabOf}>
        <ErrorSummary
          problems={problems}
          {...(refusal === scorecardWords.sealed ? { title: 'Nothing was changed' } : {})}
        />
      </div>
      {refusal === scorecardWords.sealed ? (
        <p>
          What you wrote stays on this page until you leave it.{' '}
          {/* A whole new page: the words above are given up by choice. */}
          <a href="?" className="text-accent-ink underline underline-offset-4">
            Open the sealed scorecard
          </a>
        </p>
      ) : null}
      {only && others.length === 0 ? fieldsOf(only) : null}
      {others.length > 0 ? (
        <>
          <noscript>
            <style>{'[role=tabpanel]{display:block!important}'}</style>
          </noscript>
          <Tabs
            label="Rounds"
            keep
            className="min-w-0"
            value={open}
            onValueChange={setOpen}
            tabs={rounds.map((one) => ({
              value: String(one.round),
              label: <RoundProgress card={one} rated={rated} />,
              panel: fieldsOf(one),
            }))}
          />
        </>
      ) : null}
      <SaveBar saving={saving} progress={progressWords(rounds, rated)}>
        <noscript>
          <button name="intent" value="save" className="min-h-11 px-4 font-semibold underline">
            Save the draft
          </button>
        </noscript>
        <SubmitButton practice={practice} maySubmit={maySubmit} form={form} rounds={rounds.length} />
      </SaveBar>
    </Form>
  )
}

function ratingNames({ round, rubric }: ScorecardRound): string[] {
  return rubric.dimensions.map(({ id }) => fieldNamesOf(round).rating(id))
}

function ratedInDraft({ round, draft }: ScorecardRound): string[] {
  return draft.ratings
    .filter((one) => one.rating !== null || one.notObserved)
    .map(({ dimensionId }) => fieldNamesOf(round).rating(dimensionId))
}

function progressWords(rounds: readonly ScorecardRound[], rated: ReadonlySet<string>): string {
  const counts = rounds.map((one) => countRated(one, rated))
  const sum = (part: 'rated' | 'of') => counts.reduce((total, count) => total + count[part], 0)
  const words = `${sum('rated')} of ${sum('of')} rated`
  return rounds.length === 1 ? words : `${words} in ${rounds.length} rounds`
}

function toProblems(
  gaps: readonly RoundGap[],
  refusal: string | null,
  rounds: readonly ScorecardRound[],
): FormProblem[] {
  const ofGaps = gaps.map(({ round, part, dimensionId, words }): FormProblem => {
    const card = rounds.find((one) => one.round === round)
    const where = rounds.length > 1 ? `${card?.title ?? ''}, ` : ''
    if (part === 'strengths')
      return { fieldId: strengthFieldId(round, 1), words: where + lowered(words, where) }
    if (part === 'tryNext') return { fieldId: tryNextFieldId(round), words: where + lowered(words, where) }
    const title = card?.rubric.dimensions.find(({ id }) => id === dimensionId)?.title ?? ''
    return { fieldId: dimensionFieldId(round, dimensionId ?? ''), words: `${where}${title}: ${words}` }
  })
  return refusal && ofGaps.length === 0 ? [{ words: refusal }] : ofGaps
}

/** After the name of a round a sentence goes on. */
function lowered(words: string, where: string): string {
  return where === '' ? words : words.charAt(0).toLowerCase() + words.slice(1)
}
