// A miniature bank of bad questions: the scaffold's good one, each broken in one way, with what the check must say of it.
import { chmodSync, cpSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import type { LiveLimits } from '#questions/check-live.ts'
import type { Verdict } from '#questions/check-report.ts'
import { scaffoldQuestion } from '#questions/scaffold.ts'
import type { QuestionKind } from '#questions/schema-round.ts'
import { ROOT } from './source-tree.ts'

export type Edit =
  /** Replaces what must be there. */
  | { file: string; from: string; to: string }
  /** A whole file, executable if it is a script. */
  | { file: string; text: string }
  | { file: string; remove: true }

export type BadQuestion = {
  slug: string
  edits: Edit[]
  /** Of these cases; the others do not matter. */
  cases: string[]
  verdict: Extract<Verdict, 'failed' | 'invalid'>
  /** Shorter bounds, where the outcome is that one is reached. */
  limits?: Partial<LiveLimits>
  /** In one of the lines of each case. */
  says: RegExp
}

const UNTOUCHED = 'untouched box'
const SOLUTION = 'solution 01-give-it-back'
const WRONG = 'wrong fix start-only'

/** After `set -u` of the probe that asks for the behaviour. */
function probe(line: string): Edit[] {
  return [{ file: 'probes/greets.sh', from: 'set -u\n', to: `set -u\n${line}\n` }]
}

/** After its first two lines, the set-up does this as well. */
function setup(line: string): Edit[] {
  return [{ file: 'setup.sh', from: 'set -eu\n', to: `set -eu\n${line}\n` }]
}

function solution(...lines: string[]): Edit[] {
  return [{ file: 'solutions/01-give-it-back.sh', text: `#!/bin/bash\nset -eu\n${lines.join('\n')}\n` }]
}

/** Bad as it is written: found without a box. */
export const BAD_WRITING: BadQuestion[] = [
  {
    slug: 'bad-yaml',
    edits: [{ file: 'question.yaml', from: 'level: 1', to: 'level: [1' }],
    cases: ['schema, files and spoilers'],
    verdict: 'failed',
    says: /question\.yaml:\d+ {2}not valid YAML/,
  },
  {
    slug: 'bad-unknown-key',
    edits: [{ file: 'question.yaml', from: 'summary:', to: 'sumary: x\nsummary:' }],
    cases: ['schema, files and spoilers'],
    verdict: 'failed',
    says: /question\.yaml:\d+ {2}unknown key "sumary"; did you mean "summary"\?/,
  },
  {
    slug: 'bad-probe-missing',
    edits: [{ file: 'probes/greets.sh', remove: true }],
    cases: ['schema, files and spoilers'],
    verdict: 'failed',
    says: /question\.yaml:\d+ {2}probe "greets" has no file probes\/greets\.sh/,
  },
  {
    slug: 'bad-probe-extra',
    edits: [{ file: 'probes/sings.sh', text: '#!/bin/bash\ntrue\n' }],
    cases: ['schema, files and spoilers'],
    verdict: 'failed',
    says: /probes\/sings\.sh:1 {2}question\.yaml names no probe "sings"/,
  },
  {
    slug: 'bad-syntax',
    edits: setup('if true; then'),
    cases: ['bash -n'],
    verdict: 'failed',
    says: /setup\.sh: line \d+/,
  },
]

/** Bad only when it is run. */
export const BAD_RUNNING: BadQuestion[] = [
  {
    slug: 'probe-writes',
    edits: probe('echo seen >> "$BOX/etc/greeter.seen"'),
    cases: [UNTOUCHED],
    verdict: 'failed',
    says: /probes\/ {2}changed \/etc.*: a probe only reads/,
  },
  {
    slug: 'probe-hangs',
    edits: [
      ...probe('sleep 600'),
      { file: 'question.yaml', from: 'kind: behaviour }', to: 'kind: behaviour, timeout-seconds: 1 }' },
    ],
    cases: [UNTOUCHED, SOLUTION, WRONG],
    verdict: 'invalid',
    says: /could not check: probes\/greets\.sh {2}took longer than 1 s: bound its waiting/,
  },
  {
    slug: 'probe-forks',
    edits: probe('sleep 600 &'),
    cases: [UNTOUCHED, SOLUTION, WRONG],
    verdict: 'invalid',
    says: /could not check: probes\/greets\.sh {2}left a process that holds its output/,
  },
  {
    slug: 'probe-talks',
    edits: probe('head -c 100000000 /dev/zero | tr "\\0" x'),
    cases: [UNTOUCHED, WRONG],
    verdict: 'invalid',
    says: /could not check: probes\/greets\.sh {2}printed too much/,
  },
  {
    slug: 'probe-dies',
    edits: probe('kill -KILL $$'),
    cases: [UNTOUCHED, WRONG],
    verdict: 'invalid',
    says: /could not check: probes\/greets\.sh {2}(was ended by SIGKILL|ended with 137)/,
  },
  {
    slug: 'probe-crashes',
    edits: probe('no-such-tool || exit 127'),
    cases: [WRONG],
    verdict: 'invalid',
    says: /could not check: probes\/greets\.sh:4 {2}ended with 127: no-such-tool: command not found/,
  },
  {
    slug: 'setup-fails',
    edits: setup('no-such-tool'),
    cases: [UNTOUCHED, WRONG],
    verdict: 'invalid',
    says: /^setup\.sh:4 {2}ended with 127: no-such-tool: command not found/,
  },
  {
    slug: 'setup-hangs',
    edits: setup('sleep 600'),
    limits: { setupMs: 3000 },
    cases: [WRONG],
    verdict: 'invalid',
    says: /^setup\.sh {2}did not end within 3 s: bound whatever it waits for/,
  },
  {
    slug: 'setup-needs-network',
    edits: setup('curl --silent --show-error --max-time 2 http://packages.example/greeter'),
    cases: [UNTOUCHED, WRONG],
    verdict: 'invalid',
    says: /^setup\.sh {2}ended with \d+: curl: .*; a box has no network: bring what it needs in files\//,
  },
  {
    slug: 'setup-switches-off',
    edits: setup('systemctl poweroff --force --force'),
    cases: [WRONG],
    verdict: 'invalid',
    says: /^setup\.sh {2}(was ended by|ended with)/,
  },
  {
    slug: 'setup-breaks-nothing',
    edits: [
      { file: 'setup.sh', from: 'install -m 600', to: 'install -m 644' },
      {
        file: 'setup.sh',
        from: 'systemctl start greeter.service 2> /dev/null && exit 1',
        to: 'systemctl enable --now --quiet greeter.service',
      },
    ],
    cases: [UNTOUCHED],
    verdict: 'failed',
    says: /^setup\.sh {2}nothing is broken/,
  },
  {
    slug: 'setup-heals',
    limits: { settleMs: 1000 },
    edits: [
      { file: 'setup.sh', from: 'install -m 600', to: 'install -m 644' },
      {
        file: 'setup.sh',
        from: 'systemctl start greeter.service 2> /dev/null && exit 1',
        to: 'systemctl enable --quiet greeter.service',
      },
    ],
    cases: [UNTOUCHED],
    verdict: 'failed',
    says: /^setup\.sh {2}a reboot mends it/,
  },
  {
    slug: 'solution-misses',
    edits: solution('systemctl enable greeter.service'),
    cases: [SOLUTION],
    verdict: 'failed',
    says: /^solutions\/01-give-it-back\.sh {2}at once probe greets does not pass: Nothing is said\./,
  },
  {
    slug: 'solution-crashes',
    edits: solution('chmod 644 /srv/greeting', 'no-such-tool'),
    cases: [SOLUTION],
    verdict: 'failed',
    says: /^solutions\/01-give-it-back\.sh:4 {2}ended with 127: no-such-tool: command not found/,
  },
  {
    slug: 'solution-until-restart',
    edits: solution(
      'systemctl enable --quiet greeter.service',
      'mkdir -p /run/greeter',
      'cp /srv/greeting /run/greeter/today',
    ),
    cases: [SOLUTION],
    verdict: 'failed',
    says: /^solutions\/01-give-it-back\.sh {2}after it systemctl restart greeter\.service {2}ended with 1/,
  },
  {
    slug: 'solution-until-reboot',
    limits: { settleMs: 1000 },
    edits: solution(
      'install -m 644 /srv/greeting /run/greeting',
      'mkdir -p /run/systemd/system/greeter.service.d',
      'printf "[Service]\\nExecStart=\\nExecStart=/bin/cp /run/greeting /run/greeter/today\\n" > /run/systemd/system/greeter.service.d/here.conf',
      'systemctl daemon-reload',
      'systemctl enable --now --quiet greeter.service',
    ),
    cases: [SOLUTION],
    verdict: 'failed',
    says: /^solutions\/01-give-it-back\.sh {2}after a reboot probe greets does not pass: Nothing is said\./,
  },
  {
    slug: 'wrong-fix-passes',
    edits: [{ file: 'wrong/start-only.sh', from: 'systemctl start', to: 'systemctl enable --quiet --now' }],
    cases: [WRONG],
    verdict: 'failed',
    says: /^wrong\/start-only\.sh {2}probe starts-with-the-machine was to see through it, and passes/,
  },
]

/** A bank of these, and one good question among them. The caller removes `root`. */
export function makeBadBank(
  bad: readonly BadQuestion[],
  good: string,
  kind: QuestionKind = 'troubleshooting',
): string {
  const root = mkdtempSync(join(tmpdir(), 'greenroom-bad-bank-'))
  cpSync(join(ROOT, 'questions/rubrics'), join(root, 'rubrics'), { recursive: true })
  for (const { slug, edits } of [{ slug: good, edits: [] }, ...bad]) {
    const made = scaffoldQuestion(root, slug, kind)
    if (!made.ok) throw new Error(made.words)
    for (const edit of edits) apply(join(made.folder, edit.file), edit)
  }
  return root
}

export function removeBadBank(root: string): void {
  rmSync(root, { recursive: true })
}

function apply(file: string, edit: Edit): void {
  if ('remove' in edit) return rmSync(file)
  if ('from' in edit) {
    const text = readFileSync(file, 'utf8')
    if (!text.includes(edit.from)) throw new Error(`${file} does not hold ${edit.from}`)
    return writeFileSync(
      file,
      text.replace(edit.from, () => edit.to),
    )
  }
  mkdirSync(dirname(file), { recursive: true })
  writeFileSync(file, edit.text)
  chmodSync(file, 0o755)
}
