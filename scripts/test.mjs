// `npm test`: makes the machine ready, runs every test project even when one fails, and ends with one plain line.
import { existsSync, mkdirSync, readFileSync, rmSync } from 'node:fs'
import { spawn } from 'node:child_process'
import { dirname, join } from 'node:path'
import process from 'node:process'
import { ROOT } from './places.mjs'
import { seconds } from './progress.mjs'
import { SetupStopped, setUp } from './setup.mjs'
import { countClosingLine, countOne, countVitest, plainLine, sum, table } from './tally.mjs'

const RESULTS = join(ROOT, 'test-results')
const BIN = join(ROOT, 'node_modules/.bin')

/** Runs a tool with its output in view; resolves to its exit code and what it said. */
function run(command, args) {
  return new Promise((resolve) => {
    const child = spawn(command, args, { cwd: ROOT, stdio: ['ignore', 'pipe', 'pipe'] })
    let said = ''
    child.stdout.on('data', (chunk) => {
      said += chunk
      process.stdout.write(chunk)
    })
    child.stderr.on('data', (chunk) => process.stdout.write(chunk))
    child.on('error', (error) => resolve({ exitCode: 127, said: error.message }))
    child.on('close', (code) => resolve({ exitCode: code ?? 1, said }))
  })
}

function tool(name, ...args) {
  const command = ['run', '--silent', name, '--', ...args]
  return { name, run: async () => countOne((await run('npm', command)).exitCode) }
}

function readReport(file) {
  return existsSync(file) ? JSON.parse(readFileSync(file, 'utf8')) : null
}

function vitest(project) {
  return {
    name: project,
    run: async () => {
      const file = join(RESULTS, `${project}.json`)
      const reporters = ['--reporter=default', '--reporter=json', `--outputFile.json=${file}`]
      const { exitCode } = await run(join(BIN, 'vitest'), ['run', '--project', project, ...reporters])
      return countVitest(readReport(file), exitCode)
    },
  }
}

function questions() {
  return {
    name: 'questions',
    run: async () => {
      // Where previews look up when a question was last proved (QUESTION_REPORT).
      const report = join(ROOT, '.data/question-report.json')
      mkdirSync(dirname(report), { recursive: true })
      const { exitCode, said } = await run(join(BIN, 'tsx'), ['questions/check.ts', '--report', report])
      return countClosingLine(said, exitCode)
    },
  }
}

const projects = [
  tool('format:check'),
  tool('lint'),
  tool('typecheck'),
  vitest('unit'),
  vitest('integration'),
  vitest('sandbox'),
  questions(),
  vitest('e2e'),
]

async function main() {
  rmSync(RESULTS, { recursive: true, force: true })
  mkdirSync(RESULTS, { recursive: true })
  try {
    await setUp({ purpose: 'tests' })
  } catch (error) {
    console.error(error instanceof SetupStopped ? error.message : error)
    return [{ name: 'set-up', passed: 0, failed: 1, skipped: 0, time: '-' }]
  }
  const rows = []
  for (const project of projects) {
    console.log(`\n── ${project.name} ──`)
    const startedAt = performance.now()
    const counts = await project.run()
    rows.push({ name: project.name, ...counts, time: seconds(performance.now() - startedAt) })
  }
  return rows
}

const rows = await main()
const total = sum(rows)
console.log(`\n${table(rows)}\n`)
console.log(plainLine(total))
process.exitCode = total.failed > 0 || total.passed === 0 ? 1 : 0
