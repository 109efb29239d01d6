import { renderToStaticMarkup } from 'react-dom/server'
import { describe, expect, it } from 'vitest'
import type { Axis, Marker } from '#app/recording/axis.ts'
import { buildIndex } from '#app/recording/build-index.server.ts'
import { stamp } from '#app/session/clock-face.ts'
import { Replay } from './replay.tsx'
import { SearchBox } from './search-box.tsx'
import { TranscriptView } from './transcript-view.tsx'
import type { ReplayRecording } from './use-recordings.ts'

const terminal = {
  recordingId: 'r1',
  number: 1,
  document: null,
  title: 'Terminal 1',
  fromMs: 60_000,
  toMs: 600_000,
}
function axisOf(count: number): Axis {
  const markers = Array.from({ length: count }, (_, at): Marker => ({
    seq: at,
    atMs: at * 2500,
    kind: at % 2 === 0 ? 'note' : 'probe',
    tone: 'good',
    words: `Marker <b>${at}</b>`,
  }))
  return {
    durationMs: 600_000,
    terminals: [terminal],
    markers,
    spans: [],
    clock: [
      { atMs: 0, sessionMs: 0 },
      { atMs: 600_000, sessionMs: 600_000 },
    ],
  }
}
const draw = (axis: Axis, sessionMs = 0) =>
  renderToStaticMarkup(<Replay sessionId="s1" axis={axis} start={{ sessionMs, terminal: null }} />)

async function recordingOf(output: string): Promise<ReplayRecording> {
  const text = `{"version":3,"term":{"cols":80,"rows":24}}\n${JSON.stringify([5, 'o', output])}\n`
  const built = await buildIndex([new TextEncoder().encode(text)])
  if (!built) throw new Error('no recording')
  return {
    ...terminal,
    state: 'ready',
    opened: { index: built.index, source: { index: built.index, read: async () => new Uint8Array() } },
  }
}

describe('the replay as a page', () => {
  it('RP23 its place is a slider with words, and 200 markers stand in a list as well', () => {
    const page = draw(axisOf(200), 125_000)
    expect(page).toMatch(
      /<input type="range"[^>]*aria-label="Place in the session"[^>]*aria-valuetext="3 minutes by/,
    )
    expect(page.match(/<li>/g)).toHaveLength(200)
    expect(page).toContain('aria-current="true"')
    expect(page).not.toContain('<b>')
  })

  it('RP23 says when there is nothing noted, and that a terminal was not open yet', () => {
    expect(draw(axisOf(0))).toContain('Nothing was noted.')
    expect(draw(axisOf(0))).toContain('This terminal was not open yet.')
    expect(draw(axisOf(0), 120_000)).not.toContain('This terminal was not open yet.')
  })

  it('RP23 the transcript is text with times that lead to the moment, and what a box wrote stays text', async () => {
    const recordings = [await recordingOf('root@box:~# echo "<img src=x>"\r\n<img src=x>\r\nroot@box:~# ')]
    const page = renderToStaticMarkup(
      <TranscriptView recordings={recordings} stampOf={stamp} onJump={() => {}} />,
    )
    expect(page).toContain('aria-label="1:05, show this moment"')
    expect(page).toContain('echo &quot;&lt;img src=x&gt;&quot;')
    expect(page).not.toContain('<img')
  })

  it('RP23 a recording that cannot be played says so in its place', () => {
    const recordings: ReplayRecording[] = [
      { ...terminal, state: 'failed', words: 'This recording has been deleted.' },
    ]
    const page = renderToStaticMarkup(
      <TranscriptView recordings={recordings} stampOf={stamp} onJump={() => {}} />,
    )
    expect(page).toContain('This recording has been deleted.')
    const box = renderToStaticMarkup(
      <SearchBox recordings={recordings} inputRef={{ current: null }} stampOf={stamp} onJump={() => {}} />,
    )
    expect(box).toContain('Words that were on a screen')
  })
})
