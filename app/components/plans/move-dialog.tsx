// Another time, another interviewer, with what breaks nothing first: everything dragging does, with a keyboard or a thumb.
import { useFetcher } from '@remix-run/react'
import { useEffect, useState } from 'react'
import { Button } from '#app/components/ui/button.tsx'
import { Dialog } from '#app/components/ui/dialog.tsx'
import { Field, Select } from '#app/components/ui/field.tsx'
import { Spinner } from '#app/components/ui/progress.tsx'
import type { PlanPage, PlanPlaces } from '#app/matching/plan-page.ts'

/** A card, or somebody who has no place yet. */
export type ToMove = {
  key: string
  candidateId: string
  candidate: string
  needId: string
  what: string
  timeId: string | null
  interviewerId: string | null
  shadowId: string | null
}

type MoveDialogProps = {
  page: Pick<PlanPage, 'id' | 'cohortId' | 'shadows' | 'zone'>
  toMove: ToMove
  onClose(): void
  onChange(fields: Record<string, string>): void
}

export function placesPath({ cohortId, id }: Pick<PlanPage, 'cohortId' | 'id'>, entry: ToMove): string {
  const asked = new URLSearchParams({ candidate: entry.candidateId, need: entry.needId })
  return `/cohorts/${cohortId}/plans/${id}/places?${asked.toString()}`
}

export function MoveDialog({ page, toMove, onClose, onChange }: MoveDialogProps) {
  const fetcher = useFetcher<PlanPlaces>()
  const path = placesPath(page, toMove)
  const { load } = fetcher
  useEffect(() => void load(path), [load, path])
  const places = fetcher.data?.key === toMove.key ? fetcher.data : null
  return (
    <Dialog
      open
      onOpenChange={(open) => !open && onClose()}
      title={toMove.timeId === null ? `A place for ${toMove.candidate}` : `Move ${toMove.candidate}`}
      description={`${toMove.what}. Times are those of ${page.zone}.`}
    >
      {places ? (
        <MoveForm page={page} toMove={toMove} places={places} onChange={onChange} onClose={onClose} />
      ) : (
        <p role="status" className="flex items-center gap-2 text-ink-soft">
          <Spinner />
          {fetcher.state === 'idle' && fetcher.data === undefined
            ? 'Looking for places…'
            : 'Looking for places…'}
        </p>
      )}
    </Dialog>
  )
}

function MoveForm({ page, toMove, places, onChange, onClose }: MoveDialogProps & { places: PlanPlaces }) {
  const { fits, times, interviewers } = places
  const good = times.filter(({ id }) => fits[id])
  const others = times.filter(({ id }) => !fits[id])
  const firstTime = toMove.timeId ?? good[0]?.id ?? times[0]?.id ?? ''
  const [timeId, setTimeId] = useState(firstTime)
  const ableAt = (id: string) => (fits[id] ?? []).flatMap((index) => interviewers[index] ?? [])
  const [interviewerId, setInterviewerId] = useState(
    toMove.interviewerId ?? ableAt(firstTime)[0]?.id ?? interviewers[0]?.id ?? '',
  )
  const [shadowId, setShadowId] = useState(toMove.shadowId ?? '')
  const able = ableAt(timeId)
  const unable = interviewers.filter(({ id }) => !able.some((one) => one.id === id))
  const breaksNothing = able.some(({ id }) => id === interviewerId)
  const { candidateId, needId } = toMove
  const send = (fields: Record<string, string>) => {
    onChange({ candidateId, needId, ...fields })
    onClose()
  }
  return (
    <form
      className="grid gap-4"
      onSubmit={(event) => {
        event.preventDefault()
        send({ deed: 'move', timeId, interviewerId, shadowId })
      }}
    >
      {good.length === 0 ? (
        <p className="rounded-md bg-lamp-soft p-3 text-lamp-ink">
          No place breaks nothing. You can still choose one and see what it breaks.
        </p>
      ) : null}
      <Field label="Time" name="timeId" required>
        <Select value={timeId} onChange={(event) => setTimeId(event.target.value)}>
          <Options label="Breaks nothing" options={good.map(({ id, label }) => ({ id, name: label }))} />
          <Options label="Breaks something" options={others.map(({ id, label }) => ({ id, name: label }))} />
        </Select>
      </Field>
      <Field label="Interviewer" name="interviewerId" required>
        <Select value={interviewerId} onChange={(event) => setInterviewerId(event.target.value)}>
          <Options label="Can at this time" options={able} />
          <Options label="Breaks something" options={unable} />
        </Select>
      </Field>
      {page.shadows.length > 0 ? (
        <Field label="Shadow" name="shadowId" required>
          <Select required={false} value={shadowId} onChange={(event) => setShadowId(event.target.value)}>
            <option value="">Nobody</option>
            {page.shadows.map(({ id, name }) => (
              <option key={id} value={id}>
                {name}
              </option>
            ))}
          </Select>
        </Field>
      ) : null}
      <p aria-live="polite" className="text-sm text-ink-soft">
        {breaksNothing ? 'This breaks nothing.' : 'This breaks a rule. You will see which; it can be undone.'}
      </p>
      <div className="flex flex-wrap justify-end gap-2">
        {toMove.timeId === null ? null : (
          <Button variant="quiet" onClick={() => send({ deed: 'take-out' })}>
            Take out of the plan
          </Button>
        )}
        <Button type="submit">{toMove.timeId === null ? 'Give this place' : 'Move'}</Button>
      </div>
    </form>
  )
}

function Options({ label, options }: { label: string; options: { id: string; name: string }[] }) {
  if (options.length === 0) return null
  return (
    <optgroup label={label}>
      {options.map(({ id, name }) => (
        <option key={id} value={id}>
          {name}
        </option>
      ))}
    </optgroup>
  )
}
