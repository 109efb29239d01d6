import { describe, expect, it } from 'vitest'
import type { Tool } from '#app/session/events.ts'
import type { SandboxView, WorkView } from '#app/session/view-types.ts'
import { arrange, needsBox, toolsShown } from './tools-shown.ts'

function staged(tools: Tool[], work: Partial<WorkView> | null, status: SandboxView['status'] = 'none') {
  const stage = { at: 2, id: 's', title: 'S', round: 0, part: 'p', tools, says: '', tells: null }
  const whole: WorkView | null = work && {
    questionSlug: null,
    kind: 'internals',
    title: 'T',
    prompt: '',
    artefact: null,
    review: null,
    coding: null,
    ...work,
  }
  return { stage, work: whole, sandbox: { status, words: '', sandboxId: null } }
}

const text = { type: 'text', caption: 'A listing', text: 'x' } as const

describe('the middle of the room', () => {
  it('RD9 shows the tools of the present stage that have something in them', () => {
    const talk: Tool[] = ['artefact', 'notes', 'terminal']
    expect(toolsShown(staged(talk, { artefact: text }))).toEqual(['artefact', 'notes'])
    expect(toolsShown(staged(talk, {}, 'ready'))).toEqual(['notes', 'terminal'])
    expect(toolsShown(staged(['terminal', 'artefact'], { kind: 'troubleshooting' }))).toEqual(['terminal'])
    expect(toolsShown(staged(['diff'], { kind: 'review', review: { files: [], comments: [] } }))).toEqual([
      'diff',
    ])
    expect(toolsShown(staged([], null))).toEqual([])
    // What begins with words has nothing to look at: the room shows the words.
    expect(toolsShown(staged(['artefact'], {}))).toEqual([])
  })

  it('RD9 is the terminal where a session has no stages', () => {
    expect(toolsShown({ ...staged([], null), stage: null })).toEqual(['terminal'])
  })

  it('RD10 what is looked at while working stands beside the rest', () => {
    expect(arrange(['editor', 'terminal'])).toEqual({ main: ['editor'], beside: 'terminal' })
    expect(arrange(['notes', 'board'])).toEqual({ main: ['board'], beside: 'notes' })
    expect(arrange(['artefact', 'notes', 'terminal'])).toEqual({
      main: ['artefact', 'notes'],
      beside: 'terminal',
    })
    expect(arrange(['artefact', 'board'])).toEqual({ main: ['artefact', 'board'], beside: null })
    expect(arrange(['terminal'])).toEqual({ main: ['terminal'], beside: null })
  })

  it('RD11 speaks of a box only where one is worked on, in the lobby where one will be', () => {
    const items = (tools: Tool[]) => {
      const { stage } = staged(tools, null)
      return [
        { phase: 'lobby' as const, minutes: null },
        { phase: 'working' as const, minutes: 5, stage },
      ]
    }
    const lobby = { stage: null, phase: 'lobby' as const }
    expect(needsBox({ ...lobby, agenda: items(['artefact', 'notes']) })).toBe(false)
    expect(needsBox({ ...lobby, agenda: items(['terminal']) })).toBe(true)
    expect(needsBox({ ...lobby, agenda: [{ phase: 'lobby', minutes: null }] })).toBe(true)
    const { stage } = staged(['board'], null)
    expect(needsBox({ stage, phase: 'working', agenda: items(['terminal']) })).toBe(false)
  })
})
