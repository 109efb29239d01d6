import { describe, expect, it } from 'vitest'
import { LIVE_LIMITS, liveCases, runLiveCase } from '#questions/check-live.ts'
import type { CaseResult } from '#questions/check-report.ts'
import type { TroubleshootingQuestion } from '#questions/schema.ts'
import { makeScratchBank } from '#test/support/scratch-bank.ts'
import { REBOOT, scriptBoxes } from '#test/support/scripted-boxes.ts'
import type { Answer, Rule, ScriptedBoxes } from '#test/support/scripted-boxes.ts'

type Scene = { question: TroubleshootingQuestion; rule: Rule; boxes?: ScriptedBoxes }

async function run(scene: Scene, name: string): Promise<CaseResult & { boxes: ScriptedBoxes }> {
  const boxes = scene.boxes ?? scriptBoxes(scene.rule)
  const one = liveCases(scene.question, { ...LIVE_LIMITS, settleMs: 1200 }).find(
    (found) => found.name === name,
  )
  if (!one) throw new Error(`no case ${name}`)
  return { ...(await runLiveCase(boxes.client, one, 'check-1')), boxes }
}

const NOT_YET: Answer = { exitCode: 1, stdout: 'not yet\n' }

/** A question as it should be: the first probe fails until the solution or a wrong fix ran, others see through wrong fixes. */
function goodScene(): Scene {
  const question = makeScratchBank().question()
  const scriptOf = (id: string) => question.probes.find((probe) => probe.id === id)?.script
  const fixes = [...question.solutions, ...question.wrongFixes]
  const rule: Rule = (script, done) => {
    const fix = fixes.find((one) => done.includes(one.script))
    if (script === scriptOf('greets')) return fix ? undefined : NOT_YET
    if (script === scriptOf('starts-with-the-machine'))
      return fix && fix.name !== 'start-only' ? undefined : NOT_YET
    if (script === scriptOf('greeting-intact')) return fix?.name === 'another-greeting' ? NOT_YET : undefined
    // Only these say something; everything else just works.
    return script.startsWith('/usr/bin/find') ? { stdout: '' } : undefined
  }
  return { question, rule }
}

/** The same, but for one answer. */
function sceneBut(
  change: (script: string, question: TroubleshootingQuestion, done: readonly string[]) => Answer | undefined,
): Scene {
  const good = goodScene()
  const rule: Rule = (script, done) => change(script, good.question, done) ?? good.rule(script, done)
  return { question: good.question, rule }
}

const UNTOUCHED = 'untouched box'
const SOLUTION = 'solution 01-give-it-back'
const WRONG = 'wrong fix start-only'

describe('a good question', () => {
  it('QB14, QB15, QB16 passes every case, each in a box that is destroyed', async () => {
    const { question, rule } = goodScene()
    const boxes = scriptBoxes(rule)
    const results = []
    for (const one of liveCases(question))
      results.push(await runLiveCase(boxes.client, one, `check-${one.name}`))
    expect(results.map(({ name, verdict }) => [name, verdict])).toEqual([
      [UNTOUCHED, 'passed'],
      [SOLUTION, 'passed'],
      ['wrong fix another-greeting', 'passed'],
      [WRONG, 'passed'],
    ])
    expect(boxes.made).toHaveLength(4)
    expect(boxes.destroyed).toEqual(boxes.made)
  })
})

describe('the untouched box', () => {
  it('QB14 a box in which every behaviour passes is not broken', async () => {
    const scene = sceneBut((script, question) => (script === question.probes[0]?.script ? {} : undefined))
    const { verdict, words } = await run(scene, UNTOUCHED)
    expect(verdict).toBe('failed')
    expect(words[0]).toContain('nothing is broken')
  })

  it('QB14 a probe that changes its mind is named', async () => {
    let asked = 0
    const scene = sceneBut((script, question) =>
      script === question.probes[2]?.script && ++asked === 2 ? NOT_YET : undefined,
    )
    const { verdict, words } = await run(scene, UNTOUCHED)
    expect(verdict).toBe('failed')
    expect(words).toEqual([
      expect.stringMatching(/^probes\/greeting-intact\.sh  said pass, and asked again not-yet: let it wait/),
    ])
  })

  it('QB14 a probe that writes is caught', async () => {
    const scene = sceneBut((script) =>
      script.startsWith('/usr/bin/find') ? { stdout: '/proc/1/root/etc/hosts\n' } : undefined,
    )
    const { verdict, words } = await run(scene, UNTOUCHED)
    expect(verdict).toBe('failed')
    expect(words).toEqual([expect.stringContaining('changed /etc/hosts: a probe only reads')])
  })
})

describe('after a reboot', () => {
  it('QB23 a box that a reboot mends was not broken', async () => {
    const scene = sceneBut((script, question, done) =>
      done.includes(REBOOT) && script === question.probes[0]?.script ? {} : undefined,
    )
    const { verdict, words } = await run(scene, UNTOUCHED)
    expect(verdict).toBe('failed')
    expect(words).toEqual([expect.stringContaining('a reboot mends it')])
  })

  it('QB23 a solution that a reboot undoes fails, and the report says at which moment', async () => {
    const scene = sceneBut((script, question, done) =>
      done.includes(REBOOT) && script === question.probes[0]?.script ? NOT_YET : undefined,
    )
    const { verdict, words } = await run(scene, SOLUTION)
    expect(verdict).toBe('failed')
    expect(words).toEqual([
      'solutions/01-give-it-back.sh  after a reboot probe greets does not pass: not yet',
    ])
  })

  it('QB23 a solution has a moment to show again', async () => {
    let asked = 0
    const scene = sceneBut((script, question, done) =>
      done.includes(REBOOT) && script === question.probes[0]?.script && ++asked < 3 ? NOT_YET : undefined,
    )
    expect((await run(scene, SOLUTION)).verdict).toBe('passed')
    expect(asked).toBe(3)
  })

  it('QB23 a box that does not come back fails the solution, in the words of the host', async () => {
    const scene = sceneBut((script) =>
      script === REBOOT ? { exitCode: 1, stderr: 'The box restarted again and again.' } : undefined,
    )
    const { verdict, words, boxes } = await run(scene, SOLUTION)
    expect(verdict).toBe('failed')
    expect(words).toEqual([
      'solutions/01-give-it-back.sh  the box was rebooted: The box restarted again and again.',
    ])
    expect(boxes.destroyed).toEqual(boxes.made)
  })
})

describe('a solution', () => {
  it('QB15 that leaves a probe unsatisfied fails, and the probe is named with its words', async () => {
    const scene = sceneBut((script, question) =>
      script === question.probes[1]?.script ? NOT_YET : undefined,
    )
    const { verdict, words } = await run(scene, SOLUTION)
    expect(verdict).toBe('failed')
    expect(words).toContain(
      'solutions/01-give-it-back.sh  at once probe starts-with-the-machine does not pass: not yet',
    )
  })

  it('QB15 that does not outlive a restart of the units fails', async () => {
    const scene = sceneBut((script, question, done) =>
      done.includes('systemctl restart greeter.service') && script === question.probes[0]?.script
        ? NOT_YET
        : undefined,
    )
    const { verdict, words } = await run(scene, SOLUTION)
    expect(verdict).toBe('failed')
    expect(words).toEqual([
      'solutions/01-give-it-back.sh  after systemctl restart greeter.service probe greets does not pass: not yet',
    ])
  })

  it('QB15 that ends with an error fails', async () => {
    const scene = sceneBut((script, question) =>
      script === question.solutions[0]?.script
        ? { exitCode: 3, stderr: '/bin/bash: line 7: no such file\n' }
        : undefined,
    )
    const { verdict, words } = await run(scene, SOLUTION)
    expect(verdict).toBe('failed')
    expect(words).toEqual(['solutions/01-give-it-back.sh:7  ended with 3: no such file'])
  })
})

describe('a wrong fix', () => {
  it('QB16 that satisfies the probe it names is not seen through', async () => {
    const scene = sceneBut((script, question) => (script === question.probes[1]?.script ? {} : undefined))
    const { verdict, words } = await run(scene, WRONG)
    expect(verdict).toBe('failed')
    expect(words[0]).toContain('wrong/start-only.sh  probe starts-with-the-machine was to see through it')
  })

  it('QB16 may end with an error, and may fail more than it names', async () => {
    const scene = sceneBut((script, question) => {
      if (script === question.wrongFixes[1]?.script) return { exitCode: 1 }
      return script === question.probes[2]?.script ? NOT_YET : undefined
    })
    expect((await run(scene, WRONG)).verdict).toBe('passed')
  })
})

describe('what proves nothing', () => {
  it.each<[string, Answer, string]>([
    [
      'crashes',
      { exitCode: 1, stderr: 'useradd: not found\n' },
      'setup.sh  ended with 1: useradd: not found; ',
    ],
    ['hangs', { exitCode: null, timedOut: true }, 'setup.sh  did not end within 60 s: bound '],
    ['is killed', { exitCode: null, signal: 'SIGKILL' }, 'setup.sh  was ended by SIGKILL; '],
    ['leaves a process behind', { held: true }, 'setup.sh  left a process that holds its output: '],
    [
      'asks the network',
      { exitCode: 6, stderr: 'Could not resolve host: a.example\n' },
      'setup.sh  ended with 6: ',
    ],
  ])('QB17, QB18 a set-up that %s makes each case invalid, and the box goes', async (_how, answer, words) => {
    const scene = sceneBut((script, question) => (script === question.setup.script ? answer : undefined))
    for (const name of [UNTOUCHED, SOLUTION, WRONG]) {
      const result = await run(scene, name)
      expect(result).toMatchObject({ verdict: 'invalid', words: [expect.stringContaining(words)] })
      expect(result.boxes.destroyed).toEqual(result.boxes.made)
    }
  })

  it('QB17 a set-up that leaves its files behind is invalid', async () => {
    const scene = sceneBut((script) => (script.startsWith('/usr/bin/test') ? { exitCode: 1 } : undefined))
    const { verdict, words } = await run(scene, UNTOUCHED)
    expect(verdict).toBe('invalid')
    expect(words).toEqual([expect.stringContaining('setup.sh  left its files in /run/greenroom-setup')])
  })

  it.each<[string, Answer, string]>([
    ['ends with another code', { exitCode: 127, stderr: 'curl: not found\n' }, 'ended with 127'],
    ['takes too long', { exitCode: null, timedOut: true }, 'took longer than 10 s'],
    ['says nothing', { exitCode: 1, stdout: '' }, 'said nothing'],
    ['says too much', { truncated: true }, 'printed too much'],
    ['leaves a process behind', { held: true }, 'left a process'],
  ])('QB17 a probe that %s makes even a wrong fix invalid, never rejected', async (_how, answer, said) => {
    const scene = sceneBut((script, question) => (script === question.probes[1]?.script ? answer : undefined))
    for (const name of [UNTOUCHED, SOLUTION, WRONG]) {
      const { verdict, words, boxes } = await run(scene, name)
      expect(verdict).toBe('invalid')
      expect(words).toEqual([
        expect.stringMatching(/^could not check: probes\/starts-with-the-machine\.sh  /),
      ])
      expect(words[0]).toContain(said)
      expect(boxes.destroyed).toEqual(boxes.made)
    }
  })

  it('QB17 a fix that hangs is invalid', async () => {
    const scene = sceneBut((script, question) =>
      script === question.wrongFixes[1]?.script ? { exitCode: null, timedOut: true } : undefined,
    )
    expect(await run(scene, WRONG)).toMatchObject({ verdict: 'invalid' })
  })

  it('QB17 a host that refuses a box is told in its own words', async () => {
    const { question, rule } = goodScene()
    const boxes = scriptBoxes(rule, { create: 'All memory for boxes is promised.' })
    const { verdict, words } = await run({ question, rule, boxes }, UNTOUCHED)
    expect(verdict).toBe('invalid')
    expect(words).toEqual(['no box: All memory for boxes is promised.'])
  })
})
