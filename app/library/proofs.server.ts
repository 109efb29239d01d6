// When each question was last proved: read from the report that the check of the bank leaves behind, where there is one.
import { readFile, stat } from 'node:fs/promises'
import { z } from 'zod'
import type { Proof } from './preview.ts'

/** The part of the report that is read here; `questions:check --report` writes it. */
const reportShape = z.object({
  checkedAt: z.iso.datetime(),
  /** Without boxes nothing was proved. */
  passes: z.object({ live: z.literal(true) }),
  questions: z.array(
    z.object({
      slug: z.string(),
      version: z.string().nullable(),
      passed: z.number(),
      failed: z.number(),
      invalid: z.number(),
    }),
  ),
})

export type ProofsReader = {
  /** Null where no report speaks of this version of the question. */
  find(slug: string, version: string): Promise<Proof | null>
}

export function createProofs(file: string): ProofsReader {
  let known: { changedMs: number; proofs: Map<string, Proof> } | null = null

  async function read(): Promise<Map<string, Proof>> {
    const changedMs = await stat(file).then(
      ({ mtimeMs }) => mtimeMs,
      () => null,
    )
    if (changedMs === null) return new Map()
    if (known?.changedMs !== changedMs) {
      known = { changedMs, proofs: readReport(await readFile(file, 'utf8').catch(() => '')) }
    }
    return known.proofs
  }

  return {
    async find(slug, version) {
      return (await read()).get(`${slug}@${version}`) ?? null
    },
  }
}

/** A report that is half written or of another shape proves nothing. */
function readReport(text: string): Map<string, Proof> {
  const report = reportShape.safeParse(parse(text))
  if (!report.success) return new Map()
  const { checkedAt, questions } = report.data
  return new Map(
    questions.map(({ slug, version, passed, failed, invalid }) => [
      `${slug}@${version ?? ''}`,
      // A case that proved nothing is no pass.
      { checkedAt, passed, failed: failed + invalid },
    ]),
  )
}

function parse(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch {
    return null
  }
}
