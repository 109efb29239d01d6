import { describe, expect, it } from 'vitest'
import { explainFailure, explainMissing } from './failures.ts'

describe('a failed build of the image', () => {
  it('SB33 names the tool that is missing and how to get it', () => {
    const absent = Object.assign(new Error('spawn mmdebstrap ENOENT'), { code: 'ENOENT' })
    expect(explainMissing('mmdebstrap', absent)).toContain('apt-get install mmdebstrap')
    expect(explainMissing('mmdebstrap', new Error('no memory'))).toContain('no memory')
  })

  it('SB33 says what to look at when the mirror does not answer, lacks a package, or the disk is full', () => {
    const refused = 'E: Failed to fetch http://mirror.example/InRelease  Could not connect'
    const words = explainFailure(25, ['Reading package lists...', refused, 'E: mmdebstrap failed to run'])
    expect(words).toMatch(/Check the network, the proxy .* apt-get update must work/)
    expect(words).toContain(refused)
    expect(explainFailure(25, ['E: Unable to locate package nginx-lite'])).toContain('no package nginx-lite:')
    expect(explainFailure(25, ['tar: x: No space left on device'])).toContain('Make room')
    expect(explainFailure(3, ['first', 'second'])).toContain('exit 3). Its last lines:\nfirst\nsecond')
  })
})
