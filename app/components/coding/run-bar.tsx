// Run, run the tests, stop: what this person may press, and how it goes.
import { FlaskConical, Play, Square } from 'lucide-react'
import { useEffect, useRef, useState } from 'react'
import { LANGUAGE_WORDS } from '#app/coding/main-files.ts'
import type { Command } from '#app/session/commands.ts'
import type { CodingView } from '#app/session/view-types.ts'
import { Button } from '../ui/button.tsx'
import { Spinner } from '../ui/progress.tsx'
import { nameOf } from '../room/presence.tsx'
import { useAllowed, useCommand, useRoom } from '../room/room-context.tsx'
import { RunInput, type Given } from './run-input.tsx'

/** So long a run waits for what was typed a moment ago to be saved. */
const WAIT_UNSAVED_MS = 2000

export function RunBar({ coding, unsaved }: { coding: CodingView; unsaved: boolean }) {
  const { view } = useRoom()
  const { run, busy } = useCommand()
  const mayRun = useAllowed('run-code')
  const mayTest = useAllowed('run-tests')
  const mayStop = useAllowed('stop-run')
  const mayChoose = useAllowed('choose-language')
  const [given, setGiven] = useState<Given>({ stdin: '', args: '' })
  const saved = useSaved(unsaved)
  const going = coding.run
  const start = async (command: Command) => {
    await saved()
    await run(command)
  }
  if (coding.language === null) return null
  return (
    <div className="flex shrink-0 flex-wrap items-center gap-2 border-t border-line bg-surface px-3 py-2">
      {mayRun ? (
        <Button
          size="sm"
          icon={<Play size={15} aria-hidden="true" />}
          busy={busy}
          disabled={going !== null}
          onClick={() => void start({ type: 'run-code', runId: crypto.randomUUID(), ...toGiven(given) })}
        >
          Run
        </Button>
      ) : null}
      {mayRun ? <RunInput given={given} onGiven={setGiven} /> : null}
      {mayTest ? (
        <Button
          size="sm"
          variant="secondary"
          icon={<FlaskConical size={15} aria-hidden="true" />}
          busy={busy}
          disabled={going !== null}
          onClick={() => void start({ type: 'run-tests', runId: crypto.randomUUID() })}
        >
          Run the tests
        </Button>
      ) : null}
      {going && mayStop ? (
        <Button
          size="sm"
          variant="danger"
          icon={<Square size={14} aria-hidden="true" />}
          onClick={() => void run({ type: 'stop-run', runId: going.runId })}
        >
          Stop
        </Button>
      ) : null}
      <p role="status" className="flex min-w-0 items-center gap-2 text-sm text-ink-soft">
        {going ? (
          <>
            <Spinner />
            {going.what === 'tests' ? 'The tests run' : 'Running'}, started by{' '}
            {going.by === view.me.userId ? 'you' : nameOf(view, going.by)}
          </>
        ) : null}
      </p>
      {mayChoose ? (
        <label className="ml-auto flex items-center gap-2 text-sm text-ink-soft">
          <span className="max-sm:sr-only">Language</span>
          <select
            value={coding.language}
            disabled={busy || going !== null}
            onChange={(event) => void run({ type: 'choose-language', language: event.target.value })}
            className="min-h-8 rounded-sm border border-line-strong bg-raised px-2 text-ink"
          >
            {coding.languages.map((language) => (
              <option key={language} value={language}>
                {LANGUAGE_WORDS[language]}
              </option>
            ))}
          </select>
        </label>
      ) : (
        <span className="ml-auto text-sm text-ink-soft">{LANGUAGE_WORDS[coding.language]}</span>
      )}
    </div>
  )
}

function toGiven({ stdin, args }: Given): { stdin?: string; args?: string[] } {
  const words = args.split(/\s+/).filter(Boolean)
  return { ...(stdin ? { stdin } : {}), ...(words.length > 0 ? { args: words } : {}) }
}

/** Resolves when everything typed here is saved, so that what runs is what is on the screen. */
function useSaved(unsaved: boolean): () => Promise<void> {
  const now = useRef(unsaved)
  const waiting = useRef(new Set<() => void>())
  useEffect(() => {
    now.current = unsaved
    if (!unsaved) for (const go of [...waiting.current]) go()
  }, [unsaved])
  return () =>
    new Promise((resolve) => {
      if (!now.current) return resolve()
      const go = () => {
        waiting.current.delete(go)
        clearTimeout(timer)
        resolve()
      }
      const timer = setTimeout(go, WAIT_UNSAVED_MS)
      waiting.current.add(go)
    })
}
