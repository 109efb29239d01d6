import { mkdtempSync, rmSync, utimesSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, describe, expect, it } from 'vitest'
import { reportFile, type CaseResult } from '#questions/check-report.ts'
import { createProofs } from './proofs.server.ts'

const folder = mkdtempSync(join(tmpdir(), 'greenroom-proofs-'))
afterAll(() => rmSync(folder, { recursive: true }))

const results: CaseResult[] = [
  { slug: 'slow-names', name: 'untouched', verdict: 'passed', ms: 10, words: [] },
  { slug: 'slow-names', name: 'solution 1', verdict: 'passed', ms: 10, words: [] },
  { slug: 'disk-full', name: 'untouched', verdict: 'invalid', ms: 10, words: ['the set-up crashed'] },
]
const versions = new Map([
  ['slow-names', '1.2.0'],
  ['disk-full', '1.0.0'],
])
const report = (day: string, live = true) =>
  reportFile(results, {
    ms: 30,
    jobs: 1,
    versions,
    checkedAt: `2026-05-${day}T09:00:00.000Z`,
    passes: { static: true, live },
  })

describe('when a question was last proved', () => {
  it('LI19 comes from the report of the check, for exactly this version', async () => {
    const file = join(folder, 'report.json')
    writeFileSync(file, report('04'))
    const proofs = createProofs(file)
    expect(await proofs.find('slow-names', '1.2.0')).toEqual({
      checkedAt: '2026-05-04T09:00:00.000Z',
      passed: 2,
      failed: 0,
    })
    expect(await proofs.find('disk-full', '1.0.0')).toMatchObject({ passed: 0, failed: 1 })
    expect(await proofs.find('slow-names', '1.3.0')).toBeNull()
    expect(await proofs.find('no-such', '1.0.0')).toBeNull()
  })

  it('LI19 does not come from a check without boxes', async () => {
    const file = join(folder, 'static.json')
    writeFileSync(file, report('04', false))
    expect(await createProofs(file).find('slow-names', '1.2.0')).toBeNull()
  })

  it('LI19 follows a newer report without a restart', async () => {
    const file = join(folder, 'renewed.json')
    writeFileSync(file, report('04'))
    utimesSync(file, 1000, 1000)
    const proofs = createProofs(file)
    expect(await proofs.find('slow-names', '1.2.0')).toMatchObject({ checkedAt: '2026-05-04T09:00:00.000Z' })
    writeFileSync(file, report('05'))
    expect(await proofs.find('slow-names', '1.2.0')).toMatchObject({ checkedAt: '2026-05-05T09:00:00.000Z' })
  })

  it('LI19 is not known without a report, nor from one that is half written', async () => {
    expect(await createProofs(join(folder, 'none.json')).find('slow-names', '1.2.0')).toBeNull()
    const torn = join(folder, 'torn.json')
    writeFileSync(torn, report('04').slice(0, 90))
    expect(await createProofs(torn).find('slow-names', '1.2.0')).toBeNull()
  })
})
