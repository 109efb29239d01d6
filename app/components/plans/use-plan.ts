// Changes of a draft, one after the other: each names the state it was made from, so the next waits for the answer.
import { useFetcher } from '@remix-run/react'
import { useEffect, useMemo, useRef } from 'react'
import { readTimeId } from '#app/matching/plan.ts'
import type { PlanCard, PlanPage } from '#app/matching/plan-page.ts'
import { refusalWords, type PlanAnswer } from '#app/matching/plan-words.ts'

export type PlanChanges = {
  isBusy: boolean
  /** Of the last change that was refused. */
  problem: string | null
  answer: PlanAnswer | undefined
  change(fields: Record<string, string>): void
  /** The cards as they will be when the change under way has gone well. */
  cards: PlanCard[]
  pendingKey: string | null
}

export function usePlan(page: PlanPage): PlanChanges {
  const fetcher = useFetcher<PlanAnswer>({ key: `plan-${page.id}` })
  const isBusy = fetcher.state !== 'idle'
  const { data: answer, formData } = fetcher
  const waiting = useRef<Record<string, string> | null>(null)
  // A click made while the answer to another was under way is meant as well.
  useEffect(() => {
    const fields = waiting.current
    if (isBusy || !fields) return
    waiting.current = null
    void fetcher.submit({ ...fields, revision: String(page.revision) }, { method: 'post' })
  }, [isBusy, fetcher, page.revision])
  const pendingKey = formData?.get('deed') === 'move' ? keyOf(formData) : null
  const cards = useMemo(
    () =>
      page.cards.map((card) =>
        card.key === pendingKey && formData ? movedCard(card, formData, page) : card,
      ),
    [page, pendingKey, formData],
  )
  return {
    isBusy,
    problem: !isBusy && answer && !answer.ok ? refusalWords[answer.reason] : null,
    answer: isBusy ? undefined : answer,
    change(fields) {
      if (isBusy) waiting.current = fields
      else void fetcher.submit({ ...fields, revision: String(page.revision) }, { method: 'post' })
    },
    cards,
    pendingKey,
  }
}

function textOf(form: FormData, name: string): string {
  const value = form.get(name)
  return typeof value === 'string' ? value : ''
}

function keyOf(form: FormData): string {
  return `${textOf(form, 'candidateId')} ${textOf(form, 'needId')}`
}

function movedCard(card: PlanCard, form: FormData, page: PlanPage): PlanCard {
  const startsAt = readTimeId(textOf(form, 'timeId'))?.startsAt ?? card.startsAt
  const start = page.starts.find((one) => one.startsAt === startsAt)
  const interviewerId = textOf(form, 'interviewerId') || card.interviewerId
  const interviewer = page.loads.find(({ id }) => id === interviewerId)?.name ?? card.interviewer
  const place = start ? { day: start.day, clock: start.clock } : {}
  return { ...card, ...place, startsAt, interviewerId, interviewer, byHand: true, broken: [] }
}
