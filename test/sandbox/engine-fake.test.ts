import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { Sandbox } from '#sandbox/engines/engine.ts'
import { createFakeEngine } from '#sandbox/engines/fake.ts'
import { smallSpec } from './box-lab.ts'
import { describeFiles } from './engine-files.ts'
import { describeRuns } from './engine-runs.ts'
import { runIn, startIn } from './run-lab.ts'

describe('engine fake', () => {
  const engine = createFakeEngine({ NODE_ENV: 'test' })
  let box: Sandbox
  beforeAll(async () => {
    box = await engine.create('fake-1', smallSpec())
  })
  afterAll(() => engine.destroy('fake-1'))

  describeRuns(() => box)
  describeFiles(() => box)

  it('SB48 a run whose box is removed is lost', async () => {
    const other = await engine.create('fake-2', smallSpec())
    const going = await startIn(other, { argv: ['sleep', '60'] })
    await engine.destroy('fake-2')
    expect((await going.ended).end.because).toBe('lost')
    expect((await runIn(box, { argv: ['true'] })).end.because).toBe('exited')
  })
})
