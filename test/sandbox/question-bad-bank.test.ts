import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { openHost } from '#questions/check-host.ts'
import type { CheckHost } from '#questions/check-host.ts'
import { LIVE_LIMITS, liveCases, runLiveCase } from '#questions/check-live.ts'
import { loadFolders } from '#questions/load.ts'
import { BAD_RUNNING, makeBadBank, removeBadBank } from '#test/support/bad-bank.ts'

const GOOD = 'good-among-bad'
const GREENROOM_STATE = process.env.GREENROOM_STATE ?? '/var/lib/greenroom'

describe('a bank of bad questions on real boxes', () => {
  let root: string
  let host: CheckHost

  beforeAll(async () => {
    root = makeBadBank(BAD_RUNNING, GOOD)
    host = await openHost({ GREENROOM_STATE })
  })

  afterAll(async () => {
    await host.stop()
    removeBadBank(root)
  })

  async function check(slug: string, name: string) {
    const bad = BAD_RUNNING.find((one) => one.slug === slug)
    const loaded = loadFolders(root).entries.find((entry) => entry.slug === slug)?.loaded
    if (!loaded?.ok) throw new Error(`${slug} does not load: ${JSON.stringify(loaded?.problems)}`)
    if (loaded.question.kind !== 'troubleshooting') throw new Error(`${slug} has no box`)
    const one = liveCases(loaded.question, { ...LIVE_LIMITS, ...bad?.limits }).find(
      (found) => found.name === name,
    )
    if (!one) throw new Error(`${slug} has no case ${name}`)
    const result = await runLiveCase(host.client, one, `${slug}-${name.replaceAll(/\W/g, '')}`.slice(0, 60))
    const { sandboxes } = await host.client.request('listSandboxes', {})
    return { ...result, left: sandboxes.map(({ sandboxId }) => sandboxId) }
  }

  it.each(BAD_RUNNING.flatMap((bad) => bad.cases.map((name) => ({ ...bad, name }))))(
    'QB27 $slug, $name: $verdict, and told why',
    async ({ slug, name, verdict, says }) => {
      const result = await check(slug, name)
      expect({ verdict: result.verdict, words: result.words }).toEqual({
        verdict,
        words: expect.arrayContaining([expect.stringMatching(says)]),
      })
      expect(result.left).toEqual([])
    },
  )

  it('QB27 a good question among them passes all the same', async () => {
    for (const name of ['untouched box', 'solution 01-give-it-back', 'wrong fix start-only']) {
      expect(await check(GOOD, name)).toMatchObject({ verdict: 'passed', words: [], left: [] })
    }
  })
})
