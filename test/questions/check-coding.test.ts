import { describe, expect, it } from 'vitest'
import { checkCoding, codingCases } from '#questions/check-coding.ts'
import type { CaseResult } from '#questions/check-report.ts'
import { loadFolders } from '#questions/load.ts'
import type { CodingQuestion } from '#questions/schema.ts'
import { SandboxHostError } from '#sandbox/client.ts'
import type { SandboxClient } from '#sandbox/client.ts'
import type { HostEvent, RequestInput, RequestName, RunEnd } from '#sandbox/contract.ts'
import { makeScratchBank } from '#test/support/scratch-bank.ts'

type Run = RequestInput<'startRun'>
type Answer = Partial<RunEnd> & { stdout?: string; stderr?: string }

function question(): CodingQuestion {
  const loaded = loadFolders(makeScratchBank('coding').root).entries[0]?.loaded
  if (!loaded?.ok || loaded.question.kind !== 'coding') throw new Error('the scratch question does not load')
  return loaded.question
}

// why: a double of the host: what is told to a box, and boxes that go away, cannot be seen from a real one.
function scriptRuns(answer: (run: Run) => Answer | 'gone', refuse: string | null = null) {
  const asked: { name: RequestName; input: unknown }[] = []
  const listeners = new Set<(event: HostEvent) => void>()
  const connections = new Set<(connected: boolean) => void>()
  const destroyed: string[] = []
  const end = (run: Run, { stdout = '', stderr = '', ...more }: Answer) => {
    const { sandboxId, runId } = run
    const tell = (event: HostEvent) => listeners.forEach((listener) => listener(event))
    for (const [stream, text] of [
      ['out', stdout],
      ['err', stderr],
    ] as const) {
      if (text === '') continue
      const content = Buffer.from(text).toString('base64')
      tell({ type: 'run-output', sandboxId, runId, stream, offset: 0, content })
    }
    const well = { exitCode: 0, signal: null, because: 'exited', cpuMs: 30, wallMs: 30, memoryMb: 9 } as const
    const rest = { outputBytes: stdout.length, truncated: false, processesRefused: false }
    tell({ type: 'run-ended', sandboxId, runId, ...well, ...rest, ...more })
  }
  async function request(name: RequestName, input: unknown): Promise<unknown> {
    asked.push({ name, input })
    if (name === 'createSandbox' && refuse !== null)
      throw new SandboxHostError('refused', refuse, { code: 'full', words: refuse })
    if (name === 'destroySandbox') destroyed.push('it')
    if (name === 'startRun') {
      // why: the name has just said which input this is
      const run = input as Run
      const given = answer(run)
      setImmediate(() => {
        if (given === 'gone') connections.forEach((listener) => listener(false))
        else end(run, given)
      })
    }
    return name === 'exec' ? { exitCode: 0, stdout: '', stderr: '', timedOut: false } : {}
  }
  const on =
    <Listener>(set: Set<Listener>) =>
    (listener: Listener) => {
      set.add(listener)
      return () => set.delete(listener)
    }
  const client = { request, onEvent: on(listeners), onConnection: on(connections) }
  // why: only these are used by the check
  return { client: client as unknown as SandboxClient, asked, destroyed, listeners, connections }
}

async function check(one: CodingQuestion, client: SandboxClient, only?: string[]): Promise<CaseResult[]> {
  const results: CaseResult[] = []
  const tell = (result: CaseResult) => void results.push(result)
  await checkCoding(client, one, { sandboxId: 'check-1', tell, ...(only && { only }) })
  return results
}

describe('proving programs', () => {
  it('QB43 sends nothing of what was expected into the box, and makes large inputs beside it', async () => {
    const one = question()
    const marked = structuredClone(one)
    for (const each of marked.coding.cases) each.expect.stdout = `EXPECTED ${each.id}\n`
    const { client, asked, destroyed } = scriptRuns(() => ({ stdout: 'something else\n' }))
    await check(marked, client)
    const sent = asked.map(({ input }) => JSON.stringify(input)).join('\n')
    const files = asked.filter(({ name }) => name === 'putFiles').map(({ input }) => JSON.stringify(input))
    const texts = files.join().matchAll(/"content":"([^"]*)"/g)
    const put = [...texts].map(([, content = '']) => Buffer.from(content, 'base64').toString()).join('\n')
    expect(`${sent}\n${put}`).not.toMatch(/EXPECTED/)
    for (const hash of marked.coding.scale.flatMap(({ sha256 }) => sha256)) expect(sent).not.toContain(hash)
    const generated = asked.filter(({ input }) => JSON.stringify(input).includes('python3 -'))
    expect(generated.map(({ input }) => Reflect.get(Object(input), 'vantage'))).toEqual([
      'outside',
      'outside',
    ])
    expect(destroyed).toHaveLength(1)
  })

  it('QB17, QB18 a box that was not to be had makes every case invalid, in the words of the host', async () => {
    const one = question()
    const results = await check(one, scriptRuns(() => ({}), 'All memory for boxes is promised.').client)
    expect(results.map(({ name, verdict, words }) => [name, verdict, words])).toEqual(
      codingCases(one).map((name) => [name, 'invalid', ['no box: All memory for boxes is promised.']]),
    )
  })

  it('QB17, QB18 a host that goes away in the middle is no statement about the program', async () => {
    const scripted = scriptRuns(() => 'gone')
    const [result] = await check(question(), scripted.client, ['solution dictionary'])
    expect(result).toMatchObject({ verdict: 'invalid', words: ['the box went away in the middle of a run'] })
    expect([scripted.listeners.size, scripted.connections.size]).toEqual([0, 0])
    expect(scripted.destroyed).toHaveLength(1)
  })

  it('QB40 a solution that needs most of its time is told what to raise', async () => {
    const one = question()
    const answers = new Map(one.coding.cases.map((each) => [each.stdin, each.expect]))
    const { client } = scriptRuns(({ stdin = '' }) => {
      const { stdout = '', stderr = 'any' } = answers.get(stdin) ?? {}
      return { stdout, stderr: stderr === 'something' ? 'no\n' : '', cpuMs: 1500 }
    })
    const [result] = await check(one, client, ['solution dictionary'])
    expect(result?.words).toContain(
      'solutions/dictionary  case two-names takes 1.5 s of the 2 s it may: raise limits.seconds to 3, or make it smaller',
    )
  })

  it('QB42 after a few runs without end the others are not tried', async () => {
    const slow = scriptRuns(({ argv }) =>
      argv.includes('main.py') && argv.length === 2 ? { because: 'cpu', exitCode: null } : {},
    )
    const [result] = await check(question(), slow.client, ['solution dictionary'])
    expect(result?.words.at(-1)).toBe('solutions/dictionary  took so long that 19 more runs were not tried')
    expect(slow.asked.filter(({ name }) => name === 'startRun')).toHaveLength(4)
  })
})
