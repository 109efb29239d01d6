// A troubleshooting question: a broken box and a story. No files are read here.
import { z } from 'zod'
import { boxFields, commonFields, hint, id } from './schema-parts.ts'

/** How every script of a question is run: from standard input, so that it is never a file of the box. */
export const SCRIPT_ARGV: readonly string[] = ['/bin/bash', '-s']
/** Where a setup finds its files; gone before the candidate can look. */
export const SETUP_FOLDER = '/run/greenroom-setup'

/** question.yaml. Unknown keys are errors, so a typo cannot pass for an option. */
export const troubleshootingYaml = z
  .strictObject({
    ...commonFields,
    kind: z.literal('troubleshooting').default('troubleshooting').describe('What kind of question this is.'),
    sandbox: z.strictObject(boxFields).describe('The box.'),
    hints: z
      .array(hint)
      .min(3)
      .max(8)
      .describe('A ladder: where to look, what to compare, how it works, and last the answer.'),
    probes: z
      .array(
        z.strictObject({
          id: id.describe('Its script is probes/<id>.sh.'),
          says: z.string().min(5).max(140).describe('The fact it looks at, as a sentence.'),
          kind: z
            .enum(['behaviour', 'persistence', 'collateral'])
            .describe(
              'behaviour: what users feel. persistence: what a reboot would show. collateral: what must not be harmed.',
            ),
          'timeout-seconds': z.int().min(1).max(60).default(10),
        }),
      )
      .min(2)
      .max(12)
      .describe('One observable fact each.'),
    units: z
      .array(
        z
          .string()
          .regex(
            /^[a-z0-9@_.-]+\.(service|timer|socket)$/,
            'the full name of a service, timer or socket, such as nginx.service',
          ),
      )
      .max(6)
      .default([])
      .describe(
        'Restarted by the check after a fix, to see that it lasts; it also reboots the box. Needed where a probe is of kind persistence.',
      ),
    trials: z
      .array(
        z.strictObject({
          on: z.iso.date('a date such as 2026-11-22').describe('The day.'),
          minutes: z.number().positive().max(180).describe('Until it was solved, or given up.'),
          solved: z.boolean(),
          mended: z.string().min(5).max(300).describe('What the trial showed and what was changed.'),
        }),
      )
      .max(20)
      .default([])
      .describe(
        'Who solved it cold, on the clock, in a real terminal, without having read the solution (questions:try).',
      ),
  })
  .describe('A question: a broken box and a story (docs/authoring.md).')
export type TroubleshootingYaml = z.infer<typeof troubleshootingYaml>

export type QuestionProbe = {
  id: string
  says: string
  kind: 'behaviour' | 'persistence' | 'collateral'
  timeoutMs: number
  script: string
}
export type QuestionFile = { path: string; mode: number; content: Uint8Array }
/** Runs once as root inside the box with `files` under /run/greenroom-setup/; exit 0 = the box is broken as meant. */
export type QuestionSetup = { script: string; files: QuestionFile[] }
