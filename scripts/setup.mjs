// Makes the machine ready: `node scripts/setup.mjs [--tests|--dev]`. Steps that are done already are skipped.
import process from 'node:process'
import { pathToFileURL } from 'node:url'
import { loadSettings, placesFrom, ROOT } from './places.mjs'
import { findMissing, lookAround } from './preflight.mjs'
import { createProgress, seconds } from './progress.mjs'
import { listSteps } from './steps.mjs'

/** Something that only the person at the machine can mend; already said in words. */
export class SetupStopped extends Error {}

/** Runs the steps that are not done. Throws SetupStopped with words for a person. */
export async function runSteps(steps, at, progress) {
  let skipped = 0
  for (const step of steps) {
    if (await step.isDone(at)) {
      skipped += 1
      continue
    }
    if (step.quiet) await step.run(at)
    else
      await progress
        .during(step.title, (note) => step.run({ ...at, note }))
        .catch((error) => stop(step.title, error))
  }
  return { skipped }
}

function stop(title, error) {
  throw new SetupStopped(`Set-up stopped at: ${title}\n${error.message}`, { cause: error })
}

export function assertNothingMissing(missing) {
  if (missing.length === 0) return
  const words = missing.map((one) => `  - ${one.missing}\n    ${one.remedy}`)
  throw new SetupStopped(`Nothing was started, because this is missing:\n${words.join('\n')}`)
}

export async function setUp({ purpose = 'app', env = process.env, progress = createProgress() } = {}) {
  const places = placesFrom(env)
  const startedAt = performance.now()
  assertNothingMissing(findMissing(lookAround(places, ROOT)))
  process.umask(0o022)
  const at = { places, forTests: purpose === 'tests', demo: env.DEMO !== '0', note: () => {} }
  const { skipped } = await runSteps(listSteps(purpose), at, progress)
  progress.line(
    `Set-up is done (${seconds(performance.now() - startedAt)}, ${skipped} steps were done already).`,
  )
  return places
}

async function main() {
  loadSettings()
  const purpose = process.argv.includes('--tests') ? 'tests' : process.argv.includes('--dev') ? 'dev' : 'app'
  try {
    await setUp({ purpose })
  } catch (error) {
    if (!(error instanceof SetupStopped)) throw error
    console.error(error.message)
    process.exitCode = 1
  }
}

if (import.meta.url === pathToFileURL(process.argv[1] ?? '').href) await main()
